import { describe, expect, test } from 'vitest';
import { isStranger, issueKind, issueSides } from '../../../../src/core/seal/path-issues.ts';
import { tellTimeStampProblem, tellTimeStampProblems } from '../../../../src/core/seal/time-stamp-problems.ts';
import type { TimeStampProblem } from '../../../../src/core/time/index.ts';
import type { GeneralName, PathIssue } from '../../../../src/core/x509/index.ts';

const EARLY = Date.UTC(2026, 0, 1);
const LATE = Date.UTC(2026, 0, 2);
const [SAID_EARLY, SAID_LATE] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
const constrained = (name: GeneralName): PathIssue => ({ position: 0, kind: 'name-constraint', name, constrainedBy: 1, rule: 'excluded' });

/** What a reader of a finding gets: the word, what was wanted, what was there. Sides swapped would accuse the wrong one. */
test.each<[PathIssue, string, string | undefined, string | undefined]>([
  [{ position: 0, kind: 'expired', at: LATE, notAfter: EARLY }, 'expired', SAID_EARLY, SAID_LATE],
  [{ position: 0, kind: 'not-yet-valid', at: EARLY, notBefore: LATE }, 'not-yet-valid', SAID_LATE, SAID_EARLY],
  [{ position: 0, kind: 'issuer-unknown' }, 'issuer-unknown', undefined, undefined],
  [{ position: 0, kind: 'signature-invalid', outcome: 'invalid' }, 'issuer-signature', undefined, undefined],
  [{ position: 0, kind: 'algorithm-refused', algorithm: '1.2.3' }, 'algorithm-refused', undefined, '1.2.3'],
  [{ position: 1, kind: 'path-too-long', allowed: 0 }, 'path-too-long', '0', undefined],
  [{ position: 0, kind: 'key-usage', wanted: ['keyCertSign'], found: ['digitalSignature', 'cRLSign'] }, 'key-usage', 'keyCertSign', 'digitalSignature cRLSign'],
  [{ position: 0, kind: 'extended-key-usage', wanted: '1.3.6', found: ['1.2', '1.3'] }, 'extended-key-usage', '1.3.6', '1.2 1.3'],
  [{ position: 0, kind: 'unknown-critical-extension', oid: '1.9' }, 'unknown-critical-extension', undefined, '1.9'],
  [{ position: 0, kind: 'budget', limit: 'signatures', allowed: 200 }, 'budget-signatures', '200', undefined],
  [{ position: 0, kind: 'crl-invalid', defect: 'signature' }, 'crl-signature', undefined, undefined],
  [{ position: 0, kind: 'crl-stale', nextUpdate: EARLY }, 'crl-stale', undefined, undefined],
  [constrained({ form: 'dns', text: 'a.example' }), 'name-excluded', undefined, 'a.example'],
  [constrained({ form: 'email', text: 'a@b' }), 'name-excluded', undefined, 'a@b'],
  [constrained({ form: 'ip', bytes: Uint8Array.of(10, 0, 0, 255) }), 'name-excluded', undefined, '0a0000ff'],
])('%j is told', (issue, kind, expected, computed) => {
  expect(issueKind(issue)).toBe(kind);
  expect(issueSides(issue)).toEqual({ ...(expected === undefined ? {} : { expected }), ...(computed === undefined ? {} : { computed }) });
});

test('a path that ends at nobody known is a stranger’s, whatever else is wrong with it, unless the search was cut short', () => {
  const unknown: PathIssue = { position: 0, kind: 'issuer-unknown' };
  const usage: PathIssue = { position: 0, kind: 'key-usage', wanted: ['digitalSignature'], found: [] };
  const budget: PathIssue = { position: 0, kind: 'budget', limit: 'signatures', allowed: 200 };
  expect([[unknown], [usage, unknown], [], [usage], [unknown, budget], [budget]].map(isStranger)).toEqual([true, true, false, false, false, false]);
});

test('an unknown authority makes every other doubt about it moot, but not what is wrong with the token', () => {
  const faults: readonly TimeStampProblem[] = [{ kind: 'extended-key-usage', found: [], critical: false }, { kind: 'signer', problem: { kind: 'signature', outcome: 'invalid' } }];
  const codes = (problems: readonly TimeStampProblem[]): readonly string[] => tellTimeStampProblems(problems).map(({ code, problem }) => `${code} ${problem}`);
  expect(codes(faults)).toEqual(['timestamp.authority-refused extended-key-usage', 'timestamp.invalid signature']);
  expect(codes([...faults, { kind: 'path', issue: { position: 0, kind: 'issuer-unknown' } }])).toEqual([
    'timestamp.authority-unknown extended-key-usage', 'timestamp.invalid signature', 'timestamp.authority-unknown issuer-unknown',
  ]);
  const cut: readonly TimeStampProblem[] = [{ kind: 'no-anchor' }, { kind: 'path', issue: { position: 0, kind: 'budget', limit: 'steps', allowed: 9 } }];
  expect(codes(cut)).toEqual(['timestamp.authority-unknown no-anchor', 'timestamp.authority-refused budget-steps']);
});

describe('a problem of a time-stamp', () => {
  test.each<[TimeStampProblem, string, string, string | undefined, string | undefined]>([
    [{ kind: 'malformed', part: 'token', problem: 'tag', offset: 3 }, 'timestamp.malformed', 'tag', undefined, undefined],
    [{ kind: 'imprint', algorithm: 'sha256', stated: 'aa', computed: 'bb' }, 'timestamp.other-content', 'imprint', 'aa', 'bb'],
    [{ kind: 'from-the-future', genTime: LATE, asOf: EARLY }, 'timestamp.after-as-of', 'from-the-future', SAID_EARLY, SAID_LATE],
    [{ kind: 'no-anchor' }, 'timestamp.authority-unknown', 'no-anchor', undefined, undefined],
    [{ kind: 'path', issue: { position: 0, kind: 'issuer-unknown' } }, 'timestamp.authority-unknown', 'issuer-unknown', undefined, undefined],
    [{ kind: 'path', issue: { position: 0, kind: 'expired', at: LATE, notAfter: EARLY } }, 'timestamp.authority-refused', 'expired', SAID_EARLY, SAID_LATE],
    [{ kind: 'extended-key-usage', found: ['1.2'], critical: false }, 'timestamp.authority-refused', 'extended-key-usage', undefined, '1.2'],
    [{ kind: 'revoked-key', position: 0, reason: null, revoked: LATE }, 'timestamp.authority-refused', 'revoked', undefined, SAID_LATE],
    [{ kind: 'anchor-compromised', since: EARLY, genTime: LATE }, 'timestamp.authority-refused', 'anchor-compromised', SAID_EARLY, SAID_LATE],
    [{ kind: 'authority-name' }, 'timestamp.authority-refused', 'authority-name', undefined, undefined],
    [{ kind: 'path-not-listed', fingerprint: 'ff' }, 'timestamp.authority-refused', 'path-not-listed', undefined, 'ff'],
    [{ kind: 'signer', problem: { kind: 'signature', outcome: 'invalid' } }, 'timestamp.invalid', 'signature', undefined, undefined],
    [{ kind: 'signers', count: 2 }, 'timestamp.invalid', 'signers', '1', '2'],
    [{ kind: 'content-type', stated: '1.1', expected: '1.2' }, 'timestamp.invalid', 'time-stamp-content', '1.2', '1.1'],
    [{ kind: 'policy', stated: '1.1', expected: '1.2' }, 'timestamp.invalid', 'time-stamp-policy', '1.2', '1.1'],
    [{ kind: 'nonce', stated: null, expected: '7' }, 'timestamp.invalid', 'nonce', '7', ''],
    [{ kind: 'imprint-algorithm', oid: '1.3' }, 'timestamp.invalid', 'imprint-algorithm', undefined, '1.3'],
    [{ kind: 'critical-extension', oid: '1.4' }, 'timestamp.invalid', 'time-stamp-extension', undefined, '1.4'],
    [{ kind: 'token-missing' }, 'timestamp.invalid', 'token-missing', undefined, undefined],
    [{ kind: 'signing-certificate-missing' }, 'timestamp.invalid', 'signing-certificate-missing', undefined, undefined],
  ])('%j', (given, code, problem, expected, computed) => {
    expect(tellTimeStampProblem(given)).toEqual({ code, problem, ...(expected === undefined ? {} : { expected }), ...(computed === undefined ? {} : { computed }) });
  });
});
