import type { SignerProblem } from '../cms/index.ts';
import type { HashName } from '../crypto/index.ts';
import type { DerWord } from '../findings/index.ts';
import type { PathIssue, RevocationReason } from '../x509/index.ts';
import type { PkiStatus } from './time-stamp-response.ts';

/** Why a time stamp proves no time. Digests and fingerprints are lower-case hex, numbers decimal, times epoch milliseconds. */
export type TimeStampProblem =
  /** Not the DER of a response or token; `part` says of which structure. */
  | { readonly kind: 'malformed'; readonly part: 'token' | 'info'; readonly problem: DerWord; readonly offset: number }
  | { readonly kind: 'status'; readonly status: PkiStatus; readonly texts: readonly string[] }
  | { readonly kind: 'token-missing' }
  /** Something else was signed than a time. */
  | { readonly kind: 'content-type'; readonly stated: string; readonly expected: string }
  | { readonly kind: 'content-missing' }
  /** RFC 3161 section 2.4.2: exactly one. */
  | { readonly kind: 'signers'; readonly count: number }
  | { readonly kind: 'imprint-algorithm'; readonly oid: string }
  /** The stamp is of other bytes. */
  | { readonly kind: 'imprint'; readonly algorithm: HashName; readonly stated: string; readonly computed: string }
  | { readonly kind: 'nonce'; readonly stated: string | null; readonly expected: string }
  | { readonly kind: 'policy'; readonly stated: string; readonly expected: string }
  | { readonly kind: 'critical-extension'; readonly oid: string }
  /** Later than the instant it is judged at, even at the near end of its interval. */
  | { readonly kind: 'from-the-future'; readonly genTime: number; readonly asOf: number }
  | { readonly kind: 'signer'; readonly problem: SignerProblem }
  /** No signed ESSCertID or ESSCertIDv2 binds the certificate to the signature (RFC 3161 section 2.4.2, RFC 5816). */
  | { readonly kind: 'signing-certificate-missing' }
  /** RFC 3161 section 2.3: time stamping alone, and critical. */
  | { readonly kind: 'extended-key-usage'; readonly found: readonly string[]; readonly critical: boolean }
  /** `tsa` names somebody whom the certificate does not (RFC 3161 section 2.4.2 says it must). */
  | { readonly kind: 'authority-name' }
  /** The user believes no time-stamping authority. */
  | { readonly kind: 'no-anchor' }
  | { readonly kind: 'path'; readonly issue: PathIssue }
  /**
   * Revoked after the stamp, for a reason that leaves open whether the key was in other hands before: whoever holds it can
   * date a stamp back. `position` as in the path; a missing reason counts so for the signer's own (RFC 3161 section 4).
   */
  | { readonly kind: 'revoked-key'; readonly position: number; readonly reason: RevocationReason | null; readonly revoked: number }
  /** The signer listed the certificates of its path, and this one is not among them (RFC 5035 section 5). */
  | { readonly kind: 'path-not-listed'; readonly fingerprint: string }
  /** At or after the instant since which the user does not believe the authority. */
  | { readonly kind: 'anchor-compromised'; readonly since: number; readonly genTime: number };

/** True of a time stamp, and no reason to refuse it. */
export type TimeStampNote =
  | { readonly kind: 'path'; readonly issue: PathIssue }
  /** The authority states no accuracy: how far off its clock may be is not known. */
  | { readonly kind: 'no-accuracy' }
  /** Embedded certificates that are no part of the path, or that could not be read. They were not believed. */
  | { readonly kind: 'stray-certificates'; readonly count: number }
  /** The authority's key is known since then to be in other hands, which can date a stamp back. */
  | { readonly kind: 'backdating-possible'; readonly since: number };
