import type { Pointer } from '../../findings/index.ts';
import type { Action, PackageClaim, Receipt, Stated, WorkPackage } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { executionOf, type Execution } from '../execution.ts';
import { factsOf, iso, type FactMaker } from '../fact.ts';
import type { FactReasons } from '../reasons.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-35: what an enclave executed is the package that was signed for it, once, in time, with a receipt. */
export interface CarriedMember extends Member {
  readonly execution: Execution;
  readonly starts: number;
  readonly packages: readonly Pick<WorkPackage, 'packageId' | 'file' | 'digest' | 'enclave' | 'sentTo' | 'fileDigest' | 'actionDigest' | 'issuedAt' | 'expiresAt' | 'signature'>[];
  readonly receipts: readonly CarriedReceipt[];
  /** Named by events, and their signed files not in the bundle. */
  readonly claims: readonly PackageClaim[];
  readonly clockTolerance: number;
}
interface CarriedReceipt extends Omit<Receipt, 'finishedAt' | 'outcome'> {
  readonly at: Pointer;
  /** Whether the identity snapshot names the runner as a service; null without one. */
  readonly runnerKnown: boolean | null;
  /** The first execution of the same package, where this is a later one. */
  readonly earlier: { readonly subject: string; readonly time: number } | null;
}

const OBLIGATION = 'signed-work-package';

type Carried = Omit<CarriedMember, 'receipts'> & { readonly receipts: readonly Stated<Receipt>[] };

function carriedWalk({ record, identities, parameters }: ControlContext): Walk<CarriedMember> {
  const carried: Carried[] = [];
  const first = new Map<string, { readonly subject: string; readonly receipt: Stated<Receipt> }>();
  const knows = record.people.length > 0;
  const receiptOf = (receipt: Stated<Receipt>): CarriedReceipt => {
    const { finishedAt: _, outcome: __, ...value } = receipt.value;
    const used = first.get(value.packageId);
    return {
      ...value, at: receipt.at,
      runnerKnown: knows ? identities.kindOf(value.signedRunner ?? value.runner) === 'service' : null,
      earlier: used === undefined || used.receipt === receipt ? null : { subject: used.subject, time: used.receipt.time },
    };
  };
  return {
    over(actions) {
      for (const action of actions) {
        for (const receipt of action.receipts) {
          const before = first.get(receipt.value.packageId);
          if (before === undefined || receipt.time < before.receipt.time) first.set(receipt.value.packageId, { subject: action.id, receipt });
        }
        const execution = executionOf(action);
        const { packages, receipts, packageClaims: claims = [] } = action;
        if (execution === null || (packages.length + receipts.length + claims.length === 0 && !isObliged(action, execution))) continue;
        carried.push(carriedOf(action, execution, parameters.clockTolerance));
      }
      return NONE;
    },
    *rest() {
      for (const { receipts, ...each } of carried) yield { ...each, receipts: receipts.map(receiptOf) };
    },
  };
}

const carriedOf = ({ id, packages, receipts, packageClaims: claims = [], consequences }: Action, execution: Execution, clockTolerance: number): Carried => ({
  subject: id, at: execution.at, execution, clockTolerance,
  starts: 1 + consequences.filter((each) => each.value.type === 'action.started').length,
  packages: packages.map(({ value: { packageId, file, digest, enclave, sentTo, fileDigest, actionDigest, issuedAt, expiresAt, signature } }) => ({
    packageId, file, digest, enclave, expiresAt, signature, ...(sentTo === undefined ? {} : { sentTo }),
    ...(fileDigest === undefined ? {} : { fileDigest }), ...(actionDigest === undefined ? {} : { actionDigest }), ...(issuedAt === undefined ? {} : { issuedAt }),
  })),
  receipts,
  claims: claims.map((each) => each.value),
});

function isObliged({ decisions }: Action, { startedAt }: Execution): boolean {
  const before = decisions.filter((each) => each.time <= startedAt);
  return before.toSorted((a, b) => a.time - b.time).at(-1)?.value.obligations.includes(OBLIGATION) === true;
}

type Make = FactMaker<FactReasons['CT-35']>;

function judgeCarried(member: CarriedMember): Fact {
  const { execution, packages, receipts, claims, starts } = member;
  const make = factsOf<'CT-35'>(member);
  const startedAt = iso(execution.startedAt);
  if (packages.length + receipts.length + claims.length === 0) return make.exception('no-package', execution.at, { startedAt });
  const byId = new Map(packages.map((each) => [each.packageId, each]));
  for (const receipt of receipts) {
    const wrong = judgeReceipt(member, byId.get(receipt.packageId), receipt, make);
    if (wrong !== null) return wrong;
  }
  const [doubt] = receipts.filter((each) => each.startedAt >= (byId.get(each.packageId)?.expiresAt ?? Number.POSITIVE_INFINITY));
  if (doubt !== undefined) {
    const { packageId, startedAt: runAt } = doubt;
    const expiresAt = byId.get(packageId)?.expiresAt ?? Number.NaN;
    return make.cannotTell('expiry-within-tolerance', { packageId, runner: doubt.signedRunner ?? doubt.runner, expiresAt: iso(expiresAt), startedAt: iso(runAt), late: runAt - expiresAt, tolerance: member.clockTolerance });
  }
  const [claim] = claims;
  if (claim !== undefined) return make.cannotTell('file-missing', { file: claim.file, part: claim.part, startedAt });
  const packageId = packages.at(-1)?.packageId;
  if (receipts.length < starts) {
    const running = execution.end === 'none' && execution.effects.length === 0;
    return running ? make.cannotTell('receipt-pending', { packageId, startedAt }) : make.exception('no-receipt', execution.at, { packageId, starts, receipts: receipts.length, startedAt });
  }
  const unproved = receipts.flatMap((each) => [byId.get(each.packageId), each]).find((each) => each !== undefined && each.signature !== 'valid');
  if (unproved !== undefined) return make.cannotTell('unproved', { file: unproved.file, signature: unproved.signature });
  if (execution.digest === null) return make.cannotTell('digest-not-recorded', { packageId });
  const last = receipts.at(-1);
  return make.held('carried', { packageId: last?.packageId, executedDigest: last?.executedDigest, runner: last?.runner });
}

/** The gravest thing wrong with one execution; null where nothing is, or only what cannot be told. */
function judgeReceipt(member: CarriedMember, issued: CarriedMember['packages'][number] | undefined, receipt: CarriedReceipt, make: Make): Fact | null {
  const { packageId, executedDigest, signedDigest, at, earlier, startedAt } = receipt;
  const runner = receipt.signedRunner ?? receipt.runner;
  if (issued === undefined) {
    if (member.claims.some((each) => each.packageId === packageId)) return null;
    return make.exception('package-not-issued', at, { packageId, runner });
  }
  if (issued.signature === 'invalid') return make.exception('package-invalid', at, { packageId, file: issued.file, runner });
  if (issued.sentTo !== undefined) return make.exception('other-enclave', at, { packageId, enclave: issued.enclave, sentTo: issued.sentTo, runner });
  if (receipt.signature === 'invalid') return make.exception('receipt-invalid', at, { packageId, file: receipt.file, runner });
  if (issued.actionDigest !== undefined && member.execution.digest !== null && issued.actionDigest !== member.execution.digest) {
    return make.exception('other-action', at, { packageId, packageDigest: issued.actionDigest, executedDigest: member.execution.digest });
  }
  const signed = issued.fileDigest ?? issued.digest;
  const ran = [signedDigest, executedDigest].find((each) => each !== undefined && each !== signed);
  // A file that is not as it was signed for has another digest by that alone.
  if (ran !== undefined && issued.signature !== 'missing') return make.exception('digest-differs', at, { packageId, signedDigest: signed, executedDigest: ran, runner });
  if (earlier !== null) return make.exception('executed-twice', at, { packageId, otherAction: earlier.subject === member.subject ? null : earlier.subject, executedAt: iso(earlier.time), runner });
  // At its expiry it has expired; that time is its maker's, the start is the runner's.
  if (startedAt - issued.expiresAt > member.clockTolerance) return make.exception('expired', at, { packageId, expiresAt: iso(issued.expiresAt), startedAt: iso(startedAt), late: startedAt - issued.expiresAt });
  if (issued.issuedAt !== undefined && issued.issuedAt - startedAt > member.clockTolerance) {
    return make.exception('issued-after-start', at, { packageId, issuedAt: iso(issued.issuedAt), startedAt: iso(startedAt) });
  }
  if (receipt.signature !== 'valid' && receipt.runnerKnown === false) return make.exception('runner-unknown', at, { packageId, runner });
  return null;
}

export const CT_35: ControlTest<CarriedMember> = {
  id: 'CT-35', version: 3, severity: 'critical', rests: 'record', of: () => 'action', walk: carriedWalk, judge: judgeCarried,
};
