import type { KeyUsage } from './certificate-extensions.ts';
import type { RevokedEntry } from './crl.ts';
import type { CrlDefect } from './crl-defects.ts';
import type { GeneralName } from './general-name.ts';
import type { ProfileRule } from './profile.ts';

/**
 * One thing about one certificate of a path. `position` 0 is the leaf, the last is the anchor; a weak key above the last
 * certificate is one further. Times are epoch milliseconds. Whether an issue condemns is not part of it: `validatePath` gives problems and notes in two lists.
 */
export type PathIssue = { readonly position: number } & (
  /** Validity, RFC 5280 section 6.1.3 (a)(2). */
  | { readonly kind: 'expired'; readonly at: number; readonly notAfter: number }
  | { readonly kind: 'not-yet-valid'; readonly at: number; readonly notBefore: number }
  /** No certificate at hand has the issuer's name as its subject, or those that have lead nowhere. */
  | { readonly kind: 'issuer-unknown' }
  /** A certificate of the issuer's name is at hand and its key did not make this signature. */
  | { readonly kind: 'signature-invalid'; readonly outcome: 'invalid' | 'malformed' | 'non-canonical' }
  /** The signature's algorithm, or the leaf's key, is not on the list of those that are believed. */
  | { readonly kind: 'algorithm-refused'; readonly algorithm: string }
  | { readonly kind: 'weak-key' }
  /** (k): signs certificates without basic constraints that say so. */
  | { readonly kind: 'not-a-ca' }
  /** (l), (m): more certificates below than this one, or the caller, allows. */
  | { readonly kind: 'path-too-long'; readonly allowed: number }
  /** (n) for an authority, the purpose for a leaf. An empty `found` is an extension without a single bit. */
  | { readonly kind: 'key-usage'; readonly wanted: readonly KeyUsage[]; readonly found: readonly KeyUsage[] }
  | { readonly kind: 'extended-key-usage'; readonly wanted: string; readonly found: readonly string[] }
  /** (b), (c): this certificate's name breaks a constraint of the one at `constrainedBy`. */
  | { readonly kind: 'name-constraint'; readonly name: GeneralName; readonly constrainedBy: number; readonly rule: 'not-permitted' | 'excluded' }
  /** (f): a policy is demanded above and none is left. */
  | { readonly kind: 'policy' }
  /** (o). */
  | { readonly kind: 'unknown-critical-extension'; readonly oid: string }
  /** Section 4 asks something of issuers that section 6 does not check. */
  | { readonly kind: 'profile'; readonly rule: ProfileRule }
  | { readonly kind: 'revoked'; readonly entry: RevokedEntry }
  /** Revoked after every time that was asked about, and not said to have been compromised before. */
  | { readonly kind: 'revoked-later'; readonly entry: RevokedEntry }
  /** No list at hand says whether it is revoked. */
  | { readonly kind: 'revocation-unknown' }
  | { readonly kind: 'crl-stale'; readonly nextUpdate: number }
  | { readonly kind: 'crl-not-yet-valid'; readonly thisUpdate: number }
  /** Made when the certificate had expired, and it may have been dropped from the list. */
  | { readonly kind: 'crl-after-expiry'; readonly thisUpdate: number; readonly notAfter: number }
  | { readonly kind: 'crl-invalid'; readonly defect: CrlDefect | 'signature' | 'algorithm' | 'issuer-key-usage' }
  /** Work was cut short; what was not looked at is not believed. */
  | { readonly kind: 'budget'; readonly limit: keyof PathLimits; readonly allowed: number }
);

/** Whether another time than the one asked about would have been good: nothing is wrong with the certificates themselves. */
export function isTimeIssue({ kind }: PathIssue): boolean {
  return kind === 'expired' || kind === 'not-yet-valid';
}

/** What a hostile set of certificates may cost. */
export interface PathLimits {
  /** Authorities between leaf and anchor. Paths in use have one to three; OpenSSL allows 100, webpki 6. */
  readonly intermediates: number;
  /** Certificates at hand that are looked at; a bundle or token carries a handful. */
  readonly candidates: number;
  /** Signatures verified, of certificates and of lists: a fifth of a second at worst (P-521). */
  readonly signatures: number;
  /** Ways tried: with n certificates that all signed each other there are n! of them. */
  readonly steps: number;
  /** Names held against constraints. webpki allows as many. */
  readonly nameComparisons: number;
}

export const DEFAULT_PATH_LIMITS: PathLimits = { intermediates: 10, candidates: 256, signatures: 200, steps: 1_000, nameComparisons: 250_000 };
