import { crc32 } from 'node:zlib';
import { centralHeader, endRecords, localHeader, type SealedEntry } from '../../core/bundle/sealed-form.ts';
import { encodeUtf8, joinBytes } from '../../core/encoding/index.ts';
import { readSealedArchive } from '../zip/read-sealed.ts';

/** An entry as it would be sealed, and what is done to its headers before they are written. */
export interface LooseEntry {
  readonly name: string;
  readonly data: Uint8Array;
  /** Both headers, sealed; offsets are those of APPNOTE 4.3.7 and 4.3.12. */
  readonly patch?: (local: DataView, central: DataView) => void;
  /** Bytes in front of its local header. */
  readonly gap?: Uint8Array;
}

export function entriesOf(archive: Uint8Array): readonly LooseEntry[] {
  return [...readSealedArchive(archive)].map(([name, data]) => ({ name, data }));
}

/** Writes the entries in their order, whatever they say of themselves. `comment` follows the end record. */
export function looseArchive(entries: readonly LooseEntry[], comment: Uint8Array = new Uint8Array()): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const put = (bytes: Uint8Array): void => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const { name, data, patch, gap } of entries) {
    if (gap !== undefined) put(gap);
    const sealed: SealedEntry = { name: encodeUtf8(name), crc32: crc32(data), size: data.length, offset: at };
    const [local, central] = [localHeader(sealed), centralHeader(sealed)];
    patch?.(viewOf(local), viewOf(central));
    put(local);
    put(data);
    directory.push(central);
  }
  const start = at;
  directory.forEach(put);
  const end = endRecords(entries.length, start, at - start);
  viewOf(end).setUint16(end.length - 2, comment.length, true);
  put(end);
  put(comment);
  return joinBytes(parts);
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The name in a local header's own bytes, for changing it. */
export function nameIn(local: DataView): Uint8Array {
  return new Uint8Array(local.buffer, local.byteOffset + 30, local.getUint16(26, true));
}
