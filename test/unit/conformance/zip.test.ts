import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../conformance/zip.ts';
import { reasonsToRefuse } from '../../support/refused-on-purpose.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { buildZip, extraField, utf8, type RawEntry } from '../../support/zip-builder.ts';

const root = temporaryFolder('conformance-zip');
const plain: RawEntry = { name: 'a', data: 'alpha' };
/** Of an archive whose ZIP64 end record tells of one disk, and its end record of what is given. */
function ends(disk: number): readonly string[] {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50);
  return reasonsToRefuse(buildZip([], { beforeEnd: Buffer.concat([record, locator]), directoryOffset: 0xffffffff, disk })).map(({ code }) => code);
}
const codes = (...entries: readonly RawEntry[]): readonly string[] => reasonsToRefuse(buildZip(entries)).map(({ code }) => code);

describe('the suite of archives', () => {
  test('knows from an archive’s own bytes why it may be refused', () => {
    expect(codes(plain)).toEqual([]);
    expect(codes({ ...plain, flags: 0x0801 })).toEqual(['archive.encrypted']);
    expect(codes({ ...plain, both: { extra: extraField(0x9901, new Uint8Array(7)) } })).toEqual(['archive.encrypted']);
    expect(codes({ ...plain, both: { method: 12 } })).toEqual(['archive.unsupported-method']);
    expect(codes({ ...plain, both: { extra: extraField(0x7075, utf8('\u0001crc!b')) } })).toEqual(['archive.ambiguous-name']);
    expect(codes({ ...plain, both: { extra: extraField(0x7075, utf8('\u0001crc!a')) } })).toEqual([]);
    expect(codes({ ...plain, name: Uint8Array.of(0x81), flags: 0 })).toEqual(['archive.ambiguous-name']);
    expect(codes({ ...plain, name: 'a\\b' })).toEqual(['archive.unsafe-path']);
    for (const name of ['./a', 'a/./b', 'a//b']) expect(codes({ ...plain, name }), name).toContain('archive.unsafe-path');
    for (const name of ['a\u200db', 'a\u202eb', 'a\u0007b']) expect(codes({ ...plain, name }), name).toEqual(['archive.ambiguous-name']);
    expect(codes({ ...plain, name: '.hidden' })).toEqual([]);
    expect(codes({ ...plain, comment: utf8('x') })).toEqual(['archive.comment']);
    expect(codes({ ...plain, externalAttributes: 0xa1ff0000 })).toEqual(['archive.link']);
    expect(codes({ ...plain, externalAttributes: 0x89ed0000 })).toEqual(['archive.link']);
    for (const externalAttributes of [0x10, 0x08, 0x41ed0000]) expect(codes({ ...plain, externalAttributes }), `${externalAttributes}`).toEqual(['archive.link']);
    expect(codes({ name: 'a/', externalAttributes: 0x81a40000 })).toEqual(['archive.link']);
    expect(codes({ name: 'a/', externalAttributes: 0x41ed0010 })).toEqual([]);
    expect(codes({ ...plain, flags: 0x0810 })).toEqual(['archive.unsupported-method']);
    expect(codes({ ...plain, local: { method: 8 } })).toEqual(['archive.header-mismatch']);
    expect(reasonsToRefuse(buildZip([plain], { comment: utf8('x') })).map(({ code }) => code)).toEqual(['archive.comment']);
    const wide = (bytes: number): Uint8Array => extraField(1, new Uint8Array(bytes));
    expect(codes({ ...plain, central: { extra: wide(8) } })).toEqual(['archive.header-mismatch']);
    expect(codes({ ...plain, central: { uncompressed: 0xffffffff, extra: wide(8) } })).toEqual([]);
    expect(codes({ ...plain, central: { uncompressed: 0xffffffff, disk: 0xffff, extra: wide(12) } })).toEqual([]);
    expect(codes({ ...plain, central: { uncompressed: 0xffffffff, extra: wide(12) } })).toEqual(['archive.header-mismatch']);
    expect(ends(0xffff)).toEqual([]);
    expect(ends(1)).toEqual(['archive.directory-ambiguous']);
    expect(reasonsToRefuse(Buffer.from('no archive'))).toEqual([]);
  });

  test('reports what should be refused and is read, what should be read and is refused, and what is read as other than it is', async () => {
    const put = (name: string, bytes: Uint8Array | string): void => {
      mkdirSync(join(root, 'zip', name, '..'), { recursive: true });
      writeFileSync(join(root, 'zip', name), bytes);
    };
    put('yauzl-failure/sound.zip', buildZip([plain]));
    put('yauzl-failure/cut.zip', buildZip([plain]).subarray(0, 40));
    put('slip/up.zip', buildZip([{ ...plain, name: '../a' }]));
    put('yauzl-success/gap.zip', buildZip([plain, { ...plain, name: 'b', gap: utf8('?') }]));
    put('yauzl-success/locked.zip', buildZip([{ ...plain, flags: 0x0801 }]));
    put('yauzl-success/other.zip', buildZip([plain]));
    put('yauzl-success/other/a', 'beta');
    put('ambiguous/x/sound.zip', buildZip([plain]));
    put('ambiguous/x/twice.zip', buildZip([plain, plain]));
    const { total, agree, differences } = await run(root);
    expect(differences).toEqual(['yauzl-failure/sound.zip: read, should be refused', 'yauzl-success/gap.zip: refused (archive.bytes-between)', 'yauzl-success/other.zip: a differs from the expected file']);
    expect([total, agree]).toEqual([8, 4]);
  });
});
