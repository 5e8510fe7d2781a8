import type { CheckReport } from '../../core/findings/index.ts';
import { verifyEventProof } from '../../core/event-proof/index.ts';
import { examination, type Examination } from './examination.ts';
import { trustOf } from './examine-sign-off.ts';
import { guard } from './guard.ts';
import type { VerifySettings } from './input.ts';

/** One event of a log, with its proof. */
export async function examineEventProof(file: { readonly digest: string; readonly size: number }, bytes: Uint8Array, input: VerifySettings): Promise<Examination> {
  const internal: CheckReport[] = [];
  const verified = await guard('event-proof', internal, () => verifyEventProof(bytes, trustOf(input), input.limits.maxFindingsPerCode));
  const found = verified?.found ?? null;
  return examination(
    { kind: 'event-proof', ...file, origin: found?.origin ?? null, event: found?.event ?? null, seq: found?.seq ?? null, treeSize: found?.treeSize ?? null },
    [...(verified?.reports ?? []), ...internal],
    { signers: verified?.signers ?? [], redactedValues: verified?.redactedValues ?? 0, counts: { events: found === null ? 0 : 1, actions: 0, approvals: 0, files: 0, unknownEvents: 0 } },
  );
}
