import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../../../src/core/run.ts';
import { openZip } from '../../../../src/engine/zip/index.ts';
import { readZip } from '../../../support/read-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { buildZip, extraField, le, utf8, type RawEnd, type RawEntry } from '../../../support/zip-builder.ts';

const folder = temporaryFolder('zip-refusals');
const a: RawEntry = { name: 'a.txt', data: 'alpha' };
const b: RawEntry = { name: 'b.txt', data: 'beta' };

interface Case {
  readonly why: string;
  readonly entries: readonly RawEntry[];
  readonly end?: RawEnd;
  readonly limits?: Partial<Limits>;
  readonly codes: readonly string[];
  /** Names that can still be read. */
  readonly files: readonly string[];
}

const unix = (mode: number): number => (mode << 16) >>> 0;
const secondName = (name: string): Uint8Array => extraField(0x7075, Buffer.concat([new Uint8Array([1]), le.u32(0), utf8(name)]));
/** Bytes that deflate cannot shorten much, the same each time. */
const noise = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => Math.imul(at, 2_654_435_761) >>> 23);
/** Stored, all three members zero in its local header. */
const later = (data: Uint8Array): RawEntry => ({
  name: 'later', data, flags: 0x0808, local: { crc: 0, compressed: 0, uncompressed: 0 }, descriptor: le.u32(0x08074b50, crc32(data), data.length, data.length),
});
const bomb = deflateRawSync(Buffer.alloc(4 << 20));

const CASES: readonly Case[] = [
  { why: 'two entries of one name', entries: [a, { ...b, name: 'a.txt' }], codes: ['archive.duplicate-entry'], files: [] },
  { why: 'names that differ in case', entries: [a, { ...b, name: 'A.TXT' }], codes: ['archive.colliding-entry'], files: [] },
  { why: 'names that differ in normalisation', entries: [{ ...a, name: 'caf\u00e9' }, { ...b, name: 'cafe\u0301' }], codes: ['archive.colliding-entry'], files: [] },
  { why: 'names that fold to the same letters', entries: [{ ...a, name: 'stra\u00dfe' }, { ...b, name: 'STRASSE' }], codes: ['archive.colliding-entry'], files: [] },
  { why: 'a file on another file’s path', entries: [{ ...a, name: 'x' }, { ...b, name: 'x/y' }], codes: ['archive.colliding-entry'], files: [] },
  ...['/a', '../a', 'x/../a', 'x//a', './a', 'x\\a', 'C:a', ''].map((name): Case => ({
    why: `the name ${JSON.stringify(name)}`, entries: [{ ...a, name }, b], codes: ['archive.unsafe-path'], files: ['b.txt'],
  })),
  ...['a\u0000', 'a\nb', 'a.', 'a ', 'x./a', '.../a', 'a\u202eb', 'a\u200bb', 'a\ufe0f', 'a\u{e0100}b', 'a?', 'ab:c', 'a*', 'a|b'].map((name): Case => ({
    why: `the name ${JSON.stringify(name)}`, entries: [{ ...a, name }, b], codes: ['archive.ambiguous-name'], files: ['b.txt'],
  })),
  { why: 'a name that is not UTF-8', entries: [{ ...a, name: new Uint8Array([0x61, 0xff]) }, b], codes: ['archive.ambiguous-name'], files: ['b.txt'] },
  { why: 'an overlong spelling of a slash', entries: [{ ...a, name: new Uint8Array([0x61, 0xc0, 0xaf, 0x62]) }, b], codes: ['archive.ambiguous-name'], files: ['b.txt'] },
  { why: 'a name beyond ASCII without the UTF-8 flag', entries: [{ ...a, name: '\u00e9', flags: 0 }, b], codes: ['archive.ambiguous-name'], files: ['b.txt'] },
  { why: 'a second name in an extra field', entries: [{ ...a, both: { extra: secondName('z.txt') } }, b], codes: ['archive.ambiguous-name'], files: ['b.txt'] },
  { why: 'a second name that is no name', entries: [{ ...a, both: { extra: extraField(0x7075, new Uint8Array([1])) } }, b], codes: ['archive.ambiguous-name'], files: ['b.txt'] },
  { why: 'a second name in one header only', entries: [{ ...a, local: { extra: secondName('z.txt') } }, b], codes: ['archive.header-mismatch'], files: ['a.txt', 'b.txt'] },
  { why: 'a name of a device', entries: [{ ...a, name: 'x/aux.json' }, b], codes: ['archive.reserved-name'], files: ['b.txt', 'x/aux.json'] },
  { why: 'a symbolic link', entries: [{ ...a, externalAttributes: unix(0o120777) }, b], codes: ['archive.link'], files: ['b.txt'] },
  { why: 'a device', entries: [{ ...a, externalAttributes: unix(0o020666) }, b], codes: ['archive.link'], files: ['b.txt'] },
  { why: 'a set-uid file', entries: [{ ...a, externalAttributes: unix(0o104755) }, b], codes: ['archive.link'], files: ['b.txt'] },
  { why: 'a file that says it is the label of a disk', entries: [{ ...a, externalAttributes: 0x08 }, b], codes: ['archive.link'], files: ['b.txt'] },
  { why: 'a file that says it is a folder', entries: [{ ...a, externalAttributes: 0x10 }, b], codes: ['archive.link'], files: ['b.txt'] },
  { why: 'the target of a link in PKWARE\u2019s Unix field', entries: [{ ...a, both: { extra: extraField(0x000d, Buffer.concat([new Uint8Array(12), utf8('/etc/passwd')])) } }, b], codes: ['archive.link'], files: ['b.txt'] },
  { why: 'PKWARE\u2019s Unix field without a target', entries: [{ ...a, both: { extra: extraField(0x000d, new Uint8Array(12)) } }, b], codes: [], files: ['a.txt', 'b.txt'] },
  { why: 'a link in ASi\u2019s field', entries: [{ ...a, both: { extra: extraField(0x756e, Buffer.concat([le.u32(0), le.u16(0o120777), new Uint8Array(8)])) } }, b], codes: ['archive.link'], files: ['b.txt'] },
  { why: 'a link in the local header\u2019s field only', entries: [{ ...a, local: { extra: extraField(0x756e, Buffer.concat([le.u32(0), le.u16(0o120777), new Uint8Array(8)])) } }, b], codes: ['archive.header-mismatch'], files: ['a.txt', 'b.txt'] },
  { why: 'AES in an extra field', entries: [{ ...a, both: { extra: extraField(0x9901, new Uint8Array([2, 0, 0x41, 0x45, 3, 0, 0])) } }, b], codes: ['archive.encrypted'], files: ['b.txt'] },
  { why: 'strong encryption in an extra field', entries: [{ ...a, both: { extra: extraField(0x0017, new Uint8Array(8)) } }, b], codes: ['archive.encrypted'], files: ['b.txt'] },
  { why: 'the flag of strong encryption', entries: [{ ...a, flags: 0x0840 }, b], codes: ['archive.encrypted'], files: ['b.txt'] },
  { why: 'the flag of a masked directory', entries: [{ ...a, flags: 0x2800 }, b], codes: ['archive.encrypted'], files: ['b.txt'] },
  { why: 'the encryption flag', entries: [{ ...a, flags: 0x0801 }, b], codes: ['archive.encrypted'], files: ['b.txt'] },
  { why: 'a patched-data flag', entries: [{ ...a, flags: 0x0820 }, b], codes: ['archive.unsupported-method'], files: ['b.txt'] },
  { why: 'another compression method', entries: [{ ...a, both: { method: 12 } }, b], codes: ['archive.unsupported-method'], files: ['b.txt'] },
  { why: 'another name in the local header', entries: [{ ...a, local: { name: utf8('z.txt') } }, b], codes: ['archive.header-mismatch'], files: ['a.txt', 'b.txt'] },
  { why: 'another sum in the local header', entries: [{ ...a, local: { crc: 1 } }, b], codes: ['archive.header-mismatch'], files: ['a.txt', 'b.txt'] },
  { why: 'another size in the local header', entries: [{ ...a, local: { uncompressed: 4 } }, b], codes: ['archive.header-mismatch'], files: ['a.txt', 'b.txt'] },
  { why: 'the encryption flag in one header only', entries: [{ ...a, local: { flags: 0x0801 } }, b], codes: ['archive.header-mismatch'], files: ['a.txt', 'b.txt'] },
  { why: 'a stored entry of two sizes', entries: [{ ...a, both: { uncompressed: 9 } }, b], codes: ['archive.header-mismatch'], files: ['b.txt'] },
  { why: 'a folder with content', entries: [{ ...a, name: 'x/' }, b], codes: ['archive.header-mismatch'], files: ['b.txt'] },
  { why: 'a folder that hides compressed content', entries: [{ name: 'x/', data: deflateRawSync(Buffer.from('alpha')), both: { method: 8, uncompressed: 0, crc: 0 } }, b], codes: ['archive.header-mismatch'], files: ['b.txt'] },
  { why: 'a folder whose nothing is deflated', entries: [{ name: 'x/', data: '', deflate: true }, b], codes: [], files: ['b.txt'] },
  { why: 'a folder with a sum', entries: [{ name: 'x/', both: { crc: 7 } }, b], codes: ['archive.header-mismatch'], files: ['b.txt'] },
  { why: 'a ZIP64 field nobody needs', entries: [{ ...a, central: { extra: extraField(1, new Uint8Array(16)) } }, b], codes: ['archive.header-mismatch'], files: ['b.txt'] },
  { why: 'extra fields that do not fit', entries: [{ ...a, central: { extra: new Uint8Array([1, 0, 9, 0, 1]) } }, b], codes: ['archive.header-mismatch'], files: ['b.txt'] },
  { why: 'a data descriptor with another sum', entries: [{ ...a, flags: 0x0808, local: { crc: 0, compressed: 0, uncompressed: 0 }, descriptor: le.u32(0x08074b50, 7, 5, 5) }, b], codes: ['archive.bytes-between', 'archive.header-mismatch'], files: ['b.txt'] },
  { why: 'a descriptor whose local header knew a part', entries: [{ ...a, flags: 0x0808, local: { crc: 0 }, descriptor: le.u32(0x08074b50, crc32('alpha'), 5, 5) }, b], codes: [], files: ['a.txt', 'b.txt'] },
  { why: 'a descriptor whose local header knew it wrong', entries: [{ ...a, flags: 0x0808, local: { crc: 0, compressed: 4 }, descriptor: le.u32(0x08074b50, crc32('alpha'), 5, 5) }, b], codes: ['archive.header-mismatch'], files: ['a.txt', 'b.txt'] },
  { why: 'stored data of a length stated later, with a header in it', entries: [later(Buffer.concat([utf8('al'), le.u32(0x08074b50), utf8('pha')])), b], codes: ['archive.header-mismatch'], files: ['b.txt', 'later'] },
  { why: 'stored data of a length stated later, without one', entries: [later(utf8('alpha')), b], codes: [], files: ['b.txt', 'later'] },
  { why: 'an entry that points into another', entries: [a, { ...b, central: { offset: 0 } }], codes: ['archive.bytes-between', 'archive.header-mismatch', 'archive.overlap'], files: [] },
  { why: 'bytes before the first entry', entries: [a], end: { prefix: utf8('#!') }, codes: ['archive.bytes-before'], files: ['a.txt'] },
  { why: 'bytes between entries', entries: [a, { ...b, gap: utf8('??') }], codes: ['archive.bytes-between'], files: ['a.txt', 'b.txt'] },
  { why: 'bytes before the directory', entries: [a], end: { beforeDirectory: utf8('??') }, codes: ['archive.bytes-between'], files: ['a.txt'] },
  { why: 'bytes after the directory', entries: [a], end: { beforeEnd: utf8('??') }, codes: ['archive.bytes-between'], files: [] },
  { why: 'bytes after the end', entries: [a], end: { suffix: utf8('??') }, codes: ['archive.bytes-after'], files: ['a.txt'] },
  { why: 'an archive comment', entries: [a], end: { comment: utf8('hello') }, codes: ['archive.comment'], files: ['a.txt'] },
  { why: 'an entry comment', entries: [{ ...a, comment: utf8('hello') }, b], codes: ['archive.comment'], files: ['b.txt'] },
  { why: 'too many entries', entries: [a, b], limits: { maxEntries: 1 }, codes: ['archive.too-many-entries'], files: [] },
  { why: 'too many bytes', entries: [a, b], limits: { maxTotalBytes: 8 }, codes: ['archive.too-large'], files: [] },
  { why: 'bytes in front of an archive that does not know', entries: [a], end: { prefix: utf8('#!'), directoryOffset: 40 }, codes: ['archive.bytes-before'], files: [] },
  { why: 'bytes after much compressed data', entries: [{ name: 'z', data: Buffer.concat([deflateRawSync(noise(400_000)), utf8('??')]), both: { method: 8, uncompressed: 400_000, crc: crc32(noise(400_000)) } }], codes: ['archive.bytes-after-data'], files: ['z'] },
  { why: 'a bomb', entries: [{ name: 'zeros', data: Buffer.alloc(4 << 20), deflate: true }, b], codes: ['archive.ratio-exceeded'], files: ['b.txt'] },
  { why: 'a name that is too long', entries: [{ ...a, name: 'n'.repeat(2_000) }, b], codes: ['archive.limit-exceeded'], files: ['b.txt'] },
  { why: 'content that is not what its sum says', entries: [{ ...a, both: { crc: 1 } }, b], codes: ['archive.crc-mismatch'], files: ['a.txt', 'b.txt'] },
  { why: 'more content than declared', entries: [{ name: 'z', data: bomb, both: { method: 8, uncompressed: 1_000 } }, b], codes: ['archive.header-mismatch'], files: ['z', 'b.txt'] },
  { why: 'less content than declared', entries: [{ ...a, deflate: true, both: { uncompressed: 9 } }, b], codes: ['archive.header-mismatch'], files: ['a.txt', 'b.txt'] },
  { why: 'bytes after the compressed data', entries: [{ name: 'z', data: Buffer.concat([deflateRawSync(Buffer.from('alpha')), utf8('??')]), both: { method: 8, uncompressed: 5, crc: 0xf58b8a90 } }], codes: ['archive.bytes-after-data', 'archive.crc-mismatch'], files: ['z'] },
  { why: 'compressed data that is none', entries: [{ name: 'z', data: new Uint8Array([7, 255, 255]), both: { method: 8, uncompressed: 5 } }], codes: ['archive.header-mismatch', 'archive.truncated'], files: ['z'] },
  { why: 'two counts', entries: [a], end: { diskEntries: 2 }, codes: ['archive.directory-ambiguous'], files: [] },
  { why: 'a wrong count', entries: [a], end: { entries: 2, diskEntries: 2 }, codes: ['archive.directory-ambiguous'], files: [] },
  { why: 'a second disk', entries: [a], end: { disk: 1 }, codes: ['archive.unreadable'], files: [] },
  { why: 'a directory elsewhere', entries: [a], end: { directoryOffset: 60 }, codes: ['archive.directory-ambiguous'], files: [] },
  { why: 'a ZIP64 count without a ZIP64 record', entries: [a], end: { entries: 0xffff, diskEntries: 0xffff }, codes: ['archive.unreadable'], files: [] },
  { why: 'an end record inside the comment of another', entries: [a], end: { comment: buildZip([b]) }, codes: ['archive.directory-ambiguous'], files: [] },
];

describe('what the archive reader refuses', () => {
  test('a directory larger than is held in memory, before it is read', async () => {
    const path = join(folder, 'directory.zip');
    const size = 65 * 2 ** 20;
    const file = openSync(path, 'w');
    ftruncateSync(file, size);
    writeSync(file, Buffer.concat([le.u32(0x06054b50), le.u16(0, 0, 2, 2), le.u32(size, 0), le.u16(0)]), 0, 22, size);
    closeSync(file);
    const container = await openZip(path, DEFAULT_LIMITS);
    expect([container.readable, container.findings.map(({ code }) => code)]).toEqual([false, ['archive.limit-exceeded']]);
    await container.close();
  });

  test.each(CASES)('$why', async ({ entries, end, limits, codes, files }) => {
    const reading = await readZip(folder, buildZip(entries, end), limits);
    expect(reading.codes.filter((code) => code !== 'archive.not-sealed')).toEqual(codes);
    expect(Object.keys(reading.files).sort()).toEqual([...files].sort());
  });

  test('collects every fault of one archive, each at its place', async () => {
    const reading = await readZip(folder, buildZip([{ ...a, name: '../a' }, { ...b, externalAttributes: unix(0o120777) }, { name: 'c', data: 'c', both: { crc: 3 }, gap: utf8('?') }]));
    expect(reading.codes).toEqual(['archive.bytes-between', 'archive.crc-mismatch', 'archive.link', 'archive.unsafe-path']);
    expect(reading.findings.find((each) => each.code === 'archive.bytes-between')?.at).toEqual({ offset: 78, length: 1 });
    expect(reading.findings.find((each) => each.code === 'archive.link')?.at.file).toBe('b.txt');
  });

  test('never hands over more than the declared size', async () => {
    const reading = await readZip(folder, buildZip([{ name: 'z', data: bomb, both: { method: 8, uncompressed: 1_000 } }]));
    expect(reading.files['z']?.length).toBeLessThanOrEqual(1_000);
  });
});
