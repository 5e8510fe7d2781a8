import { describe, expect, test } from 'vitest';
import { DEFAULT_PATH_LIMITS } from '../../../../src/core/x509/index.ts';
import { basicConstraints, createAuthority, keyUsage, nameConstraints, subjectAltName, writeCertificate, type Authority, type WrittenName } from '../../../../src/producer/pki/index.ts';
import { ask, DAY, leafOf, MIDDLE, named, root, ROOT, signer, SPAN, START, under, words } from '../../../support/pki-fixture.ts';

const SIGNS = keyUsage('digitalSignature');
const dns = (text: string): WrittenName => ({ form: 'dns', text });
const problems = (changes: Parameters<typeof ask>[0]) => words(ask(changes).problems);

describe('ways up', () => {
  const expired = { notBefore: START, notAfter: START + DAY };
  test('an expired cross certificate is gone around', () => {
    const other = root('other');
    const crossed = createAuthority(ROOT.signer, { serial: 3n, subject: named('root'), ...expired, above: other }).certificate;
    const answer = ask({ intermediates: [crossed, MIDDLE.certificate], anchors: [other.certificate, ROOT.certificate] });
    expect(answer).toMatchObject({ outcome: 'valid', anchor: { serial: 1n } });
    expect(words(ask({ intermediates: [crossed, MIDDLE.certificate], anchors: [other.certificate] }).problems)).toEqual(['expired@2']);
  });

  test('one that a constraint forbids is gone around', () => {
    const strict = under(ROOT, 'strict', { extensions: [nameConstraints([], [dns('leaf.example')])] });
    const peer = signer('twice');
    const twice = (above: Authority): Authority => createAuthority(peer, { serial: 4n, subject: named('twice'), ...SPAN, above });
    const leaf = leafOf(twice(strict), { extensions: [SIGNS, subjectAltName([dns('leaf.example')])] });
    const [forbidden, free] = [twice(strict).certificate, twice(ROOT).certificate];
    expect(problems({ leaf, intermediates: [strict.certificate, forbidden, free] })).toEqual([]);
    expect(problems({ leaf, intermediates: [strict.certificate, forbidden] })).toEqual(['name-constraint@0']);
  });

  test('somebody else of the issuer’s name does not hide it', () => {
    const namesakes = Array.from({ length: 5 }, (_, each) => under(ROOT, 'middle', { serial: BigInt(each + 10) }));
    const forged = namesakes.map((each, index) => createAuthority(signer(`forger ${index}`), { serial: 5n, subject: each.name, ...SPAN, above: ROOT }).certificate);
    expect(problems({ intermediates: [...forged, MIDDLE.certificate] })).toEqual([]);
    expect(problems({ intermediates: forged })).toEqual(['signature-invalid@0']);
  });

  test('authorities that vouch for each other end in a root that is believed', () => {
    const [a, b] = [root('a'), root('b')];
    const crossed = [createAuthority(a.signer, { serial: 2n, subject: a.name, ...SPAN, above: b }), createAuthority(b.signer, { serial: 2n, subject: b.name, ...SPAN, above: a })];
    const all = crossed.map((each) => each.certificate);
    expect(ask({ leaf: leafOf(a), intermediates: all, anchors: [a.certificate] }).certificates).toHaveLength(2);
    expect(ask({ leaf: leafOf(a), intermediates: all, anchors: [b.certificate] }).certificates).toHaveLength(3);
    expect(problems({ leaf: leafOf(a), intermediates: all, anchors: [ROOT.certificate] })).toEqual(['issuer-unknown@2']);
  });
});

describe('budgets', () => {
  test('a way longer than allowed is not climbed', () => {
    const chain = [ROOT];
    for (let each = 0; each < 12; each++) chain.push(under(chain.at(-1)!, `step ${each}`));
    const below = (steps: number) => ask({ leaf: leafOf(chain[steps]!), intermediates: chain.slice(1).map((each) => each.certificate) });
    expect(below(10).outcome).toBe('valid');
    for (const steps of [11, 12]) expect(below(steps).problems).toContainEqual({ position: 0, kind: 'budget', limit: 'intermediates', allowed: 10 });
  });

  test('authorities that all signed each other cost no more than the steps allowed', () => {
    const keys = Array.from({ length: 12 }, (_, each) => ({ label: `peer ${each}`, signer: signer(`peer ${each}`) }));
    const crossed = keys.flatMap((above) => keys.filter((each) => each !== above).map((each) => writeCertificate(
      { serial: 1n, issuer: named(above.label), subject: named(each.label), ...SPAN, spki: each.signer.spki, extensions: [basicConstraints(true)] }, above.signer)));
    const [first] = keys;
    const leaf = leafOf({ name: named(first!.label), signer: first!.signer, certificate: new Uint8Array() });
    const answer = ask({ leaf, intermediates: crossed, limits: { ...DEFAULT_PATH_LIMITS, steps: 50 } });
    expect(words(answer.problems)).toEqual(expect.arrayContaining(['budget@0']));
    expect(ask({ leaf, intermediates: crossed, limits: { ...DEFAULT_PATH_LIMITS, signatures: 5 } }).problems).toContainEqual({ position: 0, kind: 'budget', limit: 'signatures', allowed: 5 });
  });

  test('authorities that repeat themselves are one', () => {
    const itself = root('mill');
    const copies = Array.from({ length: 100 }, (_, each) => root('mill', { serial: BigInt(each + 1) }).certificate);
    expect(problems({ leaf: leafOf(itself), intermediates: copies })).toEqual(['issuer-unknown@1']);
  });

  test('names by constraints', () => {
    const many = Array.from({ length: 600 }, (_, each) => dns(`host${each}.example`));
    const authority = under(ROOT, 'many', { extensions: [nameConstraints(many, [])] });
    const leaf = leafOf(authority, { extensions: [SIGNS, subjectAltName(many)] });
    expect(ask({ leaf, intermediates: [authority.certificate] }).problems).toEqual([{ position: 0, kind: 'budget', limit: 'nameComparisons', allowed: 250_000 }]);
  });

  test('certificates beyond the candidates are not looked at, and that is said', () => {
    const answer = ask({ intermediates: [under(ROOT, 'first').certificate, MIDDLE.certificate], limits: { ...DEFAULT_PATH_LIMITS, candidates: 1 } });
    expect(words(answer.problems)).toEqual(['issuer-unknown@0', 'budget@0']);
  });
});
