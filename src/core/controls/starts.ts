import type { Action } from '../model/record.ts';
import { startsOf, type Execution } from './execution.ts';
import type { Fact, Member } from './types.ts';

/** A member about the first start of an action; those about its later ones are `again`, and absent where there are none. */
export type OfStarts<M extends Member> = M & { readonly again?: readonly M[] };

/** One member for all starts of an action, made from each; null when nothing shows that it ran. */
export function memberOfStarts<M extends Member>(action: Action, memberOf: (execution: Execution, before: Execution | null) => M): OfStarts<M> | null {
  const starts = startsOf(action);
  const [first] = starts;
  if (first === undefined) return null;
  const member = memberOf(first, null);
  return starts.length === 1 ? member : { ...member, again: starts.slice(1).map((each, place) => memberOf(each, starts[place] ?? null)) };
}

/** An action holds when each of its starts does: the first exception stands for it, without one the first that cannot be told. */
export const judgeStarts = <M extends Member>(judge: (member: M) => Fact) => (member: OfStarts<M>): Fact => {
  const fact = judge(member);
  if (member.again === undefined || fact.verdict === 'exception') return fact;
  const others = member.again.map(judge);
  return others.find((each) => each.verdict === 'exception') ?? [fact, ...others].find((each) => each.verdict === 'cannot-tell') ?? fact;
};
