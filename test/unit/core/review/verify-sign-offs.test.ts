import { describe, expect, test } from 'vitest';
import { parseTimestamp } from '../../../../src/core/encoding/index.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { judge, type Axis } from '../../../../src/core/findings/index.ts';
import { verifySignOffFile } from '../../../../src/core/review/index.ts';
import { createKeyring, EMPTY_KEYRING } from '../../../../src/core/trust/index.ts';
import type { TrustPack } from '../../../../src/core/trust/pack.ts';
import { key, pack } from '../../../support/document-fixture.ts';
import { BOTH, envelope, EVIDENCE, PREPARER, REVIEWER, RUN, SIGNERS, signOffFile } from '../../../support/sign-off-fixture.ts';

const AS_OF = parseTimestamp('2026-11-21T00:00:00.000Z')!;
const here = { runDigest: sha256Hex(RUN), evidence: EVIDENCE };
const ALWAYS = ['signoff.review-missing', 'time.own-clock'];

function outcome(bytes: Uint8Array, run: Parameters<typeof verifySignOffFile>[1] = here, trust: TrustPack | null = SIGNERS) {
  const { reports, signers } = verifySignOffFile(bytes, run, { keyring: trust === null ? EMPTY_KEYRING : createKeyring(trust), asOf: AS_OF }, 100);
  const { findings, verdict } = judge(reports);
  const axis = (name: Axis): string => verdict.axes.find((each) => each.axis === name)?.outcome ?? '';
  return {
    codes: [...new Set(findings.map(({ code }) => code))].filter((code) => !ALWAYS.includes(code)).sort(),
    axes: ['integrity', 'authenticity', 'completeness'].map((name) => axis(name as Axis)).join(' '), signers: signers.map((each) => each.outcome),
  };
}
const both = (preparer: Uint8Array = BOTH[0], reviewer: Uint8Array = BOTH[1]): Uint8Array => signOffFile(preparer, reviewer);

describe('a file of sign-offs', () => {
  test('by two keys of the pack, over the run at hand: signed, and by two; what it says of the review stays open', () => {
    expect(outcome(both())).toEqual({ codes: [], axes: 'pass pass indeterminate', signers: ['valid', 'valid'] });
  });

  test.each<[string, Parameters<typeof outcome>, string[], string]>([
    ['no run at hand', [both(), { runDigest: null, evidence: null }], ['signoff.run-missing'], 'indeterminate indeterminate indeterminate'],
    ['another run at hand', [both(), { runDigest: '0'.repeat(64), evidence: EVIDENCE }], ['signoff.run-differs'], 'fail indeterminate indeterminate'],
    ['a run of other evidence', [both(), { ...here, evidence: '0'.repeat(64) }], ['signoff.other-evidence'], 'fail indeterminate indeterminate'],
    ['no trust pack', [both(), here, null], ['signoff.key-unknown'], 'pass indeterminate indeterminate'],
    ['a key for another purpose', [both(), here, pack([key(PREPARER, { purposes: ['approval'] }), key(REVIEWER)], [])], ['signoff.key-refused'], 'pass fail indeterminate'],
    ['a key that was compromised before', [both(), here, pack([key(PREPARER, { compromised_since: '2026-10-01T00:00:00.000Z' }), key(REVIEWER)], [])], ['signoff.key-refused'], 'pass fail indeterminate'],
    ['a key that was compromised since', [both(), here, pack([key(PREPARER, { compromised_since: '2026-11-20T12:00:00.000Z' }), key(REVIEWER)], [])], ['signoff.time-unproved'], 'pass indeterminate indeterminate'],
    ['one role only', [signOffFile(BOTH[0])], ['signoff.role-missing'], 'pass pass indeterminate'],
    ['one key in both roles', [both(BOTH[0], envelope('reviewer', PREPARER))], ['signoff.same-key'], 'pass pass fail'],
    ['two cases', [both(BOTH[0], envelope('reviewer', REVIEWER, { case: 'another' }))], ['signoff.other-case'], 'fail indeterminate indeterminate'],
    ['a key that is not its id', [both(envelope('preparer', PREPARER, { key: { id: REVIEWER.keyid, algorithm: PREPARER.algorithm, spki: 'AAAA' } }))], ['signoff.key-not-its-id', 'signoff.role-missing'], 'fail indeterminate indeterminate'],
    ['a signature of another envelope', [both(envelope('preparer', { ...PREPARER, sign: () => REVIEWER.sign(new Uint8Array()) }))], ['signoff.role-missing', 'signoff.signature-invalid'], 'fail'],
    ['nothing', [new Uint8Array()], ['signoff.none'], 'not-checked indeterminate not-checked'],
    ['empty lines without end', [new Uint8Array(500_000).fill(0x0a)], ['signoff.malformed'], 'fail indeterminate indeterminate'],
  ])('%s', (name, args, codes, axes) => {
    const found = outcome(...args);
    expect(found.codes).toEqual(codes);
    if (name === 'a signature of another envelope') expect(found.axes.split(' ')[1]).toBe('fail');
    else expect(found.axes).toBe(axes);
  });

  test('an earlier sign-off beside a present one of the same key and role is no contradiction', () => {
    const earlier = envelope('preparer', PREPARER, { run: { id: 'before', digest: '1'.repeat(64) } });
    expect(outcome(signOffFile(earlier, ...BOTH))).toMatchObject({ codes: ['signoff.earlier-state'], axes: 'pass pass indeterminate' });
    expect(outcome(signOffFile(earlier, BOTH[1])).codes).toEqual(['signoff.run-differs']);
  });

  test('any one byte changed, or cut at any length, is not what it was', () => {
    const bytes = both();
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes, (byte, place) => (place === at ? byte ^ 1 : byte));
      expect(outcome(changed).axes, `byte ${at}`).not.toMatch(/^pass pass/);
    }
    for (let length = 0; length < bytes.length - 1; length += 1) expect(outcome(bytes.subarray(0, length)).codes, `length ${length}`).not.toEqual([]);
  });
});
