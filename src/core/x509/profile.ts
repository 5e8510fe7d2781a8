import { sameBytes, type Certificate } from './certificate.ts';
import { OID } from './extension.ts';
import { sameName } from './name.ts';
import { isHostName } from './name-matching.ts';

/**
 * What RFC 5280 section 4 demands of certificates and section 6 does not check. Authorities break these rules without
 * their certificates meaning anything else, so that they are notes unless the caller enforces the profile.
 */
export type ProfileRule =
  | 'serial-number' | 'empty-issuer' | 'empty-subject' | 'critical-key-identifier' | 'no-authority-key-identifier' | 'authority-key-identifier'
  | 'no-subject-key-identifier' | 'basic-constraints-not-critical' | 'path-length-without-signing' | 'cert-sign-without-ca' | 'no-key-usage' | 'empty-key-usage'
  | 'name-constraints-not-critical' | 'name-constraints-without-ca' | 'policy-constraints-not-critical' | 'dns-name-syntax'
  | 'early-generalized-time' | 'anchor-names-another-key';

type Place = 'anchor' | 'below';

/**
 * Rules that bind who issues and nobody who verifies: section 6 says itself how to go on without the usages of an authority
 * ("if a key usage extension is present", 6.1.4 (n) and 6.3.3 (f)). Breaking them is noted whatever is enforced.
 */
export const ISSUERS_OWN: ReadonlySet<ProfileRule> = new Set<ProfileRule>(['no-key-usage']);

export function profileDeviations(certificate: Certificate, place: Place): readonly ProfileRule[] {
  const broken = RULES.filter(([, breaks]) => breaks(certificate, place)).map(([rule]) => rule);
  return place === 'anchor' && namesAnotherKey(certificate) ? [...broken, 'anchor-names-another-key'] : broken;
}

export const isCa = (certificate: Certificate): boolean => certificate.basicConstraints?.ca === true;

/** Issuer and subject are the same; whether it also signed itself is never asked of an anchor. */
export const isSelfIssued = (certificate: Certificate): boolean => sameName(certificate.issuer, certificate.subject);

const criticality = (certificate: Certificate, oid: string): boolean | null => certificate.extensions.find((each) => each.oid === oid)?.critical ?? null;

const RULES: readonly (readonly [ProfileRule, (certificate: Certificate, place: Place) => boolean])[] = [
  // Section 4.1.2.2: positive, at most 20 octets. Roots in use have 0, and nobody above them names them by it.
  ['serial-number', ({ serial, serialBytes }, place) => serial < 0n || (serial === 0n && place === 'below') || serialBytes.length > 20],
  // Sections 4.1.2.4 and 4.1.2.6.
  ['empty-issuer', ({ issuer }) => issuer.rdns.length === 0],
  ['empty-subject', (each) => each.subject.rdns.length === 0 && (isCa(each) || criticality(each, OID.subjectAltName) !== true)],
  // Section 4.1.2.5: from 1950 to 2049 UTCTime is the one spelling.
  ['early-generalized-time', ({ earlyGeneralizedTime }) => earlyGeneralizedTime],
  // Sections 4.2.1.1 and 4.2.1.2. A root's own key needs no name; a self-issued certificate below one is signed with another key.
  ['critical-key-identifier', (each) => criticality(each, OID.authorityKeyIdentifier) === true || criticality(each, OID.subjectKeyIdentifier) === true],
  ['no-authority-key-identifier', (each, place) => each.authorityKeyIdentifier === null && !(place === 'anchor' && isSelfIssued(each))],
  ['authority-key-identifier', brokenKeyIdentifier],
  ['no-subject-key-identifier', (each) => isCa(each) && each.subjectKeyIdentifier === null],
  // Section 4.2.1.9.
  ['basic-constraints-not-critical', (each) => isCa(each) && criticality(each, OID.basicConstraints) !== true],
  ['path-length-without-signing', (each) => (each.basicConstraints?.pathLength ?? null) !== null && (!isCa(each) || each.keyUsage?.includes('keyCertSign') === false)],
  // Section 4.2.1.3.
  ['cert-sign-without-ca', (each) => !isCa(each) && each.keyUsage?.includes('keyCertSign') === true],
  ['no-key-usage', (each) => isCa(each) && each.keyUsage === null],
  ['empty-key-usage', ({ keyUsage }) => keyUsage?.length === 0],
  // Section 4.2.1.10.
  ['name-constraints-not-critical', (each) => criticality(each, OID.nameConstraints) === false],
  ['name-constraints-without-ca', (each) => !isCa(each) && each.nameConstraints !== null],
  // Sections 4.2.1.11 and 4.2.1.14.
  ['policy-constraints-not-critical', (each) => criticality(each, OID.policyConstraints) === false || criticality(each, OID.inhibitAnyPolicy) === false],
  // Section 4.2.1.6; the one label of a wildcard is RFC 9525's.
  ['dns-name-syntax', ({ subjectAltNames }) => (subjectAltNames ?? []).some((name) => name.form === 'dns' && !isHostName(name.text.replace(/^\*\./, '')))],
];

/** The identifier is always there; issuer and serial come together. */
function brokenKeyIdentifier({ authorityKeyIdentifier: authority }: Certificate): boolean {
  return authority !== null && (authority.keyIdentifier === null || (authority.issuer === null) !== (authority.serial === null));
}

/** A root has no key but its own to name. A self-issued certificate below an anchor is a rollover and names the other one. */
function namesAnotherKey(anchor: Certificate): boolean {
  const named = anchor.authorityKeyIdentifier?.keyIdentifier ?? null;
  return isSelfIssued(anchor) && named !== null && anchor.subjectKeyIdentifier !== null && !sameBytes(named, anchor.subjectKeyIdentifier);
}
