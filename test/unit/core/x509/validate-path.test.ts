import { describe, expect, test } from 'vitest';
import { extension, keyUsage } from '../../../../src/producer/pki/index.ts';
import { ask, DAY, DURING, END, LEAF, leafOf, MIDDLE, named, root, ROOT, START, under, words } from '../../../support/pki-fixture.ts';

const problems = (changes: Parameters<typeof ask>[0]) => words(ask(changes).problems);

describe('validatePath', () => {
  test('finds the way up', () => {
    const answer = ask();
    expect(answer).toMatchObject({ outcome: 'valid', problems: [] });
    expect(answer.certificates.map((each) => each.der)).toEqual([LEAF, MIDDLE.certificate, ROOT.certificate]);
    expect(answer.anchor?.der).toEqual(ROOT.certificate);
    expect(words(answer.notes)).toEqual(['revocation-unknown@0', 'revocation-unknown@1']);
  });

  test('needs no order, and no certificate only once', () => {
    const others = [under(ROOT, 'other').certificate, ROOT.certificate, MIDDLE.certificate, LEAF, MIDDLE.certificate];
    expect(problems({ intermediates: others })).toEqual([]);
  });

  test('is asked about one time at least', () => expect(() => ask({ at: [] })).toThrow(RangeError));

  test('both ends of validity belong to it, to the second', () => {
    expect(problems({ at: [START] })).toEqual([]);
    expect(problems({ at: [END + 999] })).toEqual([]);
    expect(problems({ at: [START - 1] })).toEqual(['not-yet-valid@0', 'not-yet-valid@1', 'not-yet-valid@2']);
    expect(ask({ at: [END + 1000] }).problems).toMatchObject([{ kind: 'expired', at: END + 1000, notAfter: END }, { kind: 'expired' }, { kind: 'expired' }]);
  });

  test('every time counts', () => expect(problems({ at: [DURING, END + DAY] })).toEqual(['expired@0', 'expired@1', 'expired@2']));

  test('without the issuer, without an anchor', () => {
    expect(problems({ intermediates: [] })).toEqual(['issuer-unknown@0']);
    expect(problems({ anchors: [] })).toEqual(['issuer-unknown@1']);
    expect(problems({ anchors: [root('another').certificate] })).toEqual(['issuer-unknown@1']);
  });

  test('an anchor of the same name and another key did not sign', () => {
    expect(ask({ anchors: [root('another', { subject: named('root') }).certificate] }).problems).toMatchObject([{ kind: 'signature-invalid', position: 1, outcome: 'invalid' }]);
  });

  test('a leaf that is itself an anchor needs nobody above', () => {
    expect(problems({ intermediates: [], anchors: [LEAF] })).toEqual([]);
    expect(problems({ intermediates: [], anchors: [LEAF], at: [END + DAY] })).toEqual(['expired@0']);
  });

  test('a self-signed leaf vouches for nobody', () => {
    const itself = root('itself').certificate;
    expect(problems({ leaf: itself, intermediates: [itself] })).toContain('issuer-unknown@0');
  });

  test('an anchor need not be self-signed, and what is above it does not matter', () => {
    expect(problems({ intermediates: [ROOT.certificate], anchors: [MIDDLE.certificate] })).toEqual([]);
  });

  test('all problems come together', () => {
    const leaf = leafOf(MIDDLE, { extensions: [keyUsage('keyAgreement'), extension('1.2.3.4', true, new Uint8Array([5, 0]))] });
    expect(problems({ leaf, at: [END + DAY] })).toEqual(['expired@0', 'unknown-critical-extension@0', 'key-usage@0', 'expired@1', 'expired@2']);
  });
});
