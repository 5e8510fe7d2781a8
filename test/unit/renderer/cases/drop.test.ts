import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { looksLikeTrustPack, setApart, sortDrop } from '../../../../src/renderer/cases/drop.ts';

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

  test('small JSON is told apart by name', () => {
    const sorted = sortDrop([file('pack.json'), file('e.zip')]);
    expect([sorted.others.length, sorted.evidence.length]).toEqual([1, 1]);
  });

  test('portable cases are told apart by name, and renamed ones by how they begin', async () => {
    const zip = (entry: string): Promise<ArrayBuffer> => new JSZip().file(entry, '{}').file('notes.json', '[]').generateAsync({ type: 'arraybuffer' });
    const renamed = new File([await zip('case.json')], 'q3 (1).zip');
    const other = new File([await zip('case.jsonl')], 'a.zip');
    const { portable, rest } = await setApart([file('X.Proofroom-Case.zip'), file('e.zip'), renamed, other, file('short.zip', 'PK\u0003\u0004')]);
    expect([portable.map(({ name }) => name), rest.map(({ name }) => name)]).toEqual([['X.Proofroom-Case.zip', 'q3 (1).zip'], ['e.zip', 'a.zip', 'short.zip']]);
  });

  test('a trust pack says so itself', async () => {
    expect(await looksLikeTrustPack(file('p.json', '{"format":"proofroom.trust-pack.v1"}'))).toBe(true);
    expect(await looksLikeTrustPack(file('p.json', '{"format":"other"}'))).toBe(false);
  });
});
