import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { centralHeader, endRecords, localHeader } from '../../../src/core/bundle/sealed-form.ts';
import { DEFAULT_LIMITS } from '../../../src/core/run.ts';
import { openZip } from '../../../src/engine/zip/index.ts';
import { readSealedArchive } from '../../../src/producer/zip/read-sealed.ts';
import { fileOfBytes, writeSealedArchive, type ArchiveFile } from '../../../src/producer/zip/sealed-archive.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('sealed');
const path = join(folder, 'archive.zip');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

async function findings(): Promise<readonly string[]> {
  const container = await openZip(path, DEFAULT_LIMITS);
  try {
    for (const entry of container.entries) for await (const _chunk of entry.open());
    // Chance names a file after a device of Windows now and then, which is noted and well.
    return [...container.findings, ...container.readFindings()].map((finding) => finding.code).filter((code) => code !== 'archive.reserved-name');
  } finally {
    await container.close();
  }
}

describe('sealed archive', () => {
  test('one file, byte for byte', async () => {
    await writeSealedArchive(path, [fileOfBytes('a', utf8('b'))]);
    expect(hex(readFileSync(path))).toBe([
      '504b0304', '1400', '0008', '0000', '0000', '2100', 'f9efbe71', '01000000', '01000000', '0100', '0000', '61', '62',
      '504b0102', '1400', '1400', '0008', '0000', '0000', '2100', 'f9efbe71', '01000000', '01000000', '0100', '0000', '0000', '0000', '0000', '00000000', '00000000', '61',
      '504b0506', '0000', '0000', '0100', '0100', '2f000000', '20000000', '0000',
    ].join(''));
  });

  test('entries stand in byte order of their names, whatever order they come in', async () => {
    const names = ['b', 'a/2', 'a/10', '\u00e9', 'a-1', 'C', '\u{1f600}', '\uac00'];
    await writeSealedArchive(path, names.map((name) => fileOfBytes(name, utf8(name))));
    expect([...readSealedArchive(readFileSync(path)).keys()]).toEqual(['C', 'a-1', 'a/10', 'a/2', 'b', '\u00e9', '\uac00', '\u{1f600}']);
    expect(await findings()).toEqual([]);
  });

  test('what goes in comes out, and the strict reader has nothing to say', async () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}(\/[a-z0-9][a-z0-9-]{0,8}){0,2}$/);
    await fc.assert(fc.asyncProperty(fc.dictionary(name, fc.uint8Array({ maxLength: 300 }), { maxKeys: 8 }), async (content) => {
      const files = Object.entries(content);
      fc.pre(files.every(([each]) => !files.some(([other]) => other.startsWith(`${each}/`))));
      await writeSealedArchive(path, files.map(([each, bytes]) => fileOfBytes(each, bytes)));
      expect(Object.fromEntries([...readSealedArchive(readFileSync(path))].map(([each, bytes]) => [each, hex(bytes)])))
        .toEqual(Object.fromEntries(files.map(([each, bytes]) => [each, hex(bytes)])));
      expect(await findings()).toEqual([]);
    }), { numRuns: 40 });
  });

  test('more entries than 16 bits can count', async () => {
    const empty = new Uint8Array();
    const files = Array.from({ length: 65_536 }, (_, at): ArchiveFile => fileOfBytes(`f${String(at).padStart(5, '0')}`, empty));
    await writeSealedArchive(path, files);
    const container = await openZip(path, DEFAULT_LIMITS);
    expect([container.entries.length, container.findings]).toEqual([65_536, []]);
    await container.close();
  });

  test('ZIP64 appears exactly where a number needs it', () => {
    const entry = { name: utf8('a'), crc32: 1, size: 0xffff_fffe, offset: 0xffff_fffe };
    expect(localHeader(entry)).toHaveLength(31);
    expect(centralHeader(entry)).toHaveLength(47);
    expect(localHeader({ ...entry, size: 0xffff_ffff })).toHaveLength(51);
    expect(centralHeader({ ...entry, size: 0xffff_ffff })).toHaveLength(67);
    expect(centralHeader({ ...entry, offset: 2 ** 33 })).toHaveLength(59);
    expect(hex(centralHeader({ ...entry, size: 1, offset: 2 ** 33 })).slice(-24)).toBe('010008000000000002000000');
    expect(endRecords(65_534, 1, 1)).toHaveLength(22);
    expect(endRecords(65_535, 1, 1)).toHaveLength(98);
    expect(endRecords(1, 0xffff_ffff, 1)).toHaveLength(98);
  });

  test('refuses a name twice, and a file that is not what it announced', async () => {
    await expect(writeSealedArchive(path, [fileOfBytes('a', utf8('1')), fileOfBytes('a', utf8('2'))])).rejects.toThrow('two entries');
    await expect(writeSealedArchive(path, [{ ...fileOfBytes('a', utf8('1')), open: () => [utf8('2')] }])).rejects.toThrow('changed');
    await expect(writeSealedArchive(path, [{ ...fileOfBytes('a', utf8('1')), open: () => [] }])).rejects.toThrow('changed');
  });
});
