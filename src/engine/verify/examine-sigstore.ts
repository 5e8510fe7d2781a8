import { verifySigstoreBundle } from '../../core/sigstore/index.ts';
import type { CheckReport } from '../../core/findings/index.ts';
import { examination, type Examination } from './examination.ts';
import { guard } from './guard.ts';
import type { VerifySettings } from './input.ts';
import { readArtifact } from './read-artifact.ts';

/** A Sigstore bundle and, where the user has it, the artifact it signs. Both are held in memory within the limits. */
export async function examineSigstore(file: { readonly digest: string; readonly size: number }, bundle: Uint8Array, input: VerifySettings): Promise<Examination> {
  const internal: CheckReport[] = [];
  const artifact = await readArtifact(input);
  const verified = await guard('sigstore', internal, () => verifySigstoreBundle({ bundle, artifact, trust: input.trust, asOf: input.asOf }));
  const subject = verified?.subject ?? { artifactDigest: null, identity: null, issuer: null };
  return examination({ kind: 'sigstore-bundle', ...file, ...subject }, [...(verified?.reports ?? []), ...internal], { signers: verified?.signers ?? [] });
}
