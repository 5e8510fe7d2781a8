import type { ZipWord } from '../../core/findings/index.ts';

/** APPNOTE 4.5: a sequence of (u16 id, u16 size, data). */
export interface ExtraField {
  readonly id: number;
  readonly data: Uint8Array;
}

const ZIP64_EXTRA = 0x0001;
/** Info-ZIP's second name for the same file; readers differ in whether they believe it. */
export const UNICODE_PATH_EXTRA = 0x7075;

/** Null when the fields do not tile the bytes exactly. */
export function parseExtraFields(bytes: Uint8Array): readonly ExtraField[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: ExtraField[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) return null;
    const size = view.getUint16(at + 2, true);
    if (at + 4 + size > bytes.length) return null;
    fields.push({ id: view.getUint16(at, true), data: bytes.subarray(at + 4, at + 4 + size) });
    at += 4 + size;
  }
  return fields;
}

/** The 32-bit members of a header that ZIP64 can widen. `offset` is absent in local headers. */
export interface Sizes {
  readonly uncompressed: number;
  readonly compressed: number;
  readonly offset?: number;
}

const WIDE = 0xffffffff;
/** In the place of a disk's number: the field's last four bytes tell it. */
export const DISK_ELSEWHERE = 0xffff;

/**
 * Resolves APPNOTE 4.5.3 strictly: the field holds exactly the members whose 32-bit place says so, and is absent when
 * none does. A field that could be read in two ways (too long, present without need, twice) is refused, because a
 * reader that ignores it sees other sizes than one that believes it. Returns the problem as a word.
 */
export function resolveZip64(sizes: Sizes, fields: readonly ExtraField[], local: boolean, disk = 0): Sizes & { readonly zip64: boolean } | ZipWord {
  const zip64 = fields.filter((field) => field.id === ZIP64_EXTRA);
  const wide = [sizes.uncompressed, sizes.compressed, ...(sizes.offset === undefined ? [] : [sizes.offset])].map((value) => value === WIDE);
  const needed = wide.filter(Boolean).length;
  if (zip64.length > 1) return 'zip-field-twice';
  const diskBytes = disk === DISK_ELSEWHERE ? 4 : 0;
  const expected = 8 * needed + diskBytes;
  const field = zip64[0];
  if (field === undefined) return expected === 0 ? { ...sizes, zip64: false } : 'zip-field-missing';
  if (expected === 0) return 'zip-field-unneeded';
  // APPNOTE 4.5.3: in a local header both sizes must be there.
  if (local && needed !== 2) return 'zip-field-half';
  if (field.data.length !== expected) return 'zip-field-length';
  const view = new DataView(field.data.buffer, field.data.byteOffset, field.data.byteLength);
  if (diskBytes > 0 && view.getUint32(expected - diskBytes, true) !== 0) return 'zip-disks';
  let at = 0;
  const next = (narrow: number): number => {
    if (narrow !== WIDE) return narrow;
    const value = view.getBigUint64(at, true);
    at += 8;
    // Beyond 2^53 no file exists: an infinite size fails every later bound.
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
  };
  const uncompressed = next(sizes.uncompressed);
  const compressed = next(sizes.compressed);
  return { uncompressed, compressed, ...(sizes.offset === undefined ? {} : { offset: next(sizes.offset) }), zip64: true };
}
