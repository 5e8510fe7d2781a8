import type { Pointer } from '../../findings/index.ts';
import type { RejectedPackage, Stated, WorkPackage } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { factsOf, iso } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-37: what an enclave should not run it refused, and said so; nothing that was issued vanished. */
export interface AnsweredMember extends Member {
  /** Null where nothing of that id was issued. */
  readonly issued: Pick<WorkPackage, 'file' | 'expiresAt' | 'signature'> | null;
  /** The first time. */
  readonly rejected: Pick<RejectedPackage, 'reason' | 'enclave' | 'time'> | null;
  /** The last time. */
  readonly executed: { readonly time: number; readonly at: Pointer } | null;
  /** Whether the record holds every rejection. */
  readonly complete: boolean;
  readonly recordEnd: number;
}

function answeredWalk({ record }: ControlContext): Walk<AnsweredMember> {
  const rejections = new Map<string, RejectedPackage>();
  for (const each of record.oversight?.rejectedPackages ?? []) if (each.time < (rejections.get(each.packageId)?.time ?? Number.POSITIVE_INFINITY)) rejections.set(each.packageId, each);
  const executions = new Map<string, NonNullable<AnsweredMember['executed']>>();
  const issued: Stated<WorkPackage>[] = [];
  const complete = record.oversight !== undefined && record.beyond?.some((each) => each.noun === 'rejected packages') !== true;
  const recordEnd = record.period.to;
  const seen = new Set<string>();
  return {
    over(actions) {
      for (const { packages, receipts, packageClaims = [] } of actions) {
        for (const { value, time, at } of [...receipts, ...packageClaims.filter((each) => each.value.part === 'receipt')]) {
          if (time >= (executions.get(value.packageId)?.time ?? time)) executions.set(value.packageId, { time, at });
        }
        for (const each of packages) issued.push(each);
      }
      return NONE;
    },
    *rest() {
      for (const { value: { packageId, file, expiresAt, signature }, at } of issued) {
        seen.add(packageId);
        yield { subject: packageId, at, issued: { file, expiresAt, signature }, rejected: answer(rejections.get(packageId)), executed: executions.get(packageId) ?? null, complete, recordEnd };
      }
      for (const [packageId, rejection] of rejections) {
        if (!seen.has(packageId)) yield { subject: packageId, at: rejection.at, issued: null, rejected: answer(rejection), executed: executions.get(packageId) ?? null, complete, recordEnd };
      }
    },
  };
}

const answer = (rejection: RejectedPackage | undefined): AnsweredMember['rejected'] =>
  (rejection === undefined ? null : { reason: rejection.reason, enclave: rejection.enclave, time: rejection.time });

function judgeAnswered(member: AnsweredMember): Fact {
  const { subject: packageId, issued, rejected, executed, complete, recordEnd } = member;
  const make = factsOf<'CT-37'>(member);
  // Delivered once more after it was executed, a package is to be rejected: that is no word about the execution.
  if (rejected !== null && (executed === null || executed.time >= rejected.time)) {
    const values = { packageId, enclave: rejected.enclave, rejectedAt: iso(rejected.time) };
    if (executed !== null) return make.exception('rejected-yet-executed', executed.at, { ...values, executedAt: iso(executed.time) });
    return rejected.reason.trim() === '' ? make.exception('no-reason', member.at, values) : make.held('rejected', { ...values, reason: rejected.reason });
  }
  const values = { packageId, file: issued?.file, expiresAt: issued === null ? null : iso(issued.expiresAt) };
  const invalid = issued?.signature === 'invalid';
  if (executed === null || invalid) {
    if (!complete) return make.cannotTell('rejections-unknown', values);
    if (invalid) return make.exception('invalid-not-rejected', member.at, values);
    return issued !== null && issued.expiresAt > recordEnd ? make.cannotTell('unanswered-yet', values) : make.exception('dropped', member.at, values);
  }
  return issued?.signature === 'valid' ? make.held('executed', values) : make.cannotTell('unproved', { ...values, signature: issued?.signature });
}

export const CT_37: ControlTest<AnsweredMember> = {
  id: 'CT-37', version: 2, severity: 'high', rests: 'record', of: () => null, walk: answeredWalk, judge: judgeAnswered,
};
