import { decodeDer, DerRefusal, GENERALIZED_TIME, octetsOf, oidOf, timeOf, UTC_TIME, type DerNode } from '../asn1/index.ts';
import { digest, type HashName } from '../crypto/index.ts';
import { toHex } from '../encoding/index.ts';
import { ATTRIBUTE, parseAttributes, singleValue, type Attribute } from './attributes.ts';
import type { AttributeName, SignerProblem } from './problems.ts';
import { parseSigningCertificate, type CertificateIdentifier } from './signing-certificate.ts';

/** What the signer said under the signature, as far as it could be read. */
export interface SignedClaims {
  /** By the signer's own clock, epoch milliseconds. */
  readonly signingTime: number | null;
  /** Certificates by digest, the signer's own first; a list for each version that stands there. */
  readonly signingCertificates: readonly { readonly version: 1 | 2; readonly identifiers: readonly CertificateIdentifier[] }[];
}

export interface AttributeReading {
  readonly claims: SignedClaims;
  readonly problems: readonly SignerProblem[];
}

/** Content type and message digest must be there and agree (section 5.3); the others count where they are. Unknown ones are fine. */
export function readSignedAttributes(attributes: readonly Attribute[], contentType: string, hash: HashName, content: Uint8Array | null): AttributeReading {
  const problems: SignerProblem[] = [];
  const read = <T>(attribute: AttributeName, oid: string, decode: (node: DerNode) => T): T | null => readOne(attributes, attribute, oid, decode, problems);
  const stated = read('content-type', ATTRIBUTE.contentType, (node) => oidOf(node));
  if (stated !== null && stated !== contentType) problems.push({ kind: 'content-type', stated, actual: contentType });
  const statedDigest = read('message-digest', ATTRIBUTE.messageDigest, (node) => toHex(octetsOf(node)));
  const computed = content === null ? null : toHex(digest(hash, content));
  if (statedDigest !== null && computed !== null && statedDigest !== computed) problems.push({ kind: 'message-digest', stated: statedDigest, computed });
  const present = (oid: string): boolean => attributes.some((attribute) => attribute.oid === oid);
  const signingTime = present(ATTRIBUTE.signingTime) ? read('signing-time', ATTRIBUTE.signingTime, timeValue) : null;
  const versions = [[1, ATTRIBUTE.signingCertificate], [2, ATTRIBUTE.signingCertificateV2]] as const;
  const signingCertificates = versions.flatMap(([version, oid]) => {
    const identifiers = present(oid) ? read('signing-certificate', oid, (node) => parseSigningCertificate(node, version)) : null;
    return identifiers === null ? [] : [{ version, identifiers }];
  });
  return { claims: { signingTime, signingCertificates }, problems };
}

function readOne<T>(
  attributes: readonly Attribute[], attribute: AttributeName, oid: string, decode: (node: DerNode) => T, problems: SignerProblem[],
): T | null {
  const single = singleValue(attributes, oid);
  if (single.found === null) {
    const { instances, values } = single;
    problems.push(instances === 0 ? { kind: 'attribute-missing', attribute } : { kind: 'attribute-count', attribute, instances, values });
    return null;
  }
  try {
    return decode(single.found);
  } catch (error) {
    if (!(error instanceof DerRefusal)) throw error;
    problems.push({ kind: 'attribute-malformed', attribute, problem: error.problem });
    return null;
  }
}

function timeValue(node: DerNode): number {
  if (node.tag !== UTC_TIME && node.tag !== GENERALIZED_TIME) throw new DerRefusal(node.from, 'wrong-type');
  return timeOf(node);
}

/**
 * Whether content, signed without attributes, is the encoding of attributes. A signature over attributes could then be
 * passed off as one over content: without the attributes' tag the two look alike.
 */
export function looksLikeAttributes(content: Uint8Array): boolean {
  if (content[0] !== 0x31) return false;
  const read = decodeDer(content, (root) => parseAttributes(root, root.tag, 'any'));
  return read.ok && read.value.some((attribute) => attribute.oid === ATTRIBUTE.messageDigest);
}
