import { toHex } from '../encoding/index.ts';
import type { Finding, SigstoreWord } from '../findings/index.ts';
import { fitsNamed, type Certificate } from './certificate.ts';
import { basicConstraints, OID } from './certificate-extensions.ts';
import { findPath } from './certificate-path.ts';
import { digest, sameBytes } from './public-key.ts';
import { readTimestamp, type TimestampToken } from './timestamp.ts';
import { covers, instant, windowText, type TrustedAuthority } from './trusted-root.ts';

export interface TimesJudgement {
  readonly findings: readonly Finding[];
  /** Verified times, in milliseconds. */
  readonly times: readonly number[];
}

const AT = '/verificationMaterial/timestampVerificationData/rfc3161Timestamps';

/** The RFC 3161 time-stamps of a signature: every one must verify (client specification, section 4.2.1), and none twice. */
export function verifyTimestamps(responses: readonly Uint8Array[], signature: Uint8Array, authorities: readonly TrustedAuthority[]): TimesJudgement {
  const seen = new Set<string>();
  const judged = responses.map((response, index): TimesJudgement => {
    const pointer = `${AT}/${index}/signedTimestamp`;
    const token = readTimestamp(response);
    if (token === null) return { findings: [{ code: 'sigstore.timestamp-malformed', at: { pointer } }], times: [] };
    const once = !seen.has(toHex(digest('sha256', token.info)));
    seen.add(toHex(digest('sha256', token.info)));
    const findings = [
      ...(once ? [] : [{ code: 'sigstore.timestamp-duplicate', at: { pointer }, values: { time: instant(token.time) } } satisfies Finding]),
      ...verifyToken(token, signature, authorities, pointer),
    ];
    return { findings, times: findings.length === 0 ? [token.time] : [] };
  });
  return { findings: judged.flatMap((each) => each.findings), times: judged.flatMap((each) => each.times) };
}

function verifyToken(token: TimestampToken, signature: Uint8Array, authorities: readonly TrustedAuthority[], pointer: string): readonly Finding[] {
  const imprint = digest(token.imprint.hash, signature);
  const mismatch: readonly Finding[] = sameBytes(imprint, token.imprint.value) ? []
    : [{ code: 'sigstore.timestamp-mismatch', at: { pointer }, expected: toHex(imprint), computed: toHex(token.imprint.value) }];
  const signers = authorities.flatMap((authority) => signerIn(token, authority) ?? []);
  if (signers.length === 0) return [...mismatch, { code: 'sigstore.timestamp-signer-unknown', at: { pointer }, values: { serial: token.signer.serial } }];
  // What one authority vouches for, another's validity does not cover: each is judged whole, and the best one counts.
  const judged = signers.map((signer) => verifySigner(token, signer, pointer)).toSorted((left, right) => left.length - right.length);
  return [...mismatch, ...judged[0]!];
}

interface Signer {
  readonly certificate: Certificate;
  readonly authority: TrustedAuthority;
}

/** The certificate that the token names: the authority's own, or one that came with the token and must lead to it. */
function signerIn(token: TimestampToken, authority: TrustedAuthority): Signer | null {
  const isNamed = (each: Certificate): boolean => each.serial === token.signer.serial && sameBytes(each.issuer, token.signer.issuer);
  const own = authority.chain.find(isNamed);
  if (own !== undefined) return { certificate: own, authority };
  const [first] = authority.chain;
  if (first === undefined || !isAuthority(first)) return null;
  const embedded = token.certificates.find(isNamed);
  return embedded === undefined || findPath(embedded, authority.chain, OID.timeStamping).path === null ? null : { certificate: embedded, authority };
}

function isAuthority(certificate: Certificate): boolean {
  try {
    return basicConstraints(certificate).authority;
  } catch {
    return false;
  }
}

function verifySigner(token: TimestampToken, { certificate, authority }: Signer, pointer: string): readonly Finding[] {
  const findings: Finding[] = [];
  const at = { pointer };
  const invalid = (problem: SigstoreWord | 'digest' | 'signature'): void => void findings.push({ code: 'sigstore.timestamp-invalid', at, values: { problem } });
  if (!sameBytes(digest(token.digestAlgorithm, token.info), token.messageDigest)) invalid('digest');
  else if (!fitsNamed(certificate.key, token.signatureAlgorithm, token.signedAttributes, token.signature)) invalid('signature');
  // RFC 3161 section 2.4.2: the signature names its certificate, so that another one for the same key does not do.
  const named = token.certificateDigest;
  if (named === null || !sameBytes(digest(named.hash, certificate.raw), named.value)) invalid('certificate-not-named');
  const { path, problems } = findPath(certificate, authority.chain.filter((each) => each !== certificate), OID.timeStamping);
  problems.forEach(invalid);
  if (certificate.extensions.get(OID.extendedKeyUsage)?.critical === false) invalid('purpose-not-critical');
  const late = (path ?? []).find((each) => !covers(each, token.time));
  const computed = instant(token.time);
  if (late !== undefined) findings.push({ code: 'sigstore.timestamp-outside-certificate', at, expected: windowText(late), computed });
  if (!covers(authority.window, token.time)) findings.push({ code: 'sigstore.timestamp-outside-authority', at, expected: windowText(authority.window), computed });
  return findings;
}
