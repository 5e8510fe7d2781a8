import {
  bitStringOf, BOOLEAN, booleanOf, context, decodeInside, DerRefusal, fieldsOf, INTEGER, integerOf, itemsOf, octetsOf, oidOf, smallIntegerOf, type DerNode,
} from '../asn1/index.ts';
import { parseAccessDescriptions, parseDistributionPoints, type DistributionPoint } from './distribution-points.ts';
import { OID, type ParsedExtensions } from './extension.ts';
import { parseGeneralNames, type GeneralName } from './general-name.ts';
import { parseNameConstraints, type NameConstraints } from './name-constraints.ts';
import { parsePolicies, type PolicyExtensions } from './policy-extensions.ts';

/** In the order of their bits, RFC 5280 section 4.2.1.3. */
export const KEY_USAGES = [
  'digitalSignature', 'contentCommitment', 'keyEncipherment', 'dataEncipherment', 'keyAgreement', 'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly',
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

export interface BasicConstraints {
  readonly ca: boolean;
  /** Intermediate certificates, self-issued ones not counted, that may follow. */
  readonly pathLength: number | null;
}

/** Section 4.2.1.1. */
export interface AuthorityKeyIdentifier {
  readonly keyIdentifier: Uint8Array | null;
  readonly issuer: readonly GeneralName[] | null;
  readonly serial: bigint | null;
}

/** The extensions that decide something here; null when absent. Each is read whole, critical or not: a malformed one is refused. */
export interface CertificateExtensions extends PolicyExtensions {
  readonly basicConstraints: BasicConstraints | null;
  readonly keyUsage: readonly KeyUsage[] | null;
  readonly extendedKeyUsage: readonly string[] | null;
  readonly subjectKeyIdentifier: Uint8Array | null;
  readonly authorityKeyIdentifier: AuthorityKeyIdentifier | null;
  readonly subjectAltNames: readonly GeneralName[] | null;
  readonly nameConstraints: NameConstraints | null;
  /** Where the issuer publishes revocation lists for this certificate. */
  readonly distributionPoints: readonly DistributionPoint[] | null;
}

/** Throws `DerRefusal`. */
export function decodeCertificateExtensions(extensions: ParsedExtensions): CertificateExtensions {
  const read = <T>(oid: string, decode: (node: DerNode) => T): T | null => {
    const node = extensions.node(oid);
    return node === null ? null : decodeInside(node, decode);
  };
  read(OID.authorityInfoAccess, parseAccessDescriptions);
  return {
    basicConstraints: read(OID.basicConstraints, parseBasicConstraints),
    keyUsage: read(OID.keyUsage, parseKeyUsage),
    extendedKeyUsage: read(OID.extendedKeyUsage, parseExtendedKeyUsage),
    subjectKeyIdentifier: read(OID.subjectKeyIdentifier, (node) => octetsOf(node)),
    authorityKeyIdentifier: read(OID.authorityKeyIdentifier, parseAuthorityKeyIdentifier),
    subjectAltNames: read(OID.subjectAltName, (node) => parseGeneralNames(node)),
    nameConstraints: read(OID.nameConstraints, parseNameConstraints),
    distributionPoints: read(OID.crlDistributionPoints, parseDistributionPoints),
    ...parsePolicies(read),
  };
}

function parseBasicConstraints(node: DerNode): BasicConstraints {
  const fields = fieldsOf(node);
  const ca = fields.optional(BOOLEAN);
  const pathLength = fields.optional(INTEGER);
  fields.end();
  return { ca: ca !== null && booleanOf(ca), pathLength: pathLength === null ? null : smallIntegerOf(pathLength) };
}

function parseKeyUsage(node: DerNode): readonly KeyUsage[] {
  const { bytes, unused } = bitStringOf(node);
  const bits = bytes.length * 8 - unused;
  return KEY_USAGES.filter((_, bit) => bit < bits && (bytes[bit >> 3]! & (0x80 >> (bit & 7))) !== 0);
}

function parseExtendedKeyUsage(node: DerNode): readonly string[] {
  const purposes = itemsOf(node);
  if (purposes.length === 0) throw new DerRefusal(node.from, 'empty-purposes');
  return purposes.map((purpose) => oidOf(purpose));
}

export function parseAuthorityKeyIdentifier(node: DerNode): AuthorityKeyIdentifier {
  const fields = fieldsOf(node);
  const keyIdentifier = fields.optional(context(0, 'primitive'));
  const issuer = fields.optional(context(1, 'constructed'));
  const serial = fields.optional(context(2, 'primitive'));
  fields.end();
  return {
    keyIdentifier: keyIdentifier === null ? null : octetsOf(keyIdentifier, keyIdentifier.tag),
    issuer: issuer === null ? null : parseGeneralNames(issuer, issuer.tag),
    serial: serial === null ? null : integerOf(serial, serial.tag),
  };
}
