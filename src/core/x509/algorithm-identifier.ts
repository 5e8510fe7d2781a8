import { context, fieldsOf, NULL, nullOf, oidOf, smallIntegerOf, unwrap, type DerNode } from '../asn1/index.ts';
import type { HashName, SignatureScheme } from '../crypto/index.ts';

/** RFC 5280 section 4.1.1.2. */
export interface AlgorithmIdentifier {
  readonly oid: string;
  /** DER of the whole identifier, for comparing the two places where a certificate or list states its algorithm. */
  readonly der: Uint8Array;
  /** Null when the algorithm is not on the list below: SHA-1, MD5, DSA, unknown curves' schemes and so on are never verified. */
  readonly scheme: SignatureScheme | null;
}

const PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';

const HASH_OIDS: Readonly<Record<string, HashName>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** RFC 4055 section 5: parameters are NULL when written, and left out is to be read alike. The signed and the outer identifier are equal to the byte all the same. */
const PKCS1: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.1.1.11': 'sha256', '1.2.840.113549.1.1.12': 'sha384', '1.2.840.113549.1.1.13': 'sha512',
};
/** RFC 5758 section 3.2: parameters are absent. */
const ECDSA: Readonly<Record<string, HashName>> = { '1.2.840.10045.4.3.2': 'sha256', '1.2.840.10045.4.3.3': 'sha384', '1.2.840.10045.4.3.4': 'sha512' };
/** RFC 8410 section 3: parameters are absent. */
const ED25519 = '1.3.101.112';

/** Throws `DerRefusal` for use inside `decodeDer`. Parameters other than the one form a known algorithm has are refused. */
export function parseAlgorithmIdentifier(node: DerNode): AlgorithmIdentifier {
  const fields = fieldsOf(node);
  const oid = oidOf(fields.next());
  const parameters = fields.more() ? fields.next() : null;
  fields.end();
  return { oid, der: node.bytes, scheme: schemeOf(oid, parameters) };
}

function schemeOf(oid: string, parameters: DerNode | null): SignatureScheme | null {
  const pkcs1 = PKCS1[oid];
  if (pkcs1 !== undefined) return parameters === null || isNull(parameters) ? { kind: 'rsa-pkcs1', hash: pkcs1 } : null;
  const ecdsa = ECDSA[oid];
  if (ecdsa !== undefined) return parameters === null ? { kind: 'ecdsa', hash: ecdsa, encoding: 'der' } : null;
  if (oid === ED25519) return parameters === null ? { kind: 'ed25519' } : null;
  return oid === PSS && parameters !== null ? pssScheme(parameters) : null;
}

/** RFC 4055 section 3.1. The defaults are SHA-1 and a salt of 20 bytes, so a member left out is an algorithm that is not believed. */
function pssScheme(parameters: DerNode): SignatureScheme | null {
  const fields = fieldsOf(parameters);
  const hash = fields.optional(context(0, 'constructed'));
  const mask = fields.optional(context(1, 'constructed'));
  const salt = fields.optional(context(2, 'constructed'));
  const trailer = fields.optional(context(3, 'constructed'));
  fields.end();
  const saltLength = salt === null ? null : smallIntegerOf(unwrap(salt, salt.tag));
  const trailerField = trailer === null ? 1 : smallIntegerOf(unwrap(trailer, trailer.tag));
  if (hash === null || mask === null || saltLength === null || trailerField !== 1) return null;
  const name = parseHashIdentifier(unwrap(hash, hash.tag));
  const maskFields = fieldsOf(unwrap(mask, mask.tag));
  const maskOid = oidOf(maskFields.next());
  const maskHash = maskFields.more() ? parseHashIdentifier(maskFields.next()) : null;
  maskFields.end();
  // A mask by another hash is allowed and used by nobody; the platform is asked for one hash only.
  return name !== null && maskOid === MGF1 && maskHash === name ? { kind: 'rsa-pss', hash: name, saltLength } : null;
}

/** A digest algorithm: parameters absent or NULL (RFC 5754 section 2). Null when the hash is not on the list. */
export function parseHashIdentifier(node: DerNode): HashName | null {
  const fields = fieldsOf(node);
  const oid = oidOf(fields.next());
  const parameters = fields.more() ? fields.next() : null;
  fields.end();
  return parameters === null || isNull(parameters) ? HASH_OIDS[oid] ?? null : null;
}

function isNull(parameters: DerNode): boolean {
  return parameters.tag === NULL && nullOf(parameters) === null;
}
