import { crc32, deflateRawSync } from 'node:zlib';
import { encodeUtf8 } from '../../src/core/encoding/index.ts';
import { createLayout, type Region } from './regions.ts';

/** As Info-ZIP packs on Unix: deflated, times of the day, modes, time stamps in extra fields; one entry through a pipe. */
const TIME = 0x4a21;
const DATE = 0x5c62;
const MADE_BY = 0x031e;
const MODE = 0o100644;
const DESCRIPTOR = 8;
const UTF8 = 0x0800;

const u16 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => Buffer.from([value & 255, value >> 8])));
const u32 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => u16(value & 0xffff, value >>> 16)));

/** An archive that is not sealed, with every field a part of its own. */
export function ordinaryArchive(files: ReadonlyMap<string, Uint8Array>): { readonly archive: Uint8Array; readonly regions: readonly Region[] } {
  const out = createLayout();
  const stamp = Buffer.concat([u16(0x5455, 5), Buffer.from([1]), u32(0x65a1b2c3)]);
  const entries = [...files].map(([file, bytes], at) => {
    const data = deflateRawSync(bytes);
    const later = at === 0;
    const entry = { file, name: encodeUtf8(file), data, size: bytes.length, crc: crc32(bytes), flags: UTF8 | (later ? DESCRIPTOR : 0), offset: out.length };
    const put = (part: string, field: Uint8Array): void => out.put(`local header: ${part}`, file, field);
    put('signature', u32(0x04034b50));
    put('version needed', u16(20));
    put('flags', u16(entry.flags));
    put('method', u16(8));
    put('time and date', u16(TIME, DATE));
    put('sum and sizes', later ? u32(0, 0, 0) : u32(entry.crc, data.length, entry.size));
    put('lengths', u16(entry.name.length, stamp.length));
    put('name', entry.name);
    put('extra field', stamp);
    out.put('compressed data', file, data);
    if (later) out.put('data descriptor', file, u32(0x08074b50, entry.crc, data.length, entry.size));
    return entry;
  });
  const directory = out.length;
  for (const { file, name, data, size, crc, flags, offset } of entries) {
    const put = (part: string, field: Uint8Array): void => out.put(`central record: ${part}`, file, field);
    put('signature', u32(0x02014b50));
    put('version made by', u16(MADE_BY));
    put('version needed', u16(20));
    put('flags', u16(flags));
    put('method', u16(8));
    put('time and date', u16(TIME, DATE));
    put('sum and sizes', u32(crc, data.length, size));
    put('lengths', u16(name.length, stamp.length, 0));
    put('disk', u16(0));
    put('internal attributes', u16(0));
    put('external attributes', u32(MODE * 0x10000));
    put('offset', u32(offset));
    put('name', name);
    put('extra field', stamp);
  }
  const size = out.length - directory;
  out.put('end record', null, Buffer.concat([u32(0x06054b50), u16(0, 0, entries.length, entries.length), u32(size, directory), u16(0)]));
  return { archive: out.bytes(), regions: out.regions };
}
