import { describe, expect, test } from 'vitest';
import { looksLikeTrustPack, sortDrop } from '../../../../src/renderer/cases/drop.ts';

const file = (name: string, text = ''): File => new File([text], name);
const names = (groups: readonly (readonly File[])[]): string[][] => groups.map((group) => group.map(({ name }) => name));

describe('dropped files', () => {
  test('each is evidence of its own', () => {
    expect(names(sortDrop([file('a.zip'), file('b.evidence.zip')]).evidence)).toEqual([['a.zip'], ['b.evidence.zip']]);
  });

  test('a Sigstore bundle and one other file are one import, the bundle first', () => {
    expect(names(sortDrop([file('app.tar'), file('app.tar.sigstore.json')]).evidence)).toEqual([['app.tar.sigstore.json', 'app.tar']]);
    expect(names(sortDrop([file('a'), file('b'), file('x.sigstore')]).evidence)).toEqual([['a'], ['b'], ['x.sigstore']]);
  });

  test('so are a signature or time-stamp beside a file and that file', () => {
    for (const suffix of ['p7s', 'jws', 'tsr']) expect(names(sortDrop([file('a.pdf'), file(`a.${suffix}`)]).evidence)).toEqual([[`a.${suffix}`, 'a.pdf']]);
    expect(names(sortDrop([file('a.pdf'), file('a.p7s'), file('a.tsr')]).evidence)).toHaveLength(3);
  });

  test('portable cases and small JSON are told apart by name', () => {
    const sorted = sortDrop([file('x.proofroom-case.zip'), file('pack.json'), file('e.zip')]);
    expect([sorted.portable.length, sorted.others.length, sorted.evidence.length]).toEqual([1, 1, 1]);
  });

  test('a trust pack says so itself', async () => {
    expect(await looksLikeTrustPack(file('p.json', '{"format":"proofroom.trust-pack.v1"}'))).toBe(true);
    expect(await looksLikeTrustPack(file('p.json', '{"format":"other"}'))).toBe(false);
  });
});
