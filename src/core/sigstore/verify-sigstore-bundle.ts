import type { Bundle } from '@sigstore/bundle';
import { sha256Hex } from '../crypto/index.ts';
import { parseTimestamp } from '../encoding/index.ts';
import { CODES, type CheckReport, type Finding } from '../findings/index.ts';
import type { Signer } from '../run.ts';
import type { TrustPack } from '../trust/pack.ts';
import { compareArtifact } from './compare-artifact.ts';
import { compareEntry } from './compare-entry.ts';
import { findRepeated, verifyLogEntry, verifyLogWindow } from './log-entry.ts';
import { isFirstVersion, readBundle } from './read-bundle.ts';
import { verifyCertificateTimestamps } from './sct.ts';
import { signedContent, type SignedContent } from './signed-content.ts';
import { instant, readTrustedRoot, type Root } from './trusted-root.ts';
import { verifyCertificate } from './verify-certificate.ts';
import { certificatePointer, readSigner, type SignerClaim } from './verify-signer.ts';
import { verifyTimestamps, type TimesJudgement } from './verify-timestamp.ts';

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

const ENTRIES = '/verificationMaterial/tlogEntries';

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
  const sigstore = args.trust?.pack.sigstore;
  const about = compareArtifact(bundle, args.artifact);
  const signed = signedContent(bundle, args.artifact);
  const signer = readSigner(bundle, read.certificate, args.managedKey ?? null, sigstore?.identities ?? []);
  const fit = verifySignature(signed, signer, about);
  const provenance = sigstore === undefined ? noRoot : verifyProvenance(sigstore.trusted_root, bundle, signed, signer, args.asOf);
  const findings = [...signer.findings, ...fit.findings, ...provenance.findings];
  return {
    reports: [
      content(args.artifact === null ? 0 : 1, about),
      fit.tested ? signature(1, findings) : { ...signature(0, findings), skipped: 'blocked' },
      provenance.times.length === 0 ? { ...times(0, []), skipped: 'blocked' } : times(provenance.times.length, [timeVerified(provenance.times)]),
    ],
    subject: { artifactDigest, identity: signer.identity.san, issuer: signer.identity.issuer },
    signers: [signerOf(signer, findings, fit.tested)],
  };
}

const content = (examined: number, findings: readonly Finding[]): CheckReport => ({ id: 'sigstore.content', examined, unit: 'artifacts', findings });
const signature = (examined: number, findings: readonly Finding[]): CheckReport => ({ id: 'sigstore.signature', examined, unit: 'signatures', findings });
const times = (examined: number, findings: readonly Finding[]): CheckReport => ({ id: 'time.independent', examined, unit: 'times', findings });

const noRoot: TimesJudgement = { findings: [{ code: 'sigstore.no-trusted-root', at: {} }], times: [] };

const timeVerified = (verified: readonly number[]): Finding => ({
  code: 'sigstore.time-verified', at: {}, values: { count: verified.length, time: instant(Math.min(...verified)) },
});

/** The signature against the signer's key, before anything is known of that key. */
function verifySignature(signed: SignedContent, { key }: SignerClaim, about: readonly Finding[]): { readonly tested: boolean; readonly findings: readonly Finding[] } {
  const fit = key === null ? null : signed.fits(key);
  // Over another artifact no signature fits: that says nothing about the signature.
  const otherArtifact = fit === false && about.some((each) => each.code === 'sigstore.artifact-mismatch');
  if (fit === null || otherArtifact) return { tested: false, findings: [] };
  return { tested: true, findings: fit ? [] : [{ code: 'sigstore.signature-invalid', at: { pointer: signed.pointer } }] };
}

/** When it was signed, in what log, and by whose certificate: times first, for everything else is judged at them. */
function verifyProvenance(trustedRoot: unknown, bundle: Bundle, signed: SignedContent, { certificate, key }: SignerClaim, asOf: string): TimesJudgement {
  const read = readTrustedRoot(trustedRoot);
  if (!read.ok) return { findings: read.problems.map((each): Finding => ({ code: 'sigstore.root-malformed', at: {}, values: { ...each } })), times: [] };
  const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
  const tokens = timestampVerificationData?.rfc3161Timestamps.map((each) => each.signedTimestamp) ?? [];
  const stamped = verifyTimestamps(tokens, signed.signature, read.root.timeAuthorities);
  const asksFor = isFirstVersion(bundle) ? 'promise' : 'proof';
  const verifiers = certificate !== null ? [certificate.raw, certificate.spki] : key !== null ? [key.spki] : [];
  const entries = tlogEntries.map((entry, index) => {
    const pointer = `${ENTRIES}/${index}`;
    const logged = verifyLogEntry(entry, read.root.logs, asksFor, pointer);
    const differs = compareEntry(entry, signed, verifiers, pointer);
    // A promise for an entry about something else dates something else.
    return { entry, pointer, findings: [...logged.findings, ...differs], times: logged.time === null || differs.length > 0 ? [] : [logged.time] };
  });
  const verified = [...stamped.times, ...entries.flatMap((each) => each.times)];
  const findings: readonly Finding[] = [
    ...stamped.findings,
    ...(entries.length === 0 ? [{ code: 'sigstore.log-entry-missing', at: { pointer: ENTRIES } } satisfies Finding] : []),
    ...entries.flatMap(({ entry, pointer, findings: own }) => [...own, ...verifyLogWindow(entry, read.root.logs, verified, pointer)]),
    ...findRepeated(tlogEntries, ENTRIES),
    ...judgeTimes(verified, asOf),
    ...(certificate === null ? [] : judgeCertificate(certificate, read.root, verified, certificatePointer(bundle))),
  ];
  return { findings, times: verified };
}

function judgeTimes(verified: readonly number[], asOf: string): readonly Finding[] {
  if (verified.length === 0) return [{ code: 'sigstore.no-verified-time', at: {} }];
  const now = parseTimestamp(asOf) ?? Number.NEGATIVE_INFINITY;
  return verified.filter((time) => time > now).map((time): Finding => ({ code: 'sigstore.time-after-as-of', at: {}, expected: asOf, computed: instant(time) }));
}

function judgeCertificate(leaf: NonNullable<SignerClaim['certificate']>, root: Root, verified: readonly number[], pointer: string): readonly Finding[] {
  const { findings, issuer } = verifyCertificate(leaf, root.authorities, verified, pointer);
  return [...findings, ...verifyCertificateTimestamps(leaf, issuer, root.certificateLogs, pointer)];
}

function signerOf({ certificate, key, hint, identity }: SignerClaim, findings: readonly Finding[], tested: boolean): Signer {
  const refused = findings.some((each) => each.code === 'sigstore.identity-mismatch');
  const invalid = findings.some((each) => each.code !== 'sigstore.identity-mismatch' && CODES[each.code].effect === 'fail');
  return {
    keyid: certificate === null ? hint : sha256Hex(certificate.spki),
    name: identity.san,
    holder: identity.issuer,
    algorithm: certificate === null ? 'managed-key' : `x509 ${key?.kind ?? 'unknown'}`,
    outcome: invalid ? 'invalid' : refused ? 'refused' : tested && findings.length === 0 ? 'valid' : 'unknown-key',
    trustedSince: null,
    certifiedBy: [],
  };
}
