import { context, DerRefusal, fieldsOf, INTEGER, integerOf, octetsOf, OCTET_STRING, oidOf, SEQUENCE, smallIntegerOf, type DerNode } from '../asn1/index.ts';
import type { HashName } from '../crypto/index.ts';
import { parseAlgorithmIdentifier, parseHashIdentifier, parseName, type AlgorithmIdentifier, type Name } from '../x509/index.ts';
import { parseAttributes, type Attribute } from './attributes.ts';

/** Which certificate is the signer's (RFC 5652 section 5.3). It selects one and proves nothing. */
export type SignerIdentifier =
  | { readonly kind: 'issuer-and-serial'; readonly issuer: Name; readonly serial: bigint }
  | { readonly kind: 'subject-key-identifier'; readonly keyIdentifier: Uint8Array };

/** A digest algorithm as it is named; `hash` is null for one that is not believed. */
export interface DigestAlgorithm {
  readonly oid: string;
  readonly hash: HashName | null;
}

/** RFC 5652 section 5.3. */
export interface SignerInfo {
  readonly identifier: SignerIdentifier;
  readonly digestAlgorithm: DigestAlgorithm;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signedAttributes: readonly Attribute[] | null;
  /** What is signed when there are signed attributes: their DER with the tag of a SET OF (section 5.4). */
  readonly signedAttributesDer: Uint8Array | null;
  readonly signature: Uint8Array;
  /** Nobody signed these: a time stamp in them speaks for itself, everything else for nobody. */
  readonly unsignedAttributes: readonly Attribute[];
}

const SET_OF = 0x31;

/** Throws `DerRefusal`. */
export function parseSignerInfo(node: DerNode): SignerInfo {
  const fields = fieldsOf(node);
  const versionNode = fields.next(INTEGER);
  const identifier = identifierOf(fields.next());
  // Section 5.3 ties the version to the choice.
  if (smallIntegerOf(versionNode) !== (identifier.kind === 'issuer-and-serial' ? 1 : 3)) throw new DerRefusal(versionNode.from, 'version');
  const digestAlgorithm = parseDigestAlgorithm(fields.next(SEQUENCE));
  const signed = fields.optional(context(0, 'constructed'));
  const signatureAlgorithm = parseAlgorithmIdentifier(fields.next(SEQUENCE));
  const signature = octetsOf(fields.next(OCTET_STRING));
  const unsigned = fields.optional(context(1, 'constructed'));
  fields.end();
  return {
    identifier, digestAlgorithm, signatureAlgorithm, signature,
    signedAttributes: signed === null ? null : parseAttributes(signed, signed.tag, 'der'),
    signedAttributesDer: signed === null ? null : Uint8Array.from([SET_OF, ...signed.bytes.subarray(1)]),
    unsignedAttributes: unsigned === null ? [] : parseAttributes(unsigned, unsigned.tag, 'any'),
  };
}

export function parseDigestAlgorithm(node: DerNode): DigestAlgorithm {
  return { oid: oidOf(fieldsOf(node).next()), hash: parseHashIdentifier(node) };
}

function identifierOf(node: DerNode): SignerIdentifier {
  if (node.tag === context(0, 'primitive')) return { kind: 'subject-key-identifier', keyIdentifier: octetsOf(node, node.tag) };
  const fields = fieldsOf(node);
  const issuer = parseName(fields.next(SEQUENCE));
  const serial = integerOf(fields.next(INTEGER));
  fields.end();
  return { kind: 'issuer-and-serial', issuer, serial };
}
