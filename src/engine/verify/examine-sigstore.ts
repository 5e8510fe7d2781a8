import { examination, type Examination } from './examination.ts';
import type { VerifyInput } from './input.ts';

/** A Sigstore bundle. This version recognises it and says that it was not checked. */
export async function examineSigstore(file: { readonly digest: string; readonly size: number }, _bundle: Uint8Array, _input: VerifyInput): Promise<Examination> {
  return examination({ kind: 'sigstore-bundle', ...file, artifactDigest: null, identity: null, issuer: null }, [
    { id: 'sigstore.content', examined: 0, unit: 'bundles', skipped: 'not-built', findings: [] },
    { id: 'sigstore.signature', examined: 0, unit: 'signatures', skipped: 'not-built', findings: [] },
  ]);
}
