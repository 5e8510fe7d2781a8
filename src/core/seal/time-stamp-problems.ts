import { problemOf } from '../crypto/index.ts';
import { assertNever, type CertificateWord, type CmsWord, type DerWord, type Finding, type FindingCode, type StampWord } from '../findings/index.ts';
import type { TimeStampProblem } from '../time/index.ts';
import { issueKind, issueSides } from './path-issues.ts';

export type ToldProblem = { readonly code: FindingCode; readonly problem: CertificateWord | CmsWord | DerWord | StampWord } & Pick<Finding, 'expected' | 'computed'>;

/**
 * Every problem of one token. An unknown authority makes every other doubt about the authority moot, but not what is
 * wrong with the token itself, nor a chain that was made to exhaust the search (`isStranger`).
 */
export function tellTimeStampProblems(problems: readonly TimeStampProblem[]): readonly ToldProblem[] {
  const told = problems.filter((problem) => !isMoot(problem, problems)).map(tellTimeStampProblem);
  const cut = problems.some((problem) => problem.kind === 'path' && problem.issue.kind === 'budget');
  const stranger = !cut && told.some(({ code }) => code === 'timestamp.authority-unknown');
  return told.map((each) => (stranger && each.code === 'timestamp.authority-refused' ? { ...each, code: 'timestamp.authority-unknown' } : each));
}

/** Where nobody is trusted for time-stamps, that nobody vouches for this authority follows from it. */
const isMoot = (problem: TimeStampProblem, among: readonly TimeStampProblem[]): boolean =>
  problem.kind === 'path' && problem.issue.kind === 'issuer-unknown' && among.some(({ kind }) => kind === 'no-anchor');

/**
 * One problem of a token as a finding: changed or badly made (`timestamp.invalid`), for other bytes, by somebody who had
 * no standing when it was made, or by somebody unknown, which alone is a doubt and not a fault.
 */
export function tellTimeStampProblem(problem: TimeStampProblem): ToldProblem {
  switch (problem.kind) {
    case 'malformed': return { code: 'timestamp.malformed', problem: problem.problem };
    case 'imprint': return { code: 'timestamp.other-content', problem: problem.kind, expected: problem.stated, computed: problem.computed };
    case 'from-the-future': return { code: 'timestamp.after-as-of', problem: problem.kind, expected: iso(problem.asOf), computed: iso(problem.genTime) };
    case 'authority-name': return { code: 'timestamp.authority-refused', problem: problem.kind };
    case 'no-anchor': return { code: 'timestamp.authority-unknown', problem: problem.kind };
    case 'path':
      if (problem.issue.kind === 'issuer-unknown') return { code: 'timestamp.authority-unknown', problem: problem.issue.kind };
      return { code: 'timestamp.authority-refused', problem: issueKind(problem.issue), ...issueSides(problem.issue) };
    case 'extended-key-usage': return { code: 'timestamp.authority-refused', problem: problem.kind, computed: problem.found.join(' ') };
    case 'revoked-key': return { code: 'timestamp.authority-refused', problem: 'revoked', computed: iso(problem.revoked) };
    case 'anchor-compromised': return { code: 'timestamp.authority-refused', problem: problem.kind, expected: iso(problem.since), computed: iso(problem.genTime) };
    case 'path-not-listed': return { code: 'timestamp.authority-refused', problem: problem.kind, computed: problem.fingerprint };
    case 'signer': return { code: 'timestamp.invalid', problem: problemOf(problem.problem) };
    case 'signers': return { code: 'timestamp.invalid', problem: problem.kind, expected: '1', computed: String(problem.count) };
    case 'content-type': return { code: 'timestamp.invalid', problem: 'time-stamp-content', expected: problem.expected, computed: problem.stated };
    case 'policy': return { code: 'timestamp.invalid', problem: 'time-stamp-policy', expected: problem.expected, computed: problem.stated };
    case 'nonce': return { code: 'timestamp.invalid', problem: problem.kind, expected: problem.expected, computed: problem.stated ?? '' };
    case 'critical-extension': return { code: 'timestamp.invalid', problem: 'time-stamp-extension', computed: problem.oid };
    case 'imprint-algorithm': return { code: 'timestamp.invalid', problem: problem.kind, computed: problem.oid };
    case 'status': return { code: 'timestamp.invalid', problem: problem.kind, computed: problem.status };
    case 'token-missing': case 'content-missing': case 'signing-certificate-missing': return { code: 'timestamp.invalid', problem: problem.kind };
    default: return assertNever(problem);
  }
}

const iso = (time: number): string => new Date(time).toISOString();
