import { Heap } from '../../core/heap.ts';
import { PERIOD_FROM, PERIOD_TO } from './calendar.ts';
import { createGround } from './ground.ts';
import { createRandom } from './random.ts';
import { buildThread, createSchedule, heartbeatTime, threadStart } from './schedule.ts';
import { planStory } from './story/plan.ts';
import { storyThread, type StoryFacts } from './story/story-thread.ts';
import { createThread, type CiRun, type Draft, type Thread, type Ticket } from './thread.ts';
import { governance } from './threads/governance.ts';
import { appointments, openingThread } from './threads/plane.ts';
import { createTally, quarterReport, REPORT_AT } from './threads/report.ts';
import type { World } from './world.ts';

/** Where the simulation puts what it makes. Events come in order of time. */
export interface Sink {
  event(draft: Draft): void;
  file(name: string, bytes: Uint8Array): void;
}

export interface Simulated {
  readonly story: StoryFacts & {
    /** Record of the reported figure that is true of the twin only. */
    readonly misreported: string;
  };
  readonly tickets: readonly Ticket[];
  readonly runs: readonly CiRun[];
}

/** Number of the story's thread: it is named like any other. */
const STORY_ID = '000000';

interface Planned {
  readonly start: number;
  readonly build: () => Thread;
}

/** Runs the whole period. Only threads that are under way are in memory. */
export function simulate(world: World, events: number, incident: boolean, sink: Sink): Simulated {
  const schedule = createSchedule(world, events);
  const ground = createGround();
  /** Events waiting for their time. */
  const heap = new Heap<Draft>(({ time }) => time);
  const tickets: Ticket[] = [];
  const runs: CiRun[] = [];
  const pulse = createPulse(world, schedule.heartbeats);
  const tally = createTally();
  let opening: readonly string[] = [];
  let misreported = '';
  let story: StoryFacts | null = null;

  const emit = (draft: Draft): void => {
    if (draft.time < PERIOD_FROM || draft.time > PERIOD_TO) throw new Error(`${draft.record_id} falls outside the period`);
    pulse.watch(draft);
    tally.watch(draft);
    sink.event(draft);
  };
  const advance = (to: number): void => {
    for (;;) {
      const time = Math.min(heap.next, pulse.next());
      if (time >= to) return;
      emit(heap.next <= pulse.next() ? heap.pop() : pulse.beat());
    }
  };
  const plan = planStory(world);
  const special = (id: string, start: number, build: (t: Thread) => void): Planned => ({
    start,
    build: () => {
      const t = createThread(id, world, createRandom(world.seed, id === STORY_ID ? 'story/thread' : `special/${id}`), start, ground);
      build(t);
      return t;
    },
  });
  const specials = [
    special('plane', PERIOD_FROM, (t) => void (opening = openingThread(t, incident))),
    special(STORY_ID, plan.start, (t) => void (story = storyThread(t, plan, incident))),
    ...appointments(world.agents.find((agent) => !agent.working)).map((each, at) => special(`plane-${at + 1}`, each.at, each.build)),
    special('report', REPORT_AT, (t) => void (misreported = quarterReport(t, tally))),
    ...governance(world).map((each, at) => special(`governance-${at + 1}`, each.at, each.build)),
  ].sort((left, right) => left.start - right.start);

  let at = 0;
  const run = ({ start, build }: Planned): void => {
    advance(start);
    const t = build();
    for (const draft of t.events) heap.push(draft);
    for (const file of t.files) sink.file(file.name, file.bytes);
    tickets.push(...t.tickets);
    runs.push(...t.runs);
  };
  const count = schedule.threads.length;
  for (let number = 1; number <= count; number++) {
    const start = threadStart(world, number, count);
    while (at < specials.length && specials[at]!.start <= start) run(specials[at++]!);
    run({ start, build: () => buildThread(world, schedule.threads[number - 1]!, number, start, ground) });
  }
  while (at < specials.length) run(specials[at++]!);
  advance(Number.POSITIVE_INFINITY);
  if (story === null) throw new Error('the story is one of the special threads');
  const { mayDiffer, ...facts }: StoryFacts = story;
  return { story: { ...facts, misreported, mayDiffer: [...opening, ...mayDiffer].sort() }, tickets, runs };
}

/** Heartbeats of the working agents in turn, each with the number of its actions that are running. */
function createPulse(world: World, count: number) {
  const agents = world.agents.filter((agent) => agent.working);
  const active = new Map<string, number>();
  let at = 0;
  return {
    next: () => (at < count ? heartbeatTime(at, count) : Number.POSITIVE_INFINITY),
    watch(draft: Draft): void {
      const step = draft.type === 'action.started' ? 1 : draft.type === 'action.completed' || draft.type === 'action.failed' ? -1 : 0;
      if (step !== 0) active.set(draft.actor.id, (active.get(draft.actor.id) ?? 0) + step);
    },
    beat(): Draft {
      const agent = agents[at % agents.length]!;
      const draft: Draft = {
        time: heartbeatTime(at, count),
        record_id: `evt-beat-${String(at + 1).padStart(7, '0')}`,
        stream: 'telemetry',
        type: 'agent.heartbeat',
        layer: 'fleet',
        actor: { kind: 'agent', id: agent.id, version: agent.version },
        causes: [],
        data: { fleet_id: agent.fleet, active_runs: active.get(agent.id) ?? 0 },
      };
      at += 1;
      return draft;
    },
  };
}
