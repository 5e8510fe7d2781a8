import { ftruncateSync, openSync, closeSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { centralHeader, endRecords, localHeader } from '../../../../src/core/bundle/sealed-form.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { openZip } from '../../../../src/engine/zip/index.ts';
import { readZip } from '../../../support/read-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { buildZip, extraField, le, utf8 } from '../../../support/zip-builder.ts';

const folder = temporaryFolder('zip64');
const u64 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, at) => bytes.writeBigUInt64LE(BigInt(value), 8 * at));
  return bytes;
};

const WIDE = 0xffffffff;
const wideEntry = { name: 'a', data: 'alpha', both: { compressed: WIDE, uncompressed: WIDE, extra: extraField(1, u64(5, 5)) } };

/** An archive whose end record defers to a ZIP64 one; `change` edits the latter's 56 bytes and its locator. */
function withZip64End(change: (record: Buffer, locator: Buffer) => void = () => undefined): Buffer {
  const plain = buildZip([{ name: 'a', data: 'alpha' }]);
  const end = plain.subarray(plain.length - 22);
  const [size, offset] = [end.readUInt32LE(12), end.readUInt32LE(16)];
  const record = Buffer.concat([le.u32(0x06064b50), u64(44), le.u16(45, 45), le.u32(0, 0), u64(1, 1, size, offset)]);
  const locator = Buffer.concat([le.u32(0x07064b50, 0), u64(plain.length - 22), le.u32(1)]);
  change(record, locator);
  const narrow = Buffer.concat([le.u32(0x06054b50), le.u16(0, 0, 0xffff, 0xffff), le.u32(WIDE, WIDE), le.u16(0)]);
  return Buffer.concat([plain.subarray(0, plain.length - 22), record, locator, narrow]);
}

describe('ZIP64', () => {
  test('an end record that is needed or not is read', async () => {
    const reading = await readZip(folder, withZip64End());
    expect(reading.codes).toEqual(['archive.not-sealed']);
    expect(reading.files).toEqual({ a: 'alpha' });
  });

  test('an end record that counts no disk is one of a single disk', async () => {
    const reading = await readZip(folder, withZip64End((_, locator) => locator.writeUInt32LE(0, 16)));
    expect(reading.codes).toEqual(['archive.not-sealed']);
    expect(reading.files).toEqual({ a: 'alpha' });
  });

  test.each([
    ['a record elsewhere', (_: Buffer, locator: Buffer) => locator.writeBigUInt64LE(3n, 8)],
    ['several disks', (_: Buffer, locator: Buffer) => locator.writeUInt32LE(2, 16)],
    ['another signature', (record: Buffer) => record.writeUInt32LE(1, 0)],
    ['another record size', (record: Buffer) => record.writeBigUInt64LE(50n, 4)],
    ['two counts', (record: Buffer) => record.writeBigUInt64LE(2n, 24)],
    ['a directory elsewhere', (record: Buffer) => record.writeBigUInt64LE(1n, 48)],
    ['an offset past 2^53', (record: Buffer) => record.writeBigUInt64LE(2n ** 60n, 48)],
    ['a count past the limit', (record: Buffer) => [24, 32].forEach((at) => record.writeBigUInt64LE(2n ** 60n, at))],
  ])('refuses %s', async (_, change) => {
    const reading = await readZip(folder, withZip64End(change));
    expect(reading.readable).toBe(false);
    expect(reading.codes).toHaveLength(1);
  });

  test('sizes in the extra field are used when both headers defer to it', async () => {
    const reading = await readZip(folder, buildZip([wideEntry, { name: 'b', data: 'beta' }]));
    expect(reading.codes).toEqual(['archive.not-sealed']);
    expect(reading.files).toEqual({ a: 'alpha', b: 'beta' });
  });

  const onDisk = (disk: number, told: Uint8Array) =>
    readZip(folder, buildZip([{ ...wideEntry, central: { disk, extra: extraField(1, Buffer.concat([u64(5, 5), told])) } }, { name: 'b', data: 'beta' }]));

  test('the disk of an entry may be told there too, and is the first', async () => {
    const reading = await onDisk(0xffff, le.u32(0));
    expect(reading.codes).toEqual(['archive.not-sealed']);
    expect(reading.files).toEqual({ a: 'alpha', b: 'beta' });
  });

  test.each<[string, number, Uint8Array]>([['is another', 0xffff, le.u32(1)], ['is not told', 0xffff, new Uint8Array()], ['is told unasked', 0, le.u32(0)]])('an entry whose disk %s is not used', async (_, disk, told) => {
    const reading = await onDisk(disk, told);
    expect(reading.codes).toContain('archive.header-mismatch');
    expect(reading.files).not.toHaveProperty('a');
  });

  test('an entry on a second disk is none of this archive', async () => {
    const reading = await onDisk(1, new Uint8Array());
    expect(reading.codes).toEqual(['archive.unreadable']);
  });

  test.each([
    ['twice', { extra: Buffer.concat([extraField(1, u64(5, 5)), extraField(1, u64(5, 5))]) }],
    ['too long', { extra: extraField(1, u64(5, 5, 5)) }],
    ['missing', { extra: new Uint8Array() }],
    ['for one size only', { uncompressed: 5, extra: extraField(1, u64(5)) }],
    ['past 2^53', { extra: extraField(1, Buffer.alloc(16, 0xff)) }],
  ])('an entry whose ZIP64 field is %s is not used without a finding', async (_, fields) => {
    const reading = await readZip(folder, buildZip([{ ...wideEntry, both: { ...wideEntry.both, ...fields } }, { name: 'b', data: 'beta' }]));
    expect(reading.codes.some((code) => code === 'archive.header-mismatch' || code === 'archive.too-large')).toBe(true);
  });

  test('a sealed archive past four gigabytes is listed without a finding', async () => {
    const path = join(folder, 'large.zip');
    const large = { name: utf8('a'), crc32: 0, size: 5 * 2 ** 30, offset: 0 };
    const after = { name: utf8('b'), crc32: 0, size: 0, offset: localHeader(large).length + large.size };
    const directory = after.offset + localHeader(after).length;
    const central = Buffer.concat([centralHeader(large), centralHeader(after)]);
    const file = openSync(path, 'w');
    ftruncateSync(file, directory);
    writeSync(file, localHeader(large), 0, undefined, 0);
    writeSync(file, localHeader(after), 0, undefined, after.offset);
    writeSync(file, Buffer.concat([central, endRecords(2, directory, central.length)]), 0, undefined, directory);
    closeSync(file);
    const container = await openZip(path, DEFAULT_LIMITS);
    expect(container.findings).toEqual([]);
    expect(container.entries.map((entry) => [entry.name, entry.size])).toEqual([['a', large.size], ['b', 0]]);
    await container.close();
  });
});
