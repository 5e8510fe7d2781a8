import { context, membersOf, oidOf, readDer, TAG, withTag, type DerValue } from './der.ts';
import { digest, sameBytes } from './public-key.ts';
import { readTimestamp } from './timestamp.ts';

/** What a time-stamp response may say beside what its signer signed, and does not say in a sealed manifest. */
export type StrayPart = 'time-stamp-status' | 'time-stamp-algorithm' | 'time-stamp-certificate' | 'time-stamp-part';

/** PKIStatusInfo of RFC 3161 section 2.4.2: granted, without a text. */
const GRANTED = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x00);
const NULL = Uint8Array.of(0x05, 0x00);

/**
 * The first part of a TimeStampResp that nobody signed and whose bytes could be others: what came in between may write
 * there what it likes. Left are the token, its signer's certificate where it travels along, which the signature names by
 * digest, and algorithm identifiers. Null for a response without such a part, and for bytes that are none.
 */
export function strayPart(response: Uint8Array): StrayPart | null {
  const token = readTimestamp(response);
  if (token === null) return null;
  const [status, content, ...afterContent] = membersOf(readDer(response, TAG.sequence));
  const [, wrapped, ...afterSigned] = membersOf(withTag(content, TAG.sequence));
  const [, digests, encapsulated, ...rest] = membersOf(readDer(withTag(wrapped, context(0)).body, TAG.sequence));
  const [signer] = membersOf(withTag(rest.at(-1), TAG.set));
  const [, , digestAlgorithm, , signatureAlgorithm, , ...afterSignature] = membersOf(withTag(signer, TAG.sequence));
  if (status === undefined || !sameBytes(status.raw, GRANTED)) return 'time-stamp-status';
  if (digestAlgorithm === undefined || !sameBytes(withTag(digests, TAG.set).body, digestAlgorithm.raw)) return 'time-stamp-algorithm';
  if (!isDigestForm(digestAlgorithm) || !isSignatureForm(signatureAlgorithm)) return 'time-stamp-algorithm';
  const carried = rest.slice(0, -1);
  const strays = afterContent.length + afterSigned.length + afterSignature.length + (membersOf(withTag(encapsulated, TAG.sequence)).length - 2);
  if (strays > 0 || carried.length > 1) return 'time-stamp-part';
  const [certificates] = carried;
  if (certificates === undefined) return null;
  if (certificates.tag !== context(0)) return 'time-stamp-part';
  const named = token.certificateDigest;
  const embedded = membersOf(certificates);
  return named !== null && embedded.length === 1 && embedded.every(({ raw }) => sameBytes(digest(named.hash, raw), named.value)) ? null : 'time-stamp-certificate';
}

/**
 * RFC 5754 section 2: parameters absent or NULL. Authorities in use write either, so neither can be refused; the two
 * places that name the digest must agree to the byte.
 */
function isDigestForm(algorithm: DerValue): boolean {
  const form = parametersOf(algorithm);
  return form === 'absent' || form === 'null';
}

const RSA = '1.2.840.113549.1.1.';

/**
 * One form for each: NULL with RSA (RFC 3370 section 3.2; RFC 4055 section 5, which has readers accept them absent too:
 * not here, where a second spelling would be a change that nothing shows), absent with ECDSA (RFC 5758 section 3.2) and
 * Ed25519 (RFC 8410 section 3).
 */
function isSignatureForm(algorithm: DerValue | undefined): boolean {
  const [oid] = membersOf(withTag(algorithm, TAG.sequence));
  return parametersOf(algorithm) === (oidOf(oid).startsWith(RSA) ? 'null' : 'absent');
}

function parametersOf(algorithm: DerValue | undefined): 'absent' | 'null' | 'other' {
  const [, parameters, ...more] = membersOf(withTag(algorithm, TAG.sequence));
  if (parameters === undefined) return 'absent';
  return more.length === 0 && sameBytes(parameters.raw, NULL) ? 'null' : 'other';
}
