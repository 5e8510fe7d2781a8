import { createFindingSink, type CheckReport, type FindingSink } from '../findings/index.ts';
import type { Signer } from '../examined.ts';
import { createKeyring, EMPTY_KEYRING, type Keyring, type TrustPack } from '../trust/index.ts';

export interface DocumentArguments {
  /** The file's bytes. */
  readonly bytes: Uint8Array;
  /** What it signs or stamps, where that lies apart from it and is at hand. */
  readonly artifact: Uint8Array | null;
  readonly trust: { readonly pack: TrustPack } | null;
  /** Epoch milliseconds. */
  readonly asOf: number;
  readonly maxFindingsPerCode: number;
}

export interface DocumentVerification {
  readonly reports: readonly CheckReport[];
  readonly signers: readonly Signer[];
}

/** What the steps of one verification share. */
export interface DocumentWork extends DocumentArguments {
  readonly sink: FindingSink;
  readonly keyring: Keyring;
}

export function startDocument(args: DocumentArguments): DocumentWork {
  return { ...args, sink: createFindingSink(args.maxFindingsPerCode), keyring: args.trust === null ? EMPTY_KEYRING : createKeyring(args.trust.pack) };
}

/** What was looked at. Where nothing could be read the other checks are blocked, not absent. */
export function finishDocument(work: DocumentWork, looked: { readonly content: boolean; readonly signatures: number; readonly stamps: number }, signers: readonly Signer[]): DocumentVerification {
  // Nothing independent dates it: said once, unless a stamp has been judged.
  if (looked.signatures > 0 && looked.stamps === 0) work.sink.add({ code: 'time.own-clock', at: {}, values: { what: 'document' } });
  const report = (id: CheckReport['id'], examined: number, unit: string): CheckReport => ({
    id, examined, unit, ...(examined === 0 ? { skipped: 'blocked' as const } : {}), ...work.sink.of(id),
  });
  return {
    reports: [
      report('document.content', looked.content ? 1 : 0, 'documents'), report('document.signatures', looked.signatures, 'signatures'),
      report('time.independent', looked.signatures === 0 ? looked.stamps : Math.max(1, looked.stamps), 'times'),
    ],
    signers,
  };
}
