import { toHex } from '../encoding/index.ts';
import { assertNever, type CertificateWord, type Finding } from '../findings/index.ts';
import { nameText, type GeneralName, type PathIssue } from '../x509/index.ts';

/**
 * Whether the way up ends at somebody for whom no anchor speaks. It is then a stranger's, whatever else is wrong with it:
 * anybody can write a certificate with every fault there is, and may raise doubt with it and nothing more. Not so where
 * a budget cut the search short: somebody made the chain to that end, and who is above was not found out.
 */
export function isStranger(issues: readonly PathIssue[]): boolean {
  return issues.some((issue) => issue.kind === 'issuer-unknown') && !issues.some((issue) => issue.kind === 'budget');
}

/** The word for a path's problem in a finding's values. Some kinds are only told apart by what they carry. */
export function issueKind(issue: PathIssue): CertificateWord {
  switch (issue.kind) {
    case 'signature-invalid': return 'issuer-signature';
    case 'profile': return issue.rule;
    case 'budget': return `budget-${issue.limit}`;
    case 'crl-invalid': return `crl-${issue.defect}`;
    case 'name-constraint': return `name-${issue.rule}`;
    case 'expired': case 'not-yet-valid': case 'issuer-unknown': case 'algorithm-refused': case 'weak-key': case 'not-a-ca': case 'path-too-long':
    case 'key-usage': case 'extended-key-usage': case 'policy': case 'unknown-critical-extension': case 'revoked': case 'revoked-later':
    case 'revocation-unknown': case 'crl-stale': case 'crl-not-yet-valid': case 'crl-after-expiry':
      return issue.kind;
    default: return assertNever(issue);
  }
}

/** The two sides that were compared, where the problem is a comparison. */
export function issueSides(issue: PathIssue): Pick<Finding, 'expected' | 'computed'> {
  switch (issue.kind) {
    case 'expired': return { expected: iso(issue.notAfter), computed: iso(issue.at) };
    case 'not-yet-valid': return { expected: iso(issue.notBefore), computed: iso(issue.at) };
    case 'path-too-long': return { expected: String(issue.allowed) };
    case 'key-usage': return { expected: issue.wanted.join(' '), computed: issue.found.join(' ') };
    case 'extended-key-usage': return { expected: issue.wanted, computed: issue.found.join(' ') };
    case 'algorithm-refused': return { computed: issue.algorithm };
    case 'unknown-critical-extension': return { computed: issue.oid };
    case 'name-constraint': return { computed: generalName(issue.name) };
    case 'budget': return { expected: String(issue.allowed) };
    case 'issuer-unknown': case 'signature-invalid': case 'weak-key': case 'not-a-ca': case 'policy': case 'profile': case 'revoked': case 'revoked-later':
    case 'revocation-unknown': case 'crl-stale': case 'crl-not-yet-valid': case 'crl-after-expiry': case 'crl-invalid':
      return {};
    default: return assertNever(issue);
  }
}

function generalName(name: GeneralName): string {
  switch (name.form) {
    case 'email': case 'dns': case 'uri': return name.text;
    case 'ip': return toHex(name.bytes);
    case 'directory': return nameText(name.name);
    case 'other': return name.kind;
    default: return assertNever(name);
  }
}

const iso = (time: number): string => new Date(time).toISOString();
