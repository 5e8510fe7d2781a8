import type { Bundle } from '@sigstore/bundle';
import { parseTimestamp } from '../encoding/index.ts';
import type { Finding } from '../findings/index.ts';
import type { TrustPack } from '../trust/pack.ts';
import { compareEntry } from './compare-entry.ts';
import { findRepeated, verifyLogEntry, verifyLogWindow } from './log-entry.ts';
import { isFirstVersion } from './read-bundle.ts';
import { verifyCertificateTimestamps } from './sct.ts';
import type { SignedContent } from './signed-content.ts';
import { instant, readTrustedRoot, type Root } from './trusted-root.ts';
import { verifyCertificate } from './verify-certificate.ts';
import { certificatePointer, type SignerClaim } from './verify-signer.ts';
import { verifyTimestamps, type TimesJudgement } from './verify-timestamp.ts';

const ENTRIES = '/verificationMaterial/tlogEntries';

/** When it was signed, in what log, and by whose certificate: times first, for everything else is judged at them. */
export function verifyProvenance(trust: TrustPack['sigstore'], bundle: Bundle, signed: SignedContent, { certificate, key }: SignerClaim, asOf: string): TimesJudgement {
  if (trust === undefined) return { findings: [{ code: 'sigstore.no-trusted-root', at: {} }], times: [] };
  const read = readTrustedRoot(trust.trusted_root);
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
  // A key that the user chose has no validity to be signed in: only a log may have been trusted for a while, and no longer.
  const now = parseTimestamp(asOf);
  const trustedStill = now !== null && entries.every(({ entry, pointer }) => verifyLogWindow(entry, read.root.logs, [now], pointer).length === 0);
  const needsTime = certificate !== null || !trustedStill;
  const findings: readonly Finding[] = [
    ...stamped.findings,
    ...(entries.length === 0 ? [{ code: 'sigstore.log-entry-missing', at: { pointer: ENTRIES } } satisfies Finding] : []),
    ...entries.flatMap(({ entry, pointer, findings: own }) => [...own, ...verifyLogWindow(entry, read.root.logs, verified, pointer)]),
    ...findRepeated(tlogEntries, ENTRIES),
    ...judgeTimes(verified, asOf, needsTime),
    ...(certificate === null ? [] : judgeCertificate(certificate, read.root, verified, certificatePointer(bundle))),
  ];
  return { findings, times: verified };
}

function judgeTimes(verified: readonly number[], asOf: string, needed: boolean): readonly Finding[] {
  if (verified.length === 0) return needed ? [{ code: 'sigstore.no-verified-time', at: {} }] : [];
  const now = parseTimestamp(asOf) ?? Number.NEGATIVE_INFINITY;
  return verified.filter((time) => time > now).map((time): Finding => ({ code: 'sigstore.time-after-as-of', at: {}, expected: asOf, computed: instant(time) }));
}

function judgeCertificate(leaf: NonNullable<SignerClaim['certificate']>, root: Root, verified: readonly number[], pointer: string): readonly Finding[] {
  const { findings, issuer } = verifyCertificate(leaf, root.authorities, verified, pointer);
  return [...findings, ...verifyCertificateTimestamps(leaf, issuer, root.certificateLogs, pointer)];
}
