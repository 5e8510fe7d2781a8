import { crc32 } from 'node:zlib';
import { centralHeader, endRecords, localHeader, type SealedEntry } from '../../src/core/bundle/sealed-form.ts';

/** The sealed form of some files, in memory, in the order given (which the caller keeps sorted). */
export function sealedZip(files: Readonly<Record<string, string>>): Buffer {
  return archive(Object.entries(files).map(([name, text]) => [name, Buffer.from(text, 'utf8')]));
}

/** The same from bytes, put into name order. */
export function sealedArchive(files: ReadonlyMap<string, Uint8Array>): Buffer {
  return archive([...files].sort(([left], [right]) => Buffer.compare(Buffer.from(left), Buffer.from(right))));
}

function archive(files: readonly (readonly [string, Uint8Array])[]): Buffer {
  const parts: Uint8Array[] = [];
  const entries: SealedEntry[] = [];
  let at = 0;
  const push = (bytes: Uint8Array): void => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [name, data] of files) {
    const entry = { name: new Uint8Array(Buffer.from(name, 'utf8')), crc32: crc32(data), size: data.length, offset: at };
    entries.push(entry);
    push(localHeader(entry));
    push(data);
  }
  const directoryOffset = at;
  for (const entry of entries) push(centralHeader(entry));
  push(endRecords(entries.length, directoryOffset, at - directoryOffset));
  return Buffer.concat(parts);
}
