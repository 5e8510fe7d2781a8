import { sha256Hex } from '../crypto/index.ts';
import type { CheckReport, Finding } from '../findings/index.ts';
import type { Signer } from '../examined.ts';
import { identitiesFor, type TrustPack } from '../trust/pack.ts';
import { compareArtifact } from './compare-artifact.ts';
import { judgeSignature } from './judge-signature.ts';
import { readBundle } from './read-bundle.ts';
import { signedContent } from './signed-content.ts';
import { instant } from './trusted-root.ts';
import { readSigner } from './verify-signer.ts';

export interface SigstoreArguments {
  readonly bundle: Uint8Array;
  /** What the bundle is said to sign; null when it is not at hand. */
  readonly artifact: Uint8Array | null;
  readonly trust: { readonly pack: TrustPack } | null;
  /** RFC 3339 instant that is judged from: a signature of later is not believed. */
  readonly asOf: string;
  /** PEM or DER public key the user chose, for bundles that name a key instead of carrying a certificate. */
  readonly managedKey?: Uint8Array | null;
}

export interface SigstoreVerification {
  readonly reports: readonly CheckReport[];
  /** Parts of the run's subject. The identity is as the certificate claims it: `reports` say whether to believe it. */
  readonly subject: { readonly artifactDigest: string | null; readonly identity: string | null; readonly issuer: string | null };
  readonly signers: readonly Signer[];
}

/** Verifies a Sigstore bundle v0.1 to v0.3 offline. Throws for nothing that the bundle, artifact or root holds. */
export function verifySigstoreBundle(args: SigstoreArguments): SigstoreVerification {
  const artifactDigest = args.artifact === null ? null : sha256Hex(args.artifact);
  const read = readBundle(args.bundle);
  if (!read.ok) {
    const finding: Finding = { code: 'sigstore.malformed', at: read.at, values: { problem: read.problem } };
    return {
      reports: [content(0, [finding]), { ...signature(0, []), skipped: 'blocked' }, { ...times(0, []), skipped: 'blocked' }],
      subject: { artifactDigest, identity: null, issuer: null },
      signers: [],
    };
  }
  const { bundle } = read;
  const pack = args.trust?.pack ?? null;
  const about = compareArtifact(bundle, args.artifact);
  const claim = readSigner(bundle, read.certificate, args.managedKey ?? null, identitiesFor(pack, 'document'));
  const judged = judgeSignature({
    bundle, signed: signedContent(bundle, args.artifact), claim, trust: pack?.sigstore, asOf: args.asOf,
    otherContent: about.some((each) => each.code === 'sigstore.artifact-mismatch'),
  });
  return {
    reports: [
      content(args.artifact === null ? 0 : 1, about),
      judged.fits === null ? { ...signature(0, judged.findings), skipped: 'blocked' } : signature(1, judged.findings),
      judged.times.length === 0 ? { ...times(0, []), skipped: 'blocked' } : times(judged.times.length, [timeVerified(judged.times)]),
    ],
    subject: { artifactDigest, identity: claim.identity.san, issuer: claim.identity.issuer },
    signers: [judged.signer],
  };
}

const content = (examined: number, findings: readonly Finding[]): CheckReport => ({ id: 'sigstore.content', examined, unit: 'artifacts', findings });
const signature = (examined: number, findings: readonly Finding[]): CheckReport => ({ id: 'sigstore.signature', examined, unit: 'signatures', findings });
const times = (examined: number, findings: readonly Finding[]): CheckReport => ({ id: 'time.independent', examined, unit: 'times', findings });

const timeVerified = (verified: readonly number[]): Finding => ({
  code: 'sigstore.time-verified', at: {}, values: { count: verified.length, time: instant(Math.min(...verified)) },
});
