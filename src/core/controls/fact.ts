import { formatTimestamp } from '../encoding/index.ts';
import type { Pointer } from '../findings/index.ts';
import type { FactReasons } from './reasons.ts';
import type { Fact, Member } from './types.ts';

/** Facts of one control test about one member; reasons are checked against that test's list. */
export interface FactMaker<R extends string> {
  held(reason: R, values: Values): Fact;
  exception(reason: R, at: Pointer, values: Values): Fact;
  cannotTell(reason: R, values: Values): Fact;
}
type Values = Readonly<Record<string, string | number | null | undefined>>;

export function factsOf<C extends keyof FactReasons>(member: Member): FactMaker<FactReasons[C]> {
  const fact = (verdict: Fact['verdict'], reason: string, at: Pointer, values: Values): Fact =>
    ({ subject: member.subject, verdict, reason, values: stated(values), at });
  return {
    held: (reason, values) => fact('held', reason, member.at, values),
    exception: (reason, at, values) => fact('exception', reason, at, values),
    cannotTell: (reason, values) => fact('cannot-tell', reason, member.at, values),
  };
}

/** Values as text; what is not known is left out, never written as a word. */
function stated(values: Values): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== null && value !== undefined) texts[key] = `${value}`;
  }
  return texts;
}

/** Milliseconds since the epoch → RFC 3339, as the evidence spells times. */
export const iso = (ms: number): string => (Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? formatTimestamp(ms) : '');
