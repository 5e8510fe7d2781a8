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
  return new Facts(member);
}

/** What the record counted of a noun and did not keep may say otherwise. */
export const notKept = (member: Member, noun: string, count: number): Fact => new Facts<'not-kept'>(member).cannotTell('not-kept', { noun, count });

/** A class, because one is made for each of some million members: three functions a member would take longer than the fact. */
class Facts<R extends string> implements FactMaker<R> {
  readonly #member: Member;

  constructor(member: Member) {
    this.#member = member;
  }

  held(reason: R, values: Values): Fact {
    return this.#fact('held', reason, this.#member.at, values);
  }

  exception(reason: R, at: Pointer, values: Values): Fact {
    return this.#fact('exception', reason, at, values);
  }

  cannotTell(reason: R, values: Values): Fact {
    return this.#fact('cannot-tell', reason, this.#member.at, values);
  }

  #fact(verdict: Fact['verdict'], reason: string, at: Pointer, values: Values): Fact {
    return { subject: this.#member.subject, verdict, reason, values: stated(values), at };
  }
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
