import type { CertificateDto, CrlDto } from '../../contract/index.ts';
import { keyid, sha256Hex } from '../../core/crypto/index.ts';
import { toHex } from '../../core/encoding/index.ts';
import { assertNever } from '../../core/findings/index.ts';
import { commonName, nameText, sameName, type Certificate, type Crl, type GeneralName } from '../../core/x509/index.ts';

/** Lists of a large authority have a hundred thousand entries; a window lists the first and counts the rest. */
const MAX_ENTRIES = 20_000;

export const serialHex = (serial: bigint): string => (serial < 0n ? '-' : '') + (serial < 0n ? -serial : serial).toString(16);

/** A certificate as it describes itself. */
export function certificateDto(certificate: Certificate): CertificateDto {
  const { subject, issuer, basicConstraints, keyUsage, extendedKeyUsage, version, notBefore, notAfter } = certificate;
  return {
    subject: nameText(subject), commonName: commonName(subject), issuer: nameText(issuer), serial: serialHex(certificate.serial),
    version, notBefore, notAfter, keyUsage, extendedKeyUsage,
    keyAlgorithm: certificate.keyAlgorithm, signatureAlgorithm: certificate.algorithm.oid,
    keyid: keyid(certificate.spki), fingerprint: sha256Hex(certificate.der),
    authority: basicConstraints?.ca === true ? { pathLength: basicConstraints.pathLength } : null,
    altNames: (certificate.subjectAltNames ?? []).map(generalNameText),
    extensions: certificate.extensions.map(({ oid, critical, value }) => ({ oid, critical, bytes: value.length })),
    selfIssued: sameName(subject, issuer),
  };
}

/** A revocation list as it describes itself. */
export function crlDto(crl: Crl): CrlDto {
  const entries = [...crl.entries.values()];
  return {
    issuer: nameText(crl.issuer), thisUpdate: crl.thisUpdate, nextUpdate: crl.nextUpdate, number: crl.number === null ? null : String(crl.number),
    signatureAlgorithm: crl.algorithm.oid, fingerprint: sha256Hex(crl.der), defects: crl.defects,
    entries: entries.slice(0, MAX_ENTRIES).map(({ serial, revoked, reason, invalidSince }) => ({ serial: serialHex(serial), revoked, reason, invalidSince })),
    more: Math.max(0, entries.length - MAX_ENTRIES),
  };
}

export function generalNameText(name: GeneralName): string {
  switch (name.form) {
    case 'email': case 'dns': case 'uri': return name.text;
    case 'ip': return name.bytes.length === 4 ? name.bytes.join('.') : toHex(name.bytes).replace(/(.{4})(?=.)/g, '$1:');
    case 'directory': return nameText(name.name);
    case 'other': return `${name.kind} ${toHex(name.der.subarray(0, 64))}`;
    default: return assertNever(name);
  }
}
