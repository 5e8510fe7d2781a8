import { WORK_FROM, workTime } from './calendar.ts';
import { createRandom } from './random.ts';
import { freeGround, type Ground } from './ground.ts';
import { createThread, type Thread } from './thread.ts';
import { governance } from './threads/governance.ts';
import { appointments, openingThread } from './threads/plane.ts';
import { createTally, quarterReport } from './threads/report.ts';
import { changeThread } from './threads/change.ts';
import { operationThread } from './threads/operation.ts';
import { queryThread } from './threads/query.ts';
import { testThread } from './threads/test-run.ts';
import { ticketThread } from './threads/ticket.ts';
import { planStory } from './story/plan.ts';
import { storyThread } from './story/story-thread.ts';
import { WORK_TO } from './calendar.ts';
import type { World } from './world.ts';

export const MIN_EVENTS = 200;
/** Up to here the mix is the same; beyond it, only what needs no file of its own becomes more. */
const FULL_MIX_EVENTS = 6_000;
const FULL_TICKET_EVENTS = 40_000;
const HEARTBEAT_SHARE = 0.18;

type Kind = 'change' | 'operation' | 'test' | 'light-test' | 'query' | 'ticket';
const KINDS: readonly Kind[] = ['change', 'operation', 'test', 'light-test', 'query', 'ticket'];
const BUILD: Readonly<Record<Kind, (t: Thread) => void>> = {
  change: changeThread,
  operation: operationThread,
  test: (t) => testThread(t, true),
  'light-test': (t) => testThread(t, false),
  query: queryThread,
  ticket: ticketThread,
};

/** Which threads there are, in order of their start, and how many heartbeats make the number of events exact. */
export interface Schedule {
  readonly threads: Uint8Array;
  readonly heartbeats: number;
}

/** Shares of the kinds for a bundle of `events`, by which about 1,500 files is the most there are. */
function mix(events: number): readonly (readonly [number, number])[] {
  const files = Math.min(1, FULL_MIX_EVENTS / events);
  const tickets = Math.min(1, FULL_TICKET_EVENTS / events);
  const share: Readonly<Record<Kind, number>> = {
    change: 12 * files, operation: 12 * files, test: 16 * files, 'light-test': 8, query: 45, ticket: 7 * tickets,
  };
  return KINDS.map((kind, at) => [at, share[kind]]);
}

/**
 * Counts before it places: how many events a thread has is a function of its own number, never of its time, so
 * threads are added until the next would not fit.
 */
export function createSchedule(world: World, events: number): Schedule {
  if (!Number.isSafeInteger(events) || events < MIN_EVENTS) throw new RangeError(`at least ${MIN_EVENTS} events, not ${events}`);
  let left = events - fixedEvents(world) - Math.floor(events * HEARTBEAT_SHARE);
  const kinds = createRandom(world.seed, 'schedule/kinds');
  const shares = mix(events);
  const threads: number[] = [];
  for (;;) {
    const kind = kinds.weighted(shares);
    const length = buildThread(world, kind, threads.length + 1, WORK_FROM, freeGround()).events.length;
    if (length > left) break;
    threads.push(kind);
    left -= length;
  }
  return { threads: Uint8Array.from(threads), heartbeats: left + Math.floor(events * HEARTBEAT_SHARE) };
}

export function buildThread(world: World, kind: number, number: number, start: number, ground: Ground): Thread {
  const name = KINDS[kind];
  if (name === undefined) throw new RangeError(`no kind ${kind}`);
  const id = String(number).padStart(6, '0');
  const t = createThread(id, world, createRandom(world.seed, `thread/${id}`), start, ground);
  BUILD[name](t);
  return t;
}

/** When each thread starts: ascending, one in each equal share of the period's work. */
export function threadStart(world: World, number: number, count: number): number {
  const jitter = createRandom(world.seed, `start/${number}`).unit();
  return workTime((number - 1 + jitter) / count);
}

export function heartbeatTime(at: number, count: number): number {
  return WORK_FROM + Math.floor(((at + 0.5) * (WORK_TO - WORK_FROM)) / count);
}

function fixedEvents(world: World): number {
  const count = (build: (t: Thread) => void): number => {
    const t = createThread('count', world, createRandom(world.seed, 'story/thread'), WORK_FROM + 60 * 86_400_000, freeGround());
    build(t);
    return t.events.length;
  };
  const story = planStory(world);
  const retired = world.agents.find((agent) => !agent.working);
  return count((t) => void openingThread(t, false)) + count((t) => void storyThread(t, story, false)) + count((t) => void quarterReport(t, createTally()))
    + [...appointments(retired), ...governance(world)].reduce((sum, each) => sum + count(each.build), 0);
}
