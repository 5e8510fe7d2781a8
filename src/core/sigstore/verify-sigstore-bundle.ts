import { crypto, type X509Certificate } from '@sigstore/core';
import type { Bundle } from '@sigstore/bundle';
import { toSignedEntity, Verifier, type SignedEntity } from '@sigstore/verify';
import { sha256Hex } from '../crypto/index.ts';
import { parseTimestamp } from '../encoding/index.ts';
import type { CheckReport, Finding } from '../findings/index.ts';
import type { SigstoreReason } from '../findings/sigstore-reason.ts';
import type { Signer } from '../run.ts';
import type { TrustPack } from '../trust/pack.ts';
import { identityOf, type CertificateIdentity } from './certificate-identity.ts';
import { logsOf, withOwnCheckpoints } from './checkpoint-lines.ts';
import { reasonOf } from './problems.ts';
import { readBundle } from './read-bundle.ts';
import { compareArtifact, statedDigest, withLoggedDigest } from './signed-content.ts';
import { readTrustedRoot, type TrustedLog } from './trusted-root.ts';

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
    const finding: Finding = { code: 'sigstore.malformed', at: read.offset === null ? {} : { offset: read.offset }, values: { problem: read.problem } };
    return {
      reports: [content(0, [finding]), { ...signature(0, []), skipped: 'blocked' }, { ...times(0, []), skipped: 'blocked' }],
      subject: { artifactDigest, identity: null, issuer: null },
      signers: [],
    };
  }
  const { bundle, certificate } = read;
  const identity = certificate === null ? { san: null, issuer: null } : identityOf(certificate);
  const judged = judgeSignature(args, bundle, certificate, identity);
  return {
    reports: [
      args.artifact === null ? content(0, [artifactMissing(bundle)]) : content(1, compareArtifact(bundle, args.artifact)),
      judged.blocked ? { ...signature(0, judged.findings), skipped: 'blocked' } : signature(1, judged.findings),
      judged.times.length === 0 ? { ...times(0, []), skipped: 'blocked' } : times(judged.times.length, [timeVerified(judged.times)]),
    ],
    subject: { artifactDigest, identity: identity.san, issuer: identity.issuer },
    signers: [signerOf(bundle, certificate, identity, judged)],
  };
}

const content = (examined: number, findings: readonly Finding[]): CheckReport => ({ id: 'sigstore.content', examined, unit: 'artifacts', findings });
const signature = (examined: number, findings: readonly Finding[]): CheckReport => ({ id: 'sigstore.signature', examined, unit: 'signatures', findings });
const times = (examined: number, findings: readonly Finding[]): CheckReport => ({ id: 'time.independent', examined, unit: 'times', findings });

function artifactMissing(bundle: Bundle): Finding {
  const subject = statedDigest(bundle)?.hex;
  return { code: 'sigstore.artifact-missing', at: {}, values: subject === undefined ? {} : { subject } };
}

const timeVerified = (verified: readonly number[]): Finding => ({
  code: 'sigstore.time-verified', at: {}, values: { count: verified.length, time: new Date(Math.min(...verified)).toISOString() },
});

interface Judged {
  readonly findings: readonly Finding[];
  /** Independent times that were verified, in milliseconds. */
  readonly times: readonly number[];
  /** True when the signature itself could not be put to the test. */
  readonly blocked: boolean;
}

/** Everything about who signed. All that can be told apart is reported; inside the library the first failure is. */
function judgeSignature(args: SigstoreArguments, bundle: Bundle, certificate: X509Certificate | null, identity: CertificateIdentity): Judged {
  if (args.artifact === null && bundle.content.$case === 'messageSignature') return { findings: [], times: [], blocked: true };
  const sigstore = args.trust?.pack.sigstore;
  const managedKey = args.managedKey ?? null;
  const findings: Finding[] = [];
  const untrusted = (reason: SigstoreReason, problem?: string): void => {
    if (findings.some((each) => each.values?.['reason'] === reason)) return;
    findings.push({ code: 'sigstore.untrusted', at: {}, values: { reason, ...(problem === undefined ? {} : { problem }) } });
  };

  if (certificate !== null) findings.push(...judgeIdentity(identity, sigstore?.identities ?? []));
  if (certificate !== null && !signatureFits(bundle, args.artifact, certificate)) {
    // Over another artifact no signature fits: that says nothing about the signature.
    if (args.artifact !== null && isOtherArtifact(bundle, args.artifact)) return { findings, times: [], blocked: true };
    untrusted('signature');
  }
  if (certificate === null && managedKey === null) {
    findings.push({ code: 'sigstore.no-identity-policy', at: { pointer: '/verificationMaterial/publicKey/hint' }, values: { hint: hintOf(bundle) } });
    return { findings, times: [], blocked: true };
  }
  if (sigstore === undefined) {
    findings.push({ code: 'sigstore.no-trusted-root', at: {} });
    return { findings, times: [], blocked: false };
  }
  const root = readTrustedRoot(sigstore.trusted_root, managedKey);
  if (!root.ok) {
    untrusted('root-malformed', root.problem);
    return { findings, times: [], blocked: false };
  }
  try {
    const own = withOwnCheckpoints(bundle, root.logs);
    const entity = withLoggedDigest(toSignedEntity(own, args.artifact === null ? undefined : Buffer.from(args.artifact)), own);
    new Verifier(root.material).verify(entity);
    const verified = timesOf(entity);
    if (!withinLogs(own, root.logs, verified)) untrusted('log-window');
    if (verified.some((time) => time > (parseTimestamp(args.asOf) ?? Number.NEGATIVE_INFINITY))) untrusted('timestamp-future');
    return { findings, times: verified, blocked: false };
  } catch (error) {
    const { reason, problem } = reasonOf(error);
    untrusted(reason, problem);
    return { findings, times: [], blocked: false };
  }
}

const isOtherArtifact = (bundle: Bundle, artifact: Uint8Array): boolean =>
  compareArtifact(bundle, artifact).some((each) => each.code === 'sigstore.artifact-mismatch');

/** The signature against the key in the certificate, before anything is known of the certificate. */
function signatureFits(bundle: Bundle, artifact: Uint8Array | null, certificate: X509Certificate): boolean {
  try {
    const entity = toSignedEntity(bundle, artifact === null ? undefined : Buffer.from(artifact));
    return entity.signature.verifySignature(crypto.createPublicKey(certificate.publicKey));
  } catch {
    return false;
  }
}

/** Exact comparison: the library would take a wanted identity as a regular expression. */
function judgeIdentity(found: CertificateIdentity, wanted: readonly { readonly san: string; readonly issuer: string }[]): readonly Finding[] {
  const values = { identity: found.san ?? '', issuer: found.issuer ?? '' };
  if (wanted.length === 0) return [{ code: 'sigstore.no-identity-policy', at: {}, values }];
  if (wanted.some((each) => each.san === found.san && each.issuer === found.issuer)) return [];
  const name = (each: { readonly san: string | null; readonly issuer: string | null }): string => `${each.san ?? 'nobody'} (${each.issuer ?? 'no issuer'})`;
  return [{ code: 'sigstore.identity-mismatch', at: {}, expected: wanted.map(name).join(' or '), computed: name(found), values }];
}

/** Times that the library has verified by the time it returns: promises of logs, and tokens of time-stamping authorities. */
function timesOf(entity: SignedEntity): readonly number[] {
  return entity.timestamps.flatMap((each) => {
    if (each.$case === 'timestamp-authority') return [each.timestamp.signingTime.getTime()];
    return each.tlogEntry.inclusionPromise === undefined ? [] : [Number(each.tlogEntry.integratedTime) * 1_000];
  });
}

/** Each entry's log must have been trusted at every verified time; the library asks this of promises only, not of proofs. */
function withinLogs(bundle: Bundle, logs: readonly TrustedLog[], verified: readonly number[]): boolean {
  return bundle.verificationMaterial.tlogEntries.every((entry) =>
    logsOf(entry, logs).some((log) => verified.every((time) => log.from <= time && time <= log.to)));
}

const hintOf = ({ verificationMaterial: { content } }: Bundle): string => (content.$case === 'publicKey' ? content.publicKey.hint : '');

function signerOf(bundle: Bundle, certificate: X509Certificate | null, identity: CertificateIdentity, judged: Judged): Signer {
  const refused = judged.findings.some((each) => each.code === 'sigstore.identity-mismatch');
  const invalid = judged.findings.some((each) => each.code === 'sigstore.untrusted');
  const unknown = judged.blocked || judged.findings.length > 0;
  return {
    keyid: certificate === null ? hintOf(bundle) : sha256Hex(certificate.publicKey),
    name: identity.san,
    holder: identity.issuer,
    algorithm: certificate === null ? 'managed-key' : `x509 ${certificate.signatureAlgorithm}`,
    outcome: invalid ? 'invalid' : refused ? 'refused' : unknown ? 'unknown-key' : 'valid',
    trustedSince: null,
  };
}
