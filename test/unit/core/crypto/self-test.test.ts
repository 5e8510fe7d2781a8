import { describe, expect, test } from 'vitest';
import { digest, selfTest, sha256Hex, SIGNATURE_ALGORITHMS, verifyScheme } from '../../../../src/core/crypto/index.ts';
import { SIGNATURE_ANSWERS } from '../../../../src/core/crypto/known-answers.ts';

const GOOD = { digest, sha256Hex, verify: verifyScheme };

describe('selfTest', () => {
  test('finds nothing wrong here', () => expect(selfTest()).toEqual([]));
  test('asks about every scheme that a trust pack can name', () => {
    const asked = new Set(SIGNATURE_ANSWERS.map((answer) => JSON.stringify(answer.scheme)));
    for (const { scheme } of Object.values(SIGNATURE_ALGORITHMS)) expect(asked).toContain(JSON.stringify(scheme));
  });
  test('names a digest that is wrong', () => {
    const broken = { ...GOOD, digest: (...[name, bytes]: Parameters<typeof digest>) => (name === 'sha384' ? new Uint8Array(48) : digest(name, bytes)) };
    expect(selfTest(broken)).toEqual([{ id: 'sha384', problem: 'wrong-digest' }]);
    expect(selfTest({ ...GOOD, sha256Hex: () => '' })).toEqual([{ id: 'sha256-text', problem: 'wrong-digest' }]);
  });
  test.each(SIGNATURE_ANSWERS)('names $id when its scheme is broken', ({ id, scheme }) => {
    const same = SIGNATURE_ANSWERS.filter((each) => each.scheme === scheme).map((each) => each.id);
    expect(same).toEqual([id]);
    const when = (answer: () => ReturnType<typeof verifyScheme>): typeof verifyScheme => (asked, ...rest) => (asked === scheme ? answer() : verifyScheme(asked, ...rest));
    expect(selfTest({ ...GOOD, verify: when(() => 'valid') })).toEqual([{ id, problem: 'accepted' }]);
    expect(selfTest({ ...GOOD, verify: when(() => 'invalid') })).toEqual([{ id, problem: 'refused' }]);
    expect(selfTest({ ...GOOD, verify: when(() => { throw new Error('not supported'); }) })).toEqual([{ id, problem: 'threw' }]);
  });
});
