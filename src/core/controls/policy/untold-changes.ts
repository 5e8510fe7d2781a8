import type { ControlContext } from '../context.ts';
import { grouped } from '../grouped.ts';
import type { Member } from '../types.ts';

/** A policy version or a role that began within the record's period, and of which no event tells. */
export interface UntoldMember extends Member {
  readonly untold: 'policy' | 'role';
  readonly changed: string;
  readonly version: string | null;
  readonly principal: string | null;
  readonly from: number;
}

/** Whoever leaves the event of a change out must not thereby leave the population: the files say that it began. */
export function* untoldChanges({ record, parameters }: ControlContext): Iterable<UntoldMember> {
  const { course, period } = record;
  if (course === undefined) return;
  // What began with the period was there before it, as far as this record can say.
  const within = (from: number): boolean => from > period.from && from <= period.to;
  const published = new Set(course.publications.map((each) => key(each.policyId, each.version)));
  for (const { policyId, version, effectiveFrom, at } of record.policies) {
    if (within(effectiveFrom) && !published.has(key(policyId, version))) {
      yield { subject: `${policyId} · ${version}`, at, untold: 'policy', changed: policyId, version, principal: null, from: effectiveFrom };
    }
  }
  const given = grouped(course.roleChanges.filter((each) => each.change === 'bound').toSorted((a, b) => a.time - b.time), ({ principal, role }) => key(principal, role));
  const next = new Map<string, number>();
  for (const { principal, role, from, at } of record.bindings.toSorted((a, b) => a.from - b.from)) {
    if (!within(from)) continue;
    const name = key(principal, role);
    const place = next.get(name) ?? 0;
    const event = given.get(name)?.[place];
    // A role may be given for later. One event gives one role once.
    if (event !== undefined && event.time <= from + parameters.reconciliationWindow) next.set(name, place + 1);
    else yield { subject: `${principal} · ${role}`, at, untold: 'role', changed: role, version: null, principal, from };
  }
}

const key = (...parts: readonly string[]): string => JSON.stringify(parts);
