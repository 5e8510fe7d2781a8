import type { Certificate } from './certificate.ts';
import { membersOf, oidOf, readDer, smallInteger, TAG, withTag } from './der.ts';

export const OID = {
  keyUsage: '2.5.29.15', subjectAltName: '2.5.29.17', basicConstraints: '2.5.29.19', extendedKeyUsage: '2.5.29.37',
  codeSigning: '1.3.6.1.5.5.7.3.3', timeStamping: '1.3.6.1.5.5.7.3.8', anyPurpose: '2.5.29.37.0',
  certificateTimestamps: '1.3.6.1.4.1.11129.2.4.2',
} as const;

/** Extensions that are processed. RFC 5280 section 4.2: another one that is critical makes the certificate unusable. */
const PROCESSED: ReadonlySet<string> = new Set([OID.keyUsage, OID.subjectAltName, OID.basicConstraints, OID.extendedKeyUsage]);

export const hasUnknownCritical = (certificate: Certificate): boolean =>
  [...certificate.extensions].some(([oid, extension]) => extension.critical && !PROCESSED.has(oid));

/** Section 4.2.1.9. A certificate without the extension is no authority's. */
export function basicConstraints(certificate: Certificate): { readonly authority: boolean; readonly pathLength: number | null } {
  const extension = certificate.extensions.get(OID.basicConstraints);
  if (extension === undefined) return { authority: false, pathLength: null };
  const [authority, pathLength] = membersOf(readDer(extension.value, TAG.sequence));
  if (authority === undefined) return { authority: false, pathLength: null };
  if (withTag(authority, TAG.boolean).body[0] !== 0xff) throw new RangeError('cA is not TRUE');
  return { authority: true, pathLength: pathLength === undefined ? null : smallInteger(pathLength) };
}

/** Section 4.2.1.3: bit 0 signs data, bit 5 signs certificates. Without the extension every use is open. */
export function mayUse(certificate: Certificate, bit: 0 | 5): boolean {
  const extension = certificate.extensions.get(OID.keyUsage);
  if (extension === undefined) return true;
  const { body } = readDer(extension.value, TAG.bitString);
  return ((body[1] ?? 0) & (0x80 >> bit)) !== 0;
}

/** Section 4.2.1.12: the purposes the key is limited to, or null where it is not limited. */
export function purposesOf(certificate: Certificate): readonly string[] | null {
  const extension = certificate.extensions.get(OID.extendedKeyUsage);
  return extension === undefined ? null : membersOf(readDer(extension.value, TAG.sequence)).map(oidOf);
}
