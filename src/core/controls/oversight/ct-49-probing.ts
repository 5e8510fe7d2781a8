import type { Pointer } from '../../findings/index.ts';
import type { Action } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { createSeries, type Series } from '../../packing/index.ts';
import { countWhile } from '../../sorted.ts';
import { factsOf, iso } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-49, advisory: an agent that was refused does not try the same again and again. */
export interface ProbingMember extends Member {
  readonly agent: string;
  readonly requests: number;
  readonly denials: number;
  /** Denied requests that name nothing: what would be the same again, nobody can say. */
  readonly unnamed: number;
  /** The most requests of one kind for the same systems within the window after a denial of it. */
  readonly worst: { readonly attempts: number; readonly kind: string; readonly deniedAt: number; readonly at: Pointer } | null;
  readonly limit: number;
  readonly window: number;
}

/** What one agent asked for: when, by the number of what it was, and what of it was refused. */
interface Asked {
  readonly same: Series;
  readonly times: Series;
  readonly denied: { readonly time: number; readonly same: number; readonly kind: string; readonly named: boolean; readonly at: Pointer }[];
}

function probingWalk({ parameters }: ControlContext): Walk<ProbingMember> {
  const { attemptsAfterDenial: limit, probingWindow: window } = parameters;
  const byAgent = new Map<string, Asked>();
  const sameAs = sameThings();
  return {
    over(actions) {
      for (const action of actions) {
        const { agentId, descriptor, requested } = action;
        const own: Asked = byAgent.get(agentId) ?? { same: createSeries(), times: createSeries(), denied: [] };
        byAgent.set(agentId, own);
        const same = sameAs(descriptor);
        own.same.push(same);
        own.times.push(requested.time);
        const time = deniedAt(action);
        if (time !== null) own.denied.push({ time, same, kind: descriptor.kind, named: descriptor.targets.length > 0, at: requested.at });
      }
      return NONE;
    },
    *rest() {
      for (const [agent, asked] of byAgent) {
        const { times: { length: requests }, denied } = asked;
        const [first] = denied;
        if (first === undefined) continue;
        yield {
          subject: agent, at: first.at, agent, requests, denials: denied.length, limit, window,
          unnamed: denied.filter((each) => !each.named).length, worst: worstOf(asked, window),
        };
      }
    },
  };
}

function deniedAt(action: Action): number | null {
  const decision = action.decisions.find((each) => each.value.decision === 'deny');
  const answer = action.approvals.find((each) => each.value.decision === 'denied');
  const times = [decision?.time, answer?.time].filter((each) => each !== undefined);
  return times.length === 0 ? null : Math.min(...times);
}

/** A number for a description's kind and systems. */
function sameThings(): (descriptor: Action['descriptor']) => number {
  const known = new Map<string, number>();
  return ({ kind, targets }) => {
    const name = JSON.stringify([kind, targets.length > 1 ? targets.toSorted() : targets]);
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  };
}

function worstOf({ same, times, denied }: Asked, window: number): ProbingMember['worst'] {
  const asked = timesOf(new Set(denied.map((each) => each.same)), same.numbers(), times.numbers());
  let worst: ProbingMember['worst'] = null;
  for (const { time, same: what, kind, named, at } of denied) {
    if (!named) continue;
    const own = asked.get(what) ?? [];
    const attempts = countTo(own, time + window) - countTo(own, time);
    if (attempts > (worst?.attempts ?? 0)) worst = { attempts, kind, deniedAt: time, at };
  }
  return worst;
}

/** When each of these was asked for, in order. */
function timesOf(wanted: ReadonlySet<number>, same: Float64Array, times: Float64Array): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>([...wanted].map((each) => [each, []]));
  for (const [index, each] of same.entries()) found.get(each)?.push(times[index] ?? 0);
  for (const own of found.values()) own.sort((a, b) => a - b);
  return found;
}

/** How many of the sorted times are not after `limit`. */
const countTo = (sorted: readonly number[], limit: number): number => countWhile(sorted, (each) => each <= limit);

function judgeProbing(member: ProbingMember): Fact {
  const make = factsOf<'CT-49'>(member);
  const { agent, requests, denials, unnamed, worst, limit, window } = member;
  const values = { agent, requests, denials, attempts: worst?.attempts ?? 0, limit, window };
  if (worst !== null && worst.attempts > limit) return make.exception('tried-again', worst.at, { ...values, kind: worst.kind, deniedAt: iso(worst.deniedAt) });
  return unnamed > 0 ? make.cannotTell('nothing-named', { ...values, unnamed }) : make.held('heeded', values);
}

export const CT_49: ControlTest<ProbingMember> = {
  id: 'CT-49', version: 1, severity: 'medium', rests: 'record', advisory: true, of: () => 'agent', walk: probingWalk, judge: judgeProbing,
};
