/** Paths from a certificate up to an authority that is trusted (RFC 5280 section 6). */
export const PATH_PROBLEMS = [
  'algorithm-refused', 'budget-candidates', 'budget-intermediates', 'budget-nameComparisons', 'budget-signatures', 'budget-steps', 'expired', 'extended-key-usage',
  'issuer-signature', 'issuer-unknown', 'key-usage', 'name-excluded', 'name-not-permitted', 'not-a-ca', 'not-yet-valid', 'path-too-long', 'policy',
  'revocation-unknown', 'revoked', 'revoked-later', 'unknown-critical-extension', 'weak-key',
] as const;

/** What RFC 5280 section 4 demands of certificates. */
export const PROFILE_PROBLEMS = [
  'anchor-names-another-key', 'authority-key-identifier', 'basic-constraints-not-critical', 'cert-sign-without-ca', 'critical-key-identifier', 'dns-name-syntax',
  'early-generalized-time', 'empty-issuer', 'empty-key-usage', 'empty-subject', 'name-constraints-not-critical', 'name-constraints-without-ca',
  'no-authority-key-identifier', 'no-key-usage', 'no-subject-key-identifier', 'path-length-without-signing', 'policy-constraints-not-critical', 'serial-number',
] as const;

/** Revocation lists (RFC 5280 section 5). */
export const CRL_PROBLEMS = [
  'crl-after-expiry', 'crl-algorithm', 'crl-attribute-certificates', 'crl-critical-entry-extension', 'crl-critical-extension', 'crl-critical-key-identifier',
  'crl-critical-number', 'crl-delta', 'crl-duplicate-entry', 'crl-early-generalized-time', 'crl-empty-point', 'crl-indirect', 'crl-issuer-key-usage',
  'crl-no-key-identifier', 'crl-no-next-update', 'crl-no-number', 'crl-not-yet-valid', 'crl-number-range', 'crl-point-not-critical', 'crl-relative-name',
  'crl-remove-from-list', 'crl-signature', 'crl-some-reasons', 'crl-stale',
] as const;

export type CertificateWord = (typeof PATH_PROBLEMS)[number] | (typeof PROFILE_PROBLEMS)[number] | (typeof CRL_PROBLEMS)[number];
