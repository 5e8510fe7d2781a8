import { DerRefusal, fieldsOf, INTEGER, integerOf, itemsOf, OCTET_STRING, octetsOf, SEQUENCE, type DerNode } from '../asn1/index.ts';
import { digest, sha1Identifier, type HashName } from '../crypto/index.ts';
import { toHex } from '../encoding/index.ts';
import { parseGeneralNames, parseHashIdentifier, sameName, type Certificate, type GeneralName } from '../x509/index.ts';

/** ESSCertID (RFC 2634 section 5.4.1) or ESSCertIDv2 (RFC 5035 section 4): a certificate by its digest. */
export interface CertificateIdentifier {
  /** Null for a hash that is not believed. */
  readonly hash: HashName | 'sha1' | null;
  readonly digest: Uint8Array;
  readonly issuerSerial: { readonly issuer: readonly GeneralName[]; readonly serial: bigint } | null;
}

const MAX_IDENTIFIERS = 32;

/** The list of SigningCertificate (version 1) or SigningCertificateV2. Throws `DerRefusal`. */
export function parseSigningCertificate(node: DerNode, version: 1 | 2): readonly CertificateIdentifier[] {
  const fields = fieldsOf(node);
  const items = itemsOf(fields.next(SEQUENCE));
  if (fields.more()) fields.next(SEQUENCE);
  fields.end();
  if (items.length === 0 || items.length > MAX_IDENTIFIERS) throw new DerRefusal(node.from, 'identifiers');
  return items.map((item) => {
    const members = fieldsOf(item);
    const algorithm = version === 2 ? members.optional(SEQUENCE) : null;
    const value = octetsOf(members.next(OCTET_STRING));
    const issuerSerial = members.more() ? parseIssuerSerial(members.next(SEQUENCE)) : null;
    members.end();
    const standard = version === 1 ? 'sha1' : 'sha256';
    return { hash: algorithm === null ? standard : parseHashIdentifier(algorithm), digest: value, issuerSerial };
  });
}

function parseIssuerSerial(node: DerNode): NonNullable<CertificateIdentifier['issuerSerial']> {
  const fields = fieldsOf(node);
  const issuer = parseGeneralNames(fields.next(SEQUENCE));
  const serial = integerOf(fields.next(INTEGER));
  fields.end();
  return { issuer, serial };
}

/** In which way an identifier is not of this certificate; null when it is. Digests in lower-case hex. */
export type IdentifierMismatch =
  | { readonly kind: 'hash-refused' }
  | { readonly kind: 'digest'; readonly stated: string; readonly computed: string }
  | { readonly kind: 'issuer-serial' };

export function identifierMismatch({ hash, digest: stated, issuerSerial }: CertificateIdentifier, certificate: Certificate): IdentifierMismatch | null {
  if (hash === null) return { kind: 'hash-refused' };
  const computed = toHex(hash === 'sha1' ? sha1Identifier(certificate.der) : digest(hash, certificate.der));
  if (toHex(stated) !== computed) return { kind: 'digest', stated: toHex(stated), computed };
  return issuerSerial === null || isIssuerSerialOf(issuerSerial, certificate) ? null : { kind: 'issuer-serial' };
}

/** RFC 5035 section 5: the issuer is one directory name. */
function isIssuerSerialOf({ issuer, serial }: NonNullable<CertificateIdentifier['issuerSerial']>, certificate: Certificate): boolean {
  const [name] = issuer;
  return issuer.length === 1 && name?.form === 'directory' && sameName(name.name, certificate.issuer) && serial === certificate.serial;
}
