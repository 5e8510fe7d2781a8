import type { Action } from '../model/record.ts';
import { startsOf, type Execution } from './execution.ts';
import { notKept } from './fact.ts';
import type { Fact, Member } from './types.ts';

/** A member about the first start of an action; those about its later ones are `again`, and absent where there are none. */
export type OfStarts<M extends Member> = M & {
  readonly again?: readonly M[];
  /** Starts that are not looked at; absent where all are. */
  readonly startsBeyond?: number;
};
/** Starts of one action that are judged: whoever writes the log decides how many there are, and how much each is held against. */
const MOST_STARTS = 64;

/** One member for all starts of an action, made from each; null when nothing shows that it ran. */
export function memberOfStarts<M extends Member>(action: Action, memberOf: (execution: Execution, before: Execution | null) => M): OfStarts<M> | null {
  const starts = startsOf(action);
  const [first] = starts;
  if (first === undefined) return null;
  const member = memberOf(first, null);
  if (starts.length === 1) return member;
  const again = starts.slice(1, MOST_STARTS).map((each, place) => memberOf(each, starts[place] ?? null));
  return { ...member, again, ...(starts.length > MOST_STARTS ? { startsBeyond: starts.length - MOST_STARTS } : {}) };
}

/** An action holds when each of its starts does: the first exception stands for it, without one the first that cannot be told. */
export const judgeStarts = <M extends Member>(judge: (member: M) => Fact) => (member: OfStarts<M>): Fact => {
  const fact = judge(member);
  if (member.again === undefined || fact.verdict === 'exception') return fact;
  const others = member.again.map(judge);
  const wrong = others.find((each) => each.verdict === 'exception');
  if (wrong !== undefined) return wrong;
  if (member.startsBeyond !== undefined) return notKept(member, 'starts of this action', member.startsBeyond);
  return [fact, ...others].find((each) => each.verdict === 'cannot-tell') ?? fact;
};
