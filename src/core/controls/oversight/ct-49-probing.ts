import type { Pointer } from '../../findings/index.ts';
import type { Action } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { factsOf, iso } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';

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

function* probingMembers({ record, parameters }: ControlContext): Iterable<ProbingMember> {
  const { attemptsAfterDenial: limit, probingWindow: window } = parameters;
  const byAgent = new Map<string, Action[]>();
  for (const action of record.actions) {
    const own = byAgent.get(action.agentId);
    if (own === undefined) byAgent.set(action.agentId, [action]);
    else own.push(action);
  }
  for (const [agent, actions] of byAgent) {
    const denied = actions.filter((each) => deniedAt(each) !== null);
    const [first] = denied;
    if (first === undefined) continue;
    yield {
      subject: agent, at: first.requested.at, agent, requests: actions.length, denials: denied.length, limit, window,
      unnamed: denied.filter((each) => each.descriptor.targets.length === 0).length, worst: worstOf(actions, denied, window),
    };
  }
}

function deniedAt(action: Action): number | null {
  const decision = action.decisions.find((each) => each.value.decision === 'deny');
  const answer = action.approvals.find((each) => each.value.decision === 'denied');
  const times = [decision?.time, answer?.time].filter((each) => each !== undefined);
  return times.length === 0 ? null : Math.min(...times);
}

const sameThing = ({ descriptor: { kind, targets } }: Action): string => JSON.stringify([kind, targets.toSorted()]);

function worstOf(actions: readonly Action[], denied: readonly Action[], window: number): ProbingMember['worst'] {
  const times = new Map<string, number[]>();
  for (const action of actions) {
    const key = sameThing(action);
    const own = times.get(key);
    if (own === undefined) times.set(key, [action.requested.time]);
    else own.push(action.requested.time);
  }
  for (const own of times.values()) own.sort((a, b) => a - b);
  let worst: ProbingMember['worst'] = null;
  for (const action of denied) {
    const time = deniedAt(action);
    if (time === null || action.descriptor.targets.length === 0) continue;
    const own = times.get(sameThing(action)) ?? [];
    const attempts = countTo(own, time + window) - countTo(own, time);
    if (attempts > (worst?.attempts ?? 0)) worst = { attempts, kind: action.descriptor.kind, deniedAt: time, at: action.requested.at };
  }
  return worst;
}

/** How many of the sorted times are not after `limit`. */
function countTo(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function judgeProbing(member: ProbingMember): Fact {
  const make = factsOf<'CT-49'>(member);
  const { agent, requests, denials, unnamed, worst, limit, window } = member;
  const values = { agent, requests, denials, attempts: worst?.attempts ?? 0, limit, window };
  if (worst !== null && worst.attempts > limit) return make.exception('tried-again', worst.at, { ...values, kind: worst.kind, deniedAt: iso(worst.deniedAt) });
  return unnamed > 0 ? make.cannotTell('nothing-named', { ...values, unnamed }) : make.held('heeded', values);
}

export const CT_49: ControlTest<ProbingMember> = {
  id: 'CT-49', version: 1, severity: 'medium', rests: 'record', advisory: true, of: () => 'agent', members: probingMembers, judge: judgeProbing,
};
