import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { packFolder, readDrop } from '../../../../src/renderer/cases/folder.ts';

const file = (path: string, text: string) => ({ path, file: new File([text], path.split('/').at(-1) ?? path) });
const digest = async (packed: File): Promise<string> => createHash('sha256').update(Buffer.from(await packed.arrayBuffer())).digest('hex');

/** What a browser hands over for a dropped folder, a piece at a time. */
function directory(name: string, pieces: readonly (readonly object[])[]): object {
  return {
    name, isDirectory: true, isFile: false,
    createReader: () => {
      const left = [...pieces, []];
      return { readEntries: (done: (entries: readonly object[]) => void) => done(left.shift() ?? []) };
    },
  };
}
const leaf = (name: string, text: string): object => ({ name, isDirectory: false, isFile: true, file: (done: (file: File) => void) => done(new File([text], name)) });
const dropOf = (entries: readonly object[], files: readonly File[]): DataTransfer =>
  ({ items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })), files }) as unknown as DataTransfer;

describe('a dropped folder', () => {
  test('is read to its leaves, in however many pieces its directories come, and files beside it stay files', async () => {
    const folder = directory('bundle', [[leaf('a.json', '1'), directory('audit', [[leaf('0001.ndjson', '2')], [leaf('0002.ndjson', '3')]])], [leaf('b.json', '4')]]);
    const { files, folders } = await readDrop(dropOf([folder, leaf('x.zip', 'z')], [new File([], 'bundle'), new File(['z'], 'x.zip')]));
    expect(files.map(({ name }) => name)).toEqual(['x.zip']);
    expect(folders.map(({ name }) => name)).toEqual(['bundle']);
    expect(folders[0]?.files.map(({ path }) => path).sort()).toEqual(['a.json', 'audit/0001.ndjson', 'audit/0002.ndjson', 'b.json']);
  });

  test('becomes one archive, the same for the same folder in whatever order it was listed', async () => {
    const files = [file('b/2.txt', 'two'), file('a.txt', 'one')];
    const [packed, again] = [await packFolder({ name: 'bundle', files }), await packFolder({ name: 'bundle', files: files.toReversed() })];
    expect(packed.name).toBe('bundle.zip');
    expect(await digest(packed)).toBe(await digest(again));
    const zip = await JSZip.loadAsync(await packed.arrayBuffer());
    expect(Object.keys(zip.files)).toEqual(['a.txt', 'b/2.txt']);
    expect(await zip.file('b/2.txt')?.async('string')).toBe('two');
  });

  test('that is empty, or larger than can be held at once, is refused with a sentence', async () => {
    await expect(packFolder({ name: 'none', files: [] })).rejects.toThrow('none');
    const large = { path: 'x', file: { size: 300 * 2 ** 20 } as File };
    await expect(packFolder({ name: 'large', files: [large] })).rejects.toThrow('large');
    await expect(packFolder({ name: 'many', files: Array.from({ length: 60_001 }, (_, index) => file(`${index}`, '')) })).rejects.toThrow('many');
  });
});
