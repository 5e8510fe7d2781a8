import type { CanonicalRecord } from '../model/record.ts';
import type { Member } from './types.ts';

/** Stands for all of a noun that the record counted and did not keep: what they show, nobody can tell. */
export interface UnkeptMember extends Member {
  readonly noun: string;
  readonly unkept: number;
}

export function unkeptOf({ beyond }: Pick<CanonicalRecord, 'beyond'>, nouns: readonly string[]): readonly UnkeptMember[] {
  return (beyond ?? []).filter((each) => nouns.includes(each.noun)).map(({ noun, count }) => ({ subject: noun, at: {}, noun, unkept: count }));
}

export const isUnkept = (member: Member): member is UnkeptMember => 'unkept' in member;
