/**
 * The one byte form of a sealed archive: docs/formats/evidence-bundle.md, "Sealed form". Writer and reader build
 * headers with these functions; a reader that finds any other byte reports `archive.not-sealed` or worse.
 * Field order and signatures are PKWARE APPNOTE 6.3.10, sections 4.3.7 to 4.3.16.
 */

const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;

const VERSION = 20;
/** Version of an entry or archive with ZIP64 fields. */
const VERSION_ZIP64 = 45;
/** Bit 11: names are UTF-8. No other bit: not encrypted, sizes in the local header. */
const FLAGS = 0x0800;
const METHOD_STORED = 0;
/** 1980-01-01 00:00:00: the archive says nothing of when it was made; the signed manifest does. */
const DOS_TIME = 0;
const DOS_DATE = 0x0021;

/** A 32-bit field holding this value, or a 16-bit one holding its like, means "see the ZIP64 field". */
export const MAX_32 = 0xffffffff;
export const MAX_16 = 0xffff;
const ZIP64_ID = 1;

export interface SealedEntry {
  /** UTF-8 bytes of the name. */
  readonly name: Uint8Array;
  readonly crc32: number;
  readonly size: number;
  /** Where the entry's local header starts. */
  readonly offset: number;
}

/** Bytes before an entry's data. A size that needs 64 bits stands twice in a ZIP64 field (4.5.3). */
export function localHeader(entry: SealedEntry): Uint8Array {
  const large = entry.size >= MAX_32;
  const out = writer(30 + entry.name.length + (large ? 20 : 0));
  out.u32(LOCAL_SIGNATURE);
  common(out, entry, large ? VERSION_ZIP64 : VERSION, large ? 20 : 0);
  out.raw(entry.name);
  if (large) zip64Field(out, [entry.size, entry.size]);
  return out.bytes;
}

/** One record of the central directory. Only values that need 64 bits stand in its ZIP64 field, in APPNOTE's order. */
export function centralHeader(entry: SealedEntry): Uint8Array {
  const wide = [...(entry.size >= MAX_32 ? [entry.size, entry.size] : []), ...(entry.offset >= MAX_32 ? [entry.offset] : [])];
  const extra = wide.length === 0 ? 0 : 4 + 8 * wide.length;
  const version = wide.length === 0 ? VERSION : VERSION_ZIP64;
  const out = writer(46 + entry.name.length + extra);
  out.u32(CENTRAL_SIGNATURE);
  out.u16(version);
  common(out, entry, version, extra);
  out.u16(0); // comment length
  out.u16(0); // disk
  out.u16(0); // internal attributes
  out.u32(0); // external attributes
  out.u32(Math.min(entry.offset, MAX_32));
  out.raw(entry.name);
  if (wide.length > 0) zip64Field(out, wide);
  return out.bytes;
}

/** What follows the central directory. The ZIP64 records appear exactly when one of the three numbers needs them. */
export function endRecords(entries: number, directoryOffset: number, directorySize: number): Uint8Array {
  const zip64 = entries >= MAX_16 || directoryOffset >= MAX_32 || directorySize >= MAX_32;
  const out = writer(22 + (zip64 ? 76 : 0));
  if (zip64) {
    out.u32(END64_SIGNATURE);
    out.u64(44);
    out.u16(VERSION_ZIP64);
    out.u16(VERSION_ZIP64);
    out.u32(0);
    out.u32(0);
    out.u64(entries);
    out.u64(entries);
    out.u64(directorySize);
    out.u64(directoryOffset);
    out.u32(LOCATOR64_SIGNATURE);
    out.u32(0);
    out.u64(directoryOffset + directorySize);
    out.u32(1);
  }
  out.u32(END_SIGNATURE);
  out.u16(0);
  out.u16(0);
  out.u16(Math.min(entries, MAX_16));
  out.u16(Math.min(entries, MAX_16));
  out.u32(Math.min(directorySize, MAX_32));
  out.u32(Math.min(directoryOffset, MAX_32));
  out.u16(0);
  return out.bytes;
}

/** Ascending order of the names' UTF-8 bytes, the order of entries in a sealed archive. */
export function compareNames(left: Uint8Array, right: Uint8Array): number {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at++) if (left[at] !== right[at]) return left[at]! - right[at]!;
  return left.length - right.length;
}

/** The fields that local header and central record share, from "version needed" to "extra field length". */
function common(out: Writer, entry: SealedEntry, version: number, extra: number): void {
  out.u16(version);
  out.u16(FLAGS);
  out.u16(METHOD_STORED);
  out.u16(DOS_TIME);
  out.u16(DOS_DATE);
  out.u32(entry.crc32);
  out.u32(Math.min(entry.size, MAX_32));
  out.u32(Math.min(entry.size, MAX_32));
  out.u16(entry.name.length);
  out.u16(extra);
}

function zip64Field(out: Writer, values: readonly number[]): void {
  out.u16(ZIP64_ID);
  out.u16(8 * values.length);
  for (const value of values) out.u64(value);
}

type Writer = ReturnType<typeof writer>;

function writer(length: number) {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  return {
    bytes,
    u16: (value: number) => void (view.setUint16(at, value, true), (at += 2)),
    u32: (value: number) => void (view.setUint32(at, value, true), (at += 4)),
    u64: (value: number) => void (view.setBigUint64(at, BigInt(value), true), (at += 8)),
    raw: (value: Uint8Array) => void (bytes.set(value, at), (at += value.length)),
  };
}
