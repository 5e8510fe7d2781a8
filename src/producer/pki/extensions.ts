import { digest } from '../../core/crypto/index.ts';
import { KEY_USAGES, OID, type KeyUsage } from '../../core/x509/index.ts';
import { boolean, der, explicit, integer, namedBits, octetString, oid, sequence } from './der-writer.ts';
import { writeGeneralName, type WrittenName } from './name.ts';

/** DER of one extension (RFC 5280 section 4.1.2.9). `value` is what the OCTET STRING holds. */
export function extension(id: string, critical: boolean, value: Uint8Array): Uint8Array {
  return critical ? sequence(oid(id), boolean(true), octetString(value)) : sequence(oid(id), octetString(value));
}

export function basicConstraints(ca: boolean, pathLength: number | null = null): Uint8Array {
  const members = [...(ca ? [boolean(true)] : []), ...(pathLength === null ? [] : [integer(pathLength)])];
  return extension(OID.basicConstraints, true, sequence(...members));
}

export function keyUsage(...usages: readonly KeyUsage[]): Uint8Array {
  return extension(OID.keyUsage, true, namedBits(usages.map((usage) => KEY_USAGES.indexOf(usage))));
}

export function extendedKeyUsage(purposes: readonly string[], critical = false): Uint8Array {
  return extension(OID.extendedKeyUsage, critical, sequence(...purposes.map(oid)));
}

/** RFC 7093 section 2, method 1 over the whole SubjectPublicKeyInfo (method 4): 160 bits of its SHA-256. */
export function keyIdentifier(spki: Uint8Array): Uint8Array {
  return digest('sha256', spki).subarray(0, 20);
}

export function subjectKeyIdentifier(spki: Uint8Array): Uint8Array {
  return extension(OID.subjectKeyIdentifier, false, octetString(keyIdentifier(spki)));
}

export function authorityKeyIdentifier(issuerSpki: Uint8Array): Uint8Array {
  return extension(OID.authorityKeyIdentifier, false, sequence(der(0x80, keyIdentifier(issuerSpki))));
}

export function subjectAltName(names: readonly WrittenName[], critical = false): Uint8Array {
  return extension(OID.subjectAltName, critical, sequence(...names.map(writeGeneralName)));
}

export function nameConstraints(permitted: readonly WrittenName[], excluded: readonly WrittenName[]): Uint8Array {
  const subtrees = (number: number, names: readonly WrittenName[]): readonly Uint8Array[] =>
    names.length === 0 ? [] : [der(0xa0 | number, ...names.map((name) => sequence(writeGeneralName(name))))];
  return extension(OID.nameConstraints, true, sequence(...subtrees(0, permitted), ...subtrees(1, excluded)));
}

export function certificatePolicies(...policies: readonly string[]): Uint8Array {
  return extension(OID.certificatePolicies, false, sequence(...policies.map((policy) => sequence(oid(policy)))));
}

/** One point, named by a URI. */
export function crlDistributionPoint(uri: string): Uint8Array {
  return extension(OID.crlDistributionPoints, false, sequence(sequence(explicit(0, der(0xa0, writeGeneralName({ form: 'uri', text: uri }))))));
}
