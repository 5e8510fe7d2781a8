import { iso, type FactMaker } from '../fact.ts';
import { member, type Happening } from '../happenings.ts';
import type { Pointer } from '../../findings/index.ts';
import type { FactReasons } from '../reasons.ts';
import type { Fact } from '../types.ts';

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

/** Null where the release was found healthy or rolled back, each time within the grace; a rollback answers for nothing that is found after it. */
export function judgeRelease(
  { id: release, shippedAt, at, verifications, rollbacks }: Release, { recordEnd, grace }: { readonly recordEnd: number; readonly grace: number }, commit: string, make: FactMaker<FactReasons['CT-41']>,
): Fact | null {
  const values = { release, commit, shippedAt: iso(shippedAt) };
  const steps = [...verifications, ...rollbacks.map((time) => ({ status: 'rolled-back', time }))].toSorted((a, b) => a.time - b.time);
  let [unverified, degraded]: [boolean, Verification | null] = [true, null];
  const late = (time: number): Fact | null => {
    if (unverified) return time - shippedAt > grace ? make.exception('verification-late', at, { ...values, verifiedAt: iso(time), after: time - shippedAt, limit: grace }) : null;
    if (degraded === null || time - degraded.time <= grace) return null;
    return make.exception('rollback-late', degraded.at, { ...values, verifiedAt: iso(degraded.time), detail: degraded.detail, endedAt: iso(time), after: time - degraded.time, limit: grace });
  };
  for (const step of steps) {
    const found = 'detail' in step && step.status !== 'healthy' ? step : null;
    // Whoever finds it degraded again must not thereby put off when it has to be undone.
    if (found !== null && degraded !== null) continue;
    const fact = late(step.time);
    if (fact !== null) return fact;
    [unverified, degraded] = [false, found];
  }
  if (unverified) return recordEnd - shippedAt >= grace ? make.exception('verification-missing', at, values) : make.cannotTell('verification-pending', values);
  if (degraded === null) return null;
  const { time, detail, at: place } = degraded;
  const standing = { release, commit, verifiedAt: iso(time), detail };
  return recordEnd - time >= grace ? make.exception('verification-degraded', place, standing) : make.cannotTell('rollback-pending', standing);
}
