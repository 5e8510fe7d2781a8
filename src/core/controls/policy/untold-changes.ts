import type { RoleBinding } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { Member } from '../types.ts';

/** A policy version or a role that began within the record's period, and of which no event tells. */
export interface UntoldMember extends Member {
  readonly untold: 'policy' | 'role';
  readonly changed: string;
  readonly version: string | null;
  readonly principal: string | null;
  readonly from: number;
  /** An event may come as late as after the record's end, and tell of it still. */
  readonly mayFollow?: true;
}

/** What began with the period was there before it, as far as this record can say. */
export const beginsWithin = ({ period }: ControlContext['record'], from: number): boolean => from > period.from && from <= period.to;

/** Whoever leaves the event of a change out must not thereby leave the population: the files say that it began. */
export function* untoldChanges({ record, parameters }: ControlContext, roles: readonly RoleBinding[]): Iterable<UntoldMember> {
  const { course, period, policies } = record;
  if (course === undefined) return;
  const published = new Set(course.publications.map((each) => key(each.policyId, each.version)));
  for (const { policyId, version, effectiveFrom, at } of policies) {
    if (beginsWithin(record, effectiveFrom) && !published.has(key(policyId, version))) {
      yield { subject: `${policyId} · ${version}`, at, untold: 'policy', changed: policyId, version, principal: null, from: effectiveFrom };
    }
  }
  for (const { principal, role, from, until, at } of roles) {
    const mayFollow = from + parameters.reconciliationWindow > period.to && (until === null || until > period.to);
    yield { subject: `${principal} · ${role}`, at, untold: 'role', changed: role, version: null, principal, from, ...(mayFollow ? { mayFollow } : {}) };
  }
}

const key = (...parts: readonly string[]): string => JSON.stringify(parts);
