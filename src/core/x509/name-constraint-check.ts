import type { Certificate } from './certificate.ts';
import type { GeneralName } from './general-name.ts';
import { matchSubtree, sameForm } from './name-matching.ts';
import type { PathIssue } from './path-issue.ts';
import { isSelfIssued } from './profile.ts';

/** Counts down over a whole validation: names and constraints are the attacker's, and every name meets every constraint. */
export interface ComparisonBudget {
  left: number;
  readonly allowed: number;
}

/**
 * RFC 5280 section 6.1.3 (b) and (c). `path` runs from the leaf to the anchor, whose constraints apply like any other's.
 * Constraints that are not marked critical apply too: what is not critical may be ignored, not disbelieved.
 */
export function nameConstraintIssues(path: readonly Certificate[], budget: ComparisonBudget): readonly PathIssue[] {
  const issues: PathIssue[] = [];
  for (const [position, certificate] of path.entries()) {
    // Self-issued certificates serve key rollover; only the last certificate of a path is a name that somebody relies on.
    if (position > 0 && isSelfIssued(certificate)) continue;
    const names = namesOf(certificate);
    for (let above = position + 1; above < path.length; above++) {
      const constraints = path[above]!.nameConstraints;
      if (constraints === null) continue;
      budget.left -= names.length * (constraints.permitted.length + constraints.excluded.length);
      if (budget.left < 0) return [...issues, { position, kind: 'budget', limit: 'nameComparisons', allowed: budget.allowed }];
      for (const name of names) {
        const rule = brokenRule(name, constraints);
        if (rule !== null) issues.push({ position, kind: 'name-constraint', name, constrainedBy: above, rule });
      }
    }
  }
  return issues;
}

function brokenRule(name: GeneralName, constraints: NonNullable<Certificate['nameConstraints']>): 'not-permitted' | 'excluded' | null {
  const excluded = constraints.excluded.filter((base) => sameForm(name, base));
  if (excluded.some((base) => matchSubtree(name, base, 'excluded') !== 'outside')) return 'excluded';
  const permitted = constraints.permitted.filter((base) => sameForm(name, base));
  return permitted.length > 0 && !permitted.some((base) => matchSubtree(name, base, 'permitted') === 'inside') ? 'not-permitted' : null;
}

const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';

/** Section 4.2.1.10: alternative names, the subject, and mailboxes in the subject where no alternative name has one. */
function namesOf(certificate: Certificate): readonly GeneralName[] {
  const names = [...(certificate.subjectAltNames ?? [])];
  if (certificate.subject.rdns.length > 0) names.push({ form: 'directory', name: certificate.subject });
  if (names.some((name) => name.form === 'email')) return names;
  const mailboxes = certificate.subject.rdns.flat().filter((attribute) => attribute.oid === EMAIL_ADDRESS);
  return [...names, ...mailboxes.map(({ text }): GeneralName => ({ form: 'email', text: text ?? '' }))];
}
