import { crc32, deflateRawSync } from 'node:zlib';

/** A deliberately permissive ZIP writer: every header field can be made to lie. */
export interface Fields {
  flags?: number;
  method?: number;
  crc?: number;
  compressed?: number;
  uncompressed?: number;
  name?: Uint8Array;
  extra?: Uint8Array;
  offset?: number;
  /** Of the central record. */
  disk?: number;
}

export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly data?: Uint8Array | string;
  readonly deflate?: boolean;
  readonly flags?: number;
  /** Both headers. */
  readonly both?: Fields;
  readonly local?: Fields;
  readonly central?: Fields;
  readonly externalAttributes?: number;
  readonly comment?: Uint8Array;
  readonly descriptor?: Uint8Array;
  /** Bytes between the entry before and this one. */
  readonly gap?: Uint8Array;
}

export interface RawEnd {
  readonly prefix?: Uint8Array;
  readonly beforeDirectory?: Uint8Array;
  readonly beforeEnd?: Uint8Array;
  readonly comment?: Uint8Array;
  readonly suffix?: Uint8Array;
  readonly entries?: number;
  readonly diskEntries?: number;
  readonly disk?: number;
  readonly directoryOffset?: number;
  readonly directorySize?: number;
}

const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, at) => bytes.writeUInt16LE(value, 2 * at));
  return bytes;
};
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeUInt32LE(value >>> 0, 4 * at));
  return bytes;
};
export const le = { u16, u32 };
export const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));

export function extraField(id: number, data: Uint8Array): Uint8Array {
  return Buffer.concat([u16(id, data.length), data]);
}

export function buildZip(entries: readonly RawEntry[], end: RawEnd = {}): Buffer {
  const parts: Uint8Array[] = [];
  let at = 0;
  const push = (...bytes: Uint8Array[]): void => {
    for (const each of bytes) {
      parts.push(each);
      at += each.length;
    }
  };
  push(end.prefix ?? new Uint8Array());
  const base = 0;
  const central: Uint8Array[] = [];
  for (const entry of entries) {
    push(entry.gap ?? new Uint8Array());
    const data = typeof entry.data === 'string' ? utf8(entry.data) : (entry.data ?? new Uint8Array());
    const stored = entry.deflate === true ? deflateRawSync(data) : data;
    const name = typeof entry.name === 'string' ? utf8(entry.name) : entry.name;
    const truth: Required<Fields> = {
      flags: entry.flags ?? 0x0800, method: entry.deflate === true ? 8 : 0, crc: crc32(data), compressed: stored.length, uncompressed: data.length,
      name, extra: new Uint8Array(), offset: at - base, disk: 0,
    };
    const local = { ...truth, ...entry.both, ...entry.local };
    const record = { ...truth, ...entry.both, ...entry.central };
    push(
      u32(0x04034b50), u16(20, local.flags, local.method, 0x6a31, 0x5d77), u32(local.crc, local.compressed, local.uncompressed),
      u16(local.name.length, local.extra.length), local.name, local.extra, stored, entry.descriptor ?? new Uint8Array(),
    );
    const comment = entry.comment ?? new Uint8Array();
    central.push(
      u32(0x02014b50), u16(20, 20, record.flags, record.method, 0x6a31, 0x5d77), u32(record.crc, record.compressed, record.uncompressed),
      u16(record.name.length, record.extra.length, comment.length, record.disk, 0), u32(entry.externalAttributes ?? 0, record.offset), record.name, record.extra, comment,
    );
  }
  push(end.beforeDirectory ?? new Uint8Array());
  const directoryOffset = at;
  push(...central);
  const directorySize = at - directoryOffset;
  push(end.beforeEnd ?? new Uint8Array());
  const comment = end.comment ?? new Uint8Array();
  push(
    u32(0x06054b50), u16(end.disk ?? 0, 0, end.diskEntries ?? entries.length, end.entries ?? entries.length),
    u32(end.directorySize ?? directorySize, end.directoryOffset ?? directoryOffset), u16(comment.length), comment, end.suffix ?? new Uint8Array(),
  );
  return Buffer.concat(parts);
}
