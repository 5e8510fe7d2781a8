import { describe, expect, test } from 'vitest';
import type { TrustKeyDto, TrustPackDto } from '../../../../src/contract/index.ts';
import { constraintWords } from '../../../../src/renderer/trust/constraints.ts';
import { provedByAnchor, provedByKey, standing, strangers } from '../../../../src/renderer/trust/standing.ts';
import { hex, reportRun } from '../../../support/run-fixture.ts';

const KEY: TrustKeyDto = {
  keyid: hex('key one'), voice: '', name: 'One', holder: 'svc', algorithm: 'ed25519', purposes: ['manifest'], notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2026-12-31T00:00:00.000Z',
  compromisedSince: null, endorsedBy: null, logs: ['logs.example/main'],
};
const PACK: TrustPackDto = { digest: hex('pack'), name: 'p', issuedAt: '2026-01-01T00:00:00.000Z', staleAfterDays: 90, ageDays: 1, stale: false, threshold: 1, keys: [KEY], anchors: [], revocationLists: [], sigstore: null };
const certificate = { subject: 'CN=Root authority,O=X', issuer: '', serial: '01', notBefore: 0, notAfter: 1, ca: true, pathLength: 0, permitted: ['dns:example.com'], excluded: [] };

describe('how a key stands', () => {
  test.each([
    ['2025-12-31T00:00:00.000Z', 'indeterminate'], ['2026-06-01T00:00:00.000Z', 'pass'], ['2027-01-01T00:00:00.000Z', 'indeterminate'],
  ] as const)('at %s', (at, outcome) => expect(standing(KEY, at).outcome).toBe(outcome));
  test('lost, whatever its window says', () => {
    expect(standing({ ...KEY, compromisedSince: '2026-02-01T00:00:00.000Z' }, '2026-06-01T00:00:00.000Z').outcome).toBe('fail');
    expect(standing({ ...KEY, compromisedSince: '2026-08-01T00:00:00.000Z' }, '2026-06-01T00:00:00.000Z').outcome).toBe('pass');
  });
});

describe('what it proved in a case', () => {
  const run = reportRun('passing');
  test('signatures and heads of its logs', () => {
    expect(provedByKey(run, KEY, []).map((each) => each.outcome)).toEqual(['pass', 'pass']);
    expect(provedByKey(reportRun('failing'), KEY, []).map((each) => each.outcome)).toEqual(['pass', 'indeterminate']);
    expect(provedByKey(run, { ...KEY, keyid: hex('other'), logs: [] }, [])).toEqual([]);
  });
  test('documents that somebody signed on their own, and no more than the run said of them', () => {
    const document = (signature: 'valid' | 'invalid' | 'unknown-key' | 'shared', keyid = KEY.keyid) => ({ keyid, kind: 'approval' as const, signature, count: 2 });
    const of = (...documents: readonly ReturnType<typeof document>[]) => provedByKey(run, { ...KEY, logs: [] }, documents).slice(1).map((each) => each.outcome);
    expect(of(document('valid'), document('invalid'), document('unknown-key'), document('shared'))).toEqual(['pass', 'fail', 'indeterminate', 'indeterminate']);
    expect(of(document('valid', hex('other')))).toEqual([]);
  });
  test('signers that an authority vouches for, and those that nothing stands for', () => {
    const anchor = { fingerprint: hex('a'), voice: '', name: 'Root', purposes: [], compromisedSince: null, certificate };
    expect(provedByAnchor(run, anchor)).toHaveLength(1);
    expect(provedByAnchor(run, { ...anchor, certificate: null })).toEqual([]);
    const stamped = { ...run, findings: [...run.findings, { code: 'timestamp.verified' as const, at: { file: 'seal/timestamps/x.tst' }, values: { authority: 'Root', time: '' } }] };
    expect(provedByAnchor(stamped, anchor).map((each) => each.outcome)).toEqual(['pass', 'pass']);
    expect(provedByAnchor(stamped, { ...anchor, name: 'Other' })).toHaveLength(1);
    expect(strangers(run, PACK)).toEqual([]);
    expect(strangers(reportRun('failing'), PACK).map((signer) => signer.keyid)).toEqual([hex('key two')]);
    expect(strangers(run, null)).toHaveLength(1);
  });
});

test('constraints are said whole, and none is said as none', () => {
  const whole = constraintWords(certificate);
  expect(whole).toContain('dns:example.com');
  expect(constraintWords({ ...certificate, pathLength: null, permitted: [] })).toBe('None');
});
