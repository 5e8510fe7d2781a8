import { iso } from './fact.ts';
import { member, type Happening } from './happenings.ts';
import type { Pointer } from '../findings/index.ts';

interface Verification { readonly status: string; readonly detail: string; readonly time: number; readonly at: Pointer }
/** A release and what the record tells of it from then on. */
export interface Release {
  readonly id: string;
  readonly shippedAt: number;
  readonly at: Pointer;
  readonly verifications: readonly Verification[];
  readonly rollbacks: readonly number[];
}

export function releaseOf(shipped: Happening, aftermath: readonly Happening[]): Release {
  const after = (type: string): readonly Happening[] => aftermath.filter((each) => each.value.type === type && each.time >= shipped.time);
  return {
    id: member(shipped, 'release_id'),
    shippedAt: shipped.time,
    at: shipped.at,
    verifications: after('verification.completed').map((each) => ({
      status: member(each, 'status'), detail: member(each, 'detail'), time: each.time, at: each.at,
    })),
    rollbacks: after('rollback.completed').map(({ time }) => time),
  };
}

/** What is wrong with how a release was followed up, or cannot be told of it yet. */
export type Unfollowed = {
  readonly at: Pointer;
  readonly values: Readonly<Record<string, string | number>>;
} & (
  | { readonly verdict: 'exception'; readonly reason: 'verification-missing' | 'verification-late' | 'verification-degraded' | 'rollback-late' }
  | { readonly verdict: 'cannot-tell'; readonly reason: 'verification-pending' | 'rollback-pending' }
);

/** Null where the release was found healthy or rolled back, each time within the grace; a rollback answers for nothing that is found after it. */
export function unfollowed({ id: release, shippedAt, at, verifications, rollbacks }: Release, { recordEnd, grace }: { readonly recordEnd: number; readonly grace: number }): Unfollowed | null {
  const values = { release, shippedAt: iso(shippedAt) };
  const steps = [...verifications, ...rollbacks.map((time) => ({ status: 'rolled-back', time }))].toSorted((a, b) => a.time - b.time);
  let [unverified, degraded]: [boolean, Verification | null] = [true, null];
  const late = (time: number): Unfollowed | null => {
    if (unverified) return time - shippedAt > grace ? { verdict: 'exception', reason: 'verification-late', at, values: { ...values, verifiedAt: iso(time), after: time - shippedAt, limit: grace } } : null;
    if (degraded === null || time - degraded.time <= grace) return null;
    return { verdict: 'exception', reason: 'rollback-late', at: degraded.at, values: { ...values, verifiedAt: iso(degraded.time), detail: degraded.detail, endedAt: iso(time), after: time - degraded.time, limit: grace } };
  };
  for (const step of steps) {
    const found = 'detail' in step && step.status !== 'healthy' ? step : null;
    // Whoever finds it degraded again must not thereby put off when it has to be undone.
    if (found !== null && degraded !== null) continue;
    const wrong = late(step.time);
    if (wrong !== null) return wrong;
    [unverified, degraded] = [false, found];
  }
  if (unverified) return recordEnd - shippedAt >= grace ? { verdict: 'exception', reason: 'verification-missing', at, values } : { verdict: 'cannot-tell', reason: 'verification-pending', at, values };
  if (degraded === null) return null;
  const { time, detail, at: place } = degraded;
  const standing = { release, verifiedAt: iso(time), detail };
  return recordEnd - time >= grace ? { verdict: 'exception', reason: 'verification-degraded', at: place, values: standing } : { verdict: 'cannot-tell', reason: 'rollback-pending', at: place, values: standing };
}
