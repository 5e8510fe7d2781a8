import type { Certificate } from './certificate.ts';
import type { KeyUsage } from './certificate-extensions.ts';
import { OID } from './extension.ts';
import type { PathIssue } from './path-issue.ts';
import { isCa, isSelfIssued, profileDeviations } from './profile.ts';
import { keyStrength } from './verify-issuer.ts';

/** What the leaf's key was used for. */
export interface PathPurpose {
  /** One of these is enough; not asked where the certificate has no key usage (RFC 5280 section 4.2.1.3). */
  readonly keyUsage: readonly KeyUsage[];
  /** An OID that every extended key usage of the path must name or stand open for; null asks nothing. */
  readonly extendedKeyUsage: string | null;
}

export const EXTENDED_KEY_USAGE = {
  any: '2.5.29.37.0', serverAuth: '1.3.6.1.5.5.7.3.1', clientAuth: '1.3.6.1.5.5.7.3.2', codeSigning: '1.3.6.1.5.5.7.3.3', emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/** Extensions that something here acts on. Section 4.2: any other that is marked critical makes the certificate unusable. */
const PROCESSED: readonly string[] = [
  OID.subjectKeyIdentifier, OID.keyUsage, OID.subjectAltName, OID.basicConstraints, OID.nameConstraints, OID.crlDistributionPoints, OID.certificatePolicies,
  OID.policyMappings, OID.authorityKeyIdentifier, OID.policyConstraints, OID.extendedKeyUsage, OID.inhibitAnyPolicy,
];

/** Section 6.1.3 (a)(2). Certificates count whole seconds, both ends included, so a fraction of a second is cut off first. */
export function validityIssues(certificate: Certificate, position: number, at: readonly number[]): readonly PathIssue[] {
  return at.flatMap((time): PathIssue[] => {
    const second = Math.floor(time / 1000) * 1000;
    if (second < certificate.notBefore) return [{ position, kind: 'not-yet-valid', at: time, notBefore: certificate.notBefore }];
    return second > certificate.notAfter ? [{ position, kind: 'expired', at: time, notAfter: certificate.notAfter }] : [];
  });
}

export function criticalExtensionIssues(certificate: Certificate, position: number): readonly PathIssue[] {
  return certificate.extensions
    .filter((extension) => extension.critical && !PROCESSED.includes(extension.oid))
    .map(({ oid }) => ({ position, kind: 'unknown-critical-extension', oid }));
}

export function profileIssues(certificate: Certificate, position: number, isAnchor: boolean): readonly Extract<PathIssue, { readonly kind: 'profile' }>[] {
  return profileDeviations(certificate, isAnchor ? 'anchor' : 'below').map((rule) => ({ position, kind: 'profile', rule }));
}

/** Section 6.1.4 (k) and (n). An anchor of version 1 or 2 has no constraints to state: the user's choice of it says that it is an authority. */
export function authorityIssues(certificate: Certificate, position: number, isAnchor: boolean): readonly PathIssue[] {
  const issues: PathIssue[] = [];
  if (!isCa(certificate) && !(isAnchor && certificate.version < 3)) issues.push({ position, kind: 'not-a-ca' });
  const usage = certificate.keyUsage;
  if (usage !== null && !usage.includes('keyCertSign')) issues.push({ position, kind: 'key-usage', wanted: ['keyCertSign'], found: usage });
  return issues;
}

/** Section 4.2.1.12. Authorities that state purposes vouch for no others; that is practice rather than the RFC's text. */
export function extendedKeyUsageIssues(certificate: Certificate, position: number, wanted: string | null): readonly PathIssue[] {
  const found = certificate.extendedKeyUsage;
  if (wanted === null || found === null || found.includes(wanted) || found.includes(EXTENDED_KEY_USAGE.any)) return [];
  return [{ position, kind: 'extended-key-usage', wanted, found }];
}

export function leafIssues(leaf: Certificate, { keyUsage: wanted }: PathPurpose): readonly PathIssue[] {
  const issues: PathIssue[] = [];
  const strength = keyStrength(leaf);
  if (strength === 'weak-key') issues.push({ position: 0, kind: 'weak-key' });
  if (strength === 'algorithm-refused') issues.push({ position: 0, kind: 'algorithm-refused', algorithm: leaf.keyAlgorithm });
  const found = leaf.keyUsage;
  if (found !== null && wanted.length > 0 && !wanted.some((each) => found.includes(each))) issues.push({ position: 0, kind: 'key-usage', wanted, found });
  return issues;
}

/**
 * Sections 6.1.2 (k), 6.1.4 (l) and (m): self-issued authorities are not counted, and the leaf is none. `path` runs from
 * the leaf to the anchor, whose own limit applies; `allowed` is the caller's, or null.
 */
export function pathLengthIssues(path: readonly Certificate[], allowed: number | null): readonly PathIssue[] {
  let left = allowed ?? Infinity;
  let limit = allowed ?? 0;
  for (let position = path.length - 1; position > 0; position--) {
    const certificate = path[position]!;
    const isAnchor = position === path.length - 1;
    if (!isAnchor && !isSelfIssued(certificate)) {
      if (left === 0) return [{ position, kind: 'path-too-long', allowed: limit }];
      left -= 1;
    }
    const own = certificate.basicConstraints?.pathLength ?? null;
    if (own !== null && own < left) {
      left = own;
      limit = own;
    }
  }
  return [];
}
