import type { Certificate } from './certificate.ts';
import type { Crl } from './crl.ts';
import { findPaths, type CandidatePath } from './find-paths.ts';
import { nameConstraintIssues, type ComparisonBudget } from './name-constraint-check.ts';
import {
  authorityIssues, criticalExtensionIssues, extendedKeyUsageIssues, leafIssues, pathLengthIssues, profileIssues, validityIssues, type PathPurpose,
} from './path-checks.ts';
import { DEFAULT_PATH_LIMITS, isTimeIssue, type PathIssue, type PathLimits } from './path-issue.ts';
import { policiesHold } from './policies.ts';
import { ISSUERS_OWN } from './profile.ts';
import { askRevocation } from './revocation.ts';
import { signatureBudget, type SignatureBudget } from './verify-issuer.ts';

export interface PathQuestion {
  readonly leaf: Certificate;
  /** Whatever came along, in any order; none of it is believed. */
  readonly intermediates: readonly Certificate[];
  /** What the user chose to believe. An anchor's own validity, usages, constraints and critical extensions apply (as RFC 5937 allows). */
  readonly anchors: readonly Certificate[];
  readonly crls: readonly Crl[];
  /** When the leaf's key was used, epoch milliseconds; every certificate of the path must be valid at each of these. Not empty. */
  readonly at: readonly number[];
  /** When it is judged: a revocation list from after this is from the future. */
  readonly asOf: number;
  readonly purpose: PathPurpose;
  /** `required`: a certificate whose revocation no list tells is a problem, not a note. */
  readonly revocation: 'required' | 'noted';
  /** Whether breaches of section 4 that section 6 does not check are problems or notes. */
  readonly profile: 'enforced' | 'noted';
  /** Authorities between leaf and anchor, self-issued ones not counted (section 6.1.1 (c)); null for as many as the budget allows. */
  readonly maxPathLength?: number | null;
  readonly limits?: PathLimits;
}

export interface PathAnswer {
  readonly outcome: 'valid' | 'not-valid';
  /** From the leaf to the anchor; without `anchor` as far up as it goes. */
  readonly certificates: readonly Certificate[];
  readonly anchor: Certificate | null;
  /** Empty exactly when `valid`. */
  readonly problems: readonly PathIssue[];
  /** True of the path and no reason to refuse it. */
  readonly notes: readonly PathIssue[];
}

/**
 * RFC 5280 section 6: whether the leaf's key speaks for its subject, by the word of one of the anchors, at given times.
 * All ways up are tried within the budgets; the first without a problem is the answer, otherwise the one with the least,
 * with all of its problems. Reads no clock; throws for nothing that a certificate or list holds.
 */
export function validatePath(question: PathQuestion): PathAnswer {
  if (question.at.length === 0) throw new RangeError('a path is validated at one time at least');
  const limits = question.limits ?? DEFAULT_PATH_LIMITS;
  const signatures = signatureBudget(limits.signatures);
  const names: ComparisonBudget = { left: limits.nameComparisons, allowed: limits.nameComparisons };
  let best: PathAnswer | null = null;
  const cut = findPaths(question, limits, signatures, (path) => {
    const answer = examine(path, question, signatures, names);
    if (best === null || weight(answer) < weight(best)) best = answer;
    return answer.outcome === 'valid';
  });
  const answer: PathAnswer = best ?? { outcome: 'not-valid', certificates: [question.leaf], anchor: null, problems: [], notes: [] };
  return answer.outcome === 'valid' || cut === null ? answer : { ...answer, problems: [...answer.problems, cut] };
}

function examine({ certificates, broken }: CandidatePath, question: PathQuestion, signatures: SignatureBudget, names: ComparisonBudget): PathAnswer {
  const anchor = broken === null ? certificates.at(-1)! : null;
  const problems: PathIssue[] = broken === null ? [] : [broken];
  const notes: PathIssue[] = [];
  for (const [position, certificate] of certificates.entries()) {
    const isAnchor = certificate === anchor;
    problems.push(...validityIssues(certificate, position, question.at), ...criticalExtensionIssues(certificate, position));
    problems.push(...extendedKeyUsageIssues(certificate, position, question.purpose.extendedKeyUsage));
    problems.push(...(position === 0 ? leafIssues(certificate, question.purpose) : authorityIssues(certificate, position, isAnchor)));
    for (const issue of profileIssues(certificate, position, isAnchor)) {
      (question.profile === 'enforced' && !ISSUERS_OWN.has(issue.rule) ? problems : notes).push(issue);
    }
  }
  problems.push(...pathLengthIssues(certificates, question.maxPathLength ?? null), ...nameConstraintIssues(certificates, names));
  if (anchor !== null && !policiesHold(certificates.slice(0, -1).toReversed())) problems.push({ position: 0, kind: 'policy' });
  addRevocation(certificates, question, signatures, problems, notes);
  return { outcome: problems.length === 0 ? 'valid' : 'not-valid', certificates, anchor, problems, notes };
}

/** Every certificate that has another above it; who revokes an anchor is its user. */
function addRevocation(certificates: readonly Certificate[], question: PathQuestion, signatures: SignatureBudget, problems: PathIssue[], notes: PathIssue[]): void {
  for (const [position, certificate] of certificates.slice(0, -1).entries()) {
    const { issues } = askRevocation({ ...question, position, certificate, issuer: certificates[position + 1]! }, signatures);
    for (const issue of issues) (condemns(issue, question.revocation) ? problems : notes).push(issue);
  }
}

/** A list that the budget left unread may revoke: whoever fills a bundle with lists must not be able to hide one. */
function condemns(issue: PathIssue, revocation: PathQuestion['revocation']): boolean {
  return issue.kind === 'revoked' || issue.kind === 'budget' || (issue.kind === 'revocation-unknown' && revocation === 'required');
}

/** A path that only lacks the right time is nearer than one with anything else wrong, and one that reaches an anchor nearer than one that does not. */
function weight({ anchor, problems }: PathAnswer): number {
  const timely = problems.filter(isTimeIssue).length;
  return (anchor === null ? 100_000 : 0) + (problems.length - timely) * 100 + timely;
}
