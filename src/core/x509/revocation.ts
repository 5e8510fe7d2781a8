import { toHex } from '../encoding/index.ts';
import { sameBytes, type Certificate } from './certificate.ts';
import type { Crl } from './crl.ts';
import type { GeneralName } from './general-name.ts';
import { sameName } from './name.ts';
import type { PathIssue } from './path-issue.ts';
import { isCa } from './profile.ts';
import type { IssuerOutcome, SignatureBudget } from './verify-issuer.ts';

export interface RevocationQuestion {
  readonly position: number;
  readonly certificate: Certificate;
  /** The certificate above, whose key must have signed the list: lists of other issuers (indirect ones) are not read. */
  readonly issuer: Certificate;
  readonly crls: readonly Crl[];
  /** When the certificate was used, and when it is judged. Epoch milliseconds. */
  readonly at: readonly number[];
  readonly asOf: number;
}

export interface RevocationAnswer {
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly issues: readonly PathIssue[];
}

/**
 * RFC 5280 section 6.3.3, for a certificate that was used in the past. Every list at hand is asked. One list that revokes
 * is enough, whatever else is wrong with it but its signature; to clear a certificate a list must be without defect, in
 * force, cover it, and have been able to know:
 * - its `nextUpdate` is not before the time of use;
 * - it was made before the certificate expired, since authorities drop expired certificates from their lists.
 * A revocation counts from its date, from the invalidity date where one is given (section 5.3.2), or from the list that
 * states it, whichever is first. One that counts only after every time of use is reported and does not condemn: the
 * time of use must then rest on something else than the revoked key, which is the caller's to know.
 */
export function askRevocation(question: RevocationQuestion, signatures: SignatureBudget): RevocationAnswer {
  const { position, certificate, at } = question;
  const issues: PathIssue[] = [];
  let status: RevocationAnswer['status'] = 'unknown';
  for (const crl of question.crls) {
    if (!concerns(crl, question)) continue;
    const failed = listFailure(crl, question, signatures);
    if (failed !== null) {
      issues.push({ position, ...failed });
      continue;
    }
    const entry = crl.defects.includes('indirect') ? undefined : crl.entries.get(toHex(certificate.serialBytes));
    if (entry !== undefined && entry.reason !== 'removeFromCRL') {
      const counts = Math.min(entry.revoked, entry.invalidSince ?? entry.revoked, crl.thisUpdate);
      const condemns = at.some((time) => counts <= time);
      issues.push({ position, kind: condemns ? 'revoked' : 'revoked-later', entry });
      if (condemns) status = 'revoked';
    }
    const unusable = clearingFailures(crl, question);
    issues.push(...unusable.map((issue) => ({ position, ...issue })));
    if (unusable.length === 0 && status === 'unknown') status = 'good';
  }
  return { status, issues: status === 'unknown' ? [...issues, { position, kind: 'revocation-unknown' }] : issues };
}

/** Same issuer and key as far as they are named, and within what the list says it covers (section 6.3.3 (b)). */
function concerns(crl: Crl, { certificate, issuer }: RevocationQuestion): boolean {
  if (!sameName(crl.issuer, certificate.issuer)) return false;
  const named = crl.authorityKeyIdentifier?.keyIdentifier ?? null;
  if (named !== null && issuer.subjectKeyIdentifier !== null && !sameBytes(named, issuer.subjectKeyIdentifier)) return false;
  const point = crl.issuingDistributionPoint;
  if (point === null) return true;
  if ((point.only === 'user' && isCa(certificate)) || (point.only === 'ca' && !isCa(certificate)) || point.only === 'attribute') return false;
  const { names } = point;
  return names === null || placesOf(certificate).some((place) => names.some((name) => sameGeneralName(name, place)));
}

/**
 * Where the certificate's issuer publishes lists for it: the points that are not another issuer's, and what section 6.3.3
 * assumes of a certificate that says nothing, the issuer's own entry.
 */
function placesOf({ distributionPoints, issuer }: Certificate): readonly GeneralName[] {
  const points = (distributionPoints ?? []).filter((each) => !each.otherIssuer);
  return [...points.flatMap((each) => each.names ?? []), { form: 'directory', name: issuer }];
}

/** Byte for byte, as CA/Browser Forum section 7.2.2.1 asks: URIs have many spellings of one place. */
function sameGeneralName(left: GeneralName, right: GeneralName): boolean {
  if (left.form === 'directory') return right.form === 'directory' && sameName(left.name, right.name);
  return left.form === 'uri' && right.form === 'uri' && left.text === right.text;
}

type WithoutPosition<T> = T extends unknown ? Omit<T, 'position'> : never;
type ListIssue = WithoutPosition<Extract<PathIssue, { readonly kind: 'crl-invalid' | 'crl-stale' | 'crl-not-yet-valid' | 'crl-after-expiry' | 'budget' }>>;

/** Section 6.3.3 (f) and (g): a list that its issuer did not sign, or may not sign, says nothing. */
function listFailure(crl: Crl, { issuer }: RevocationQuestion, signatures: SignatureBudget): ListIssue | null {
  if (issuer.keyUsage?.includes('cRLSign') === false) return { kind: 'crl-invalid', defect: 'issuer-key-usage' };
  const outcome: IssuerOutcome = signatures.verify(crl, issuer);
  if (outcome === 'valid') return null;
  if (outcome === 'budget') return { kind: 'budget', limit: 'signatures', allowed: signatures.allowed };
  return { kind: 'crl-invalid', defect: outcome === 'algorithm-refused' || outcome === 'weak-key' ? 'algorithm' : 'signature' };
}

function clearingFailures(crl: Crl, { certificate, at, asOf }: RevocationQuestion): readonly ListIssue[] {
  const failures: ListIssue[] = crl.defects.map((defect) => ({ kind: 'crl-invalid', defect }));
  const last = Math.max(...at);
  if (crl.thisUpdate > asOf) failures.push({ kind: 'crl-not-yet-valid', thisUpdate: crl.thisUpdate });
  else if (crl.thisUpdate > Math.max(last, certificate.notAfter)) failures.push({ kind: 'crl-after-expiry', thisUpdate: crl.thisUpdate, notAfter: certificate.notAfter });
  if (crl.nextUpdate !== null && crl.nextUpdate < last) failures.push({ kind: 'crl-stale', nextUpdate: crl.nextUpdate });
  return failures;
}
