import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Entry } from '../../core/bundle/container.ts';
import type { Finding } from '../../core/findings/index.ts';
import { readAhead, type PositionedFile } from '../files/positioned-file.ts';
import type { CentralRecord } from './central-directory.ts';
import { METHOD_STORED } from './entry-form.ts';

const CHUNK = 256 * 1024;
/** Up to here an entry is inflated in one call: twenty thousand small streams cost more than their bytes. */
const SMALL = 256 * 1024;

/**
 * An entry over its bytes. Reading never throws for what the author wrote: it hands over what there is, never more
 * than the declared size, and reports through `notice` when the bytes are not what the headers say.
 */
export function zipEntry(
  file: PositionedFile,
  record: CentralRecord,
  name: string,
  dataOffset: number,
  notice: (finding: Finding) => void,
): Entry {
  const at = { file: name, offset: dataOffset, length: record.compressed };
  const wrongSize = (computed: string): void => notice({ code: 'archive.header-mismatch', at, expected: String(record.uncompressed), computed, values: { field: 'size' } });
  const source = (): AsyncGenerator<Uint8Array, void, void> =>
    record.method === METHOD_STORED ? compressedBytes(file, dataOffset, record.compressed)
      : inflated(file, record, dataOffset, at, notice);
  return {
    name,
    size: record.uncompressed,
    offset: dataOffset,
    ...(record.method === METHOD_STORED ? {
      readAt: (offset, length) => file.read(dataOffset + offset, Math.max(0, Math.min(length, record.uncompressed - offset))),
      readInto: (memory, offset) => file.readInto(memory.subarray(0, Math.max(0, record.uncompressed - offset)), dataOffset + offset),
    } : {}),
    async *open() {
      let size = 0;
      let crc = 0;
      for await (const chunk of source()) {
        const room = record.uncompressed - size;
        if (chunk.length > room) {
          // A bomb that lied about its size stops here.
          wrongSize(`more than ${record.uncompressed}`);
          if (room > 0) yield chunk.subarray(0, room);
          return;
        }
        size += chunk.length;
        crc = crc32(chunk, crc);
        yield chunk;
      }
      if (size < record.uncompressed) wrongSize(String(size));
      else if (crc !== record.crc) notice({ code: 'archive.crc-mismatch', at, expected: hex32(record.crc), computed: hex32(crc) });
    },
  };
}

const hex32 = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

const compressedBytes = (file: PositionedFile, offset: number, length: number): AsyncGenerator<Uint8Array, void, void> =>
  readAhead(file, offset, length, CHUNK);

async function* inflated(
  file: PositionedFile,
  record: CentralRecord,
  dataOffset: number,
  at: Finding['at'],
  notice: (finding: Finding) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const trailing = (used: number): void => {
    if (used < record.compressed) notice({ code: 'archive.stray-bytes', at: { ...at, offset: dataOffset + used, length: record.compressed - used }, values: { where: 'compressed data', bytes: record.compressed - used } });
  };
  if (record.compressed <= SMALL && record.uncompressed <= SMALL) {
    const result = inflateSmall(await file.read(dataOffset, record.compressed), record.uncompressed);
    if (result === null) notice(broken(at));
    else {
      yield result.bytes;
      trailing(result.used);
    }
    return;
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  const input = Readable.from(compressedBytes(file, dataOffset, record.compressed), { objectMode: true });
  input.on('error', (error) => inflate.destroy(error));
  input.pipe(inflate);
  try {
    for await (const chunk of inflate) yield chunk as Uint8Array;
    trailing(inflate.bytesWritten);
  } catch (error) {
    if (!isDataError(error)) throw error;
    notice(broken(at));
  } finally {
    input.destroy();
    inflate.destroy();
  }
}

function inflateSmall(compressed: Uint8Array, size: number): { readonly bytes: Uint8Array; readonly used: number } | null {
  try {
    // One byte more than declared is enough to see that there is more.
    const result: unknown = inflateRawSync(compressed, { maxOutputLength: size + 1, info: true });
    return isInflated(result) ? { bytes: result.buffer, used: result.engine.bytesWritten } : null;
  } catch (error) {
    if (error instanceof RangeError) return { bytes: new Uint8Array(size + 1), used: compressed.length };
    if (!isDataError(error)) throw error;
    return null;
  }
}

function isInflated(value: unknown): value is { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } } {
  return typeof value === 'object' && value !== null && 'buffer' in value && value.buffer instanceof Uint8Array && 'engine' in value;
}

/** zlib's own codes mean the bytes are not deflate; anything else is the machine's trouble and is thrown on. */
function isDataError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^Z_(DATA|BUF|NEED_DICT)/.test(error.code);
}

const broken = (at: Finding['at']): Finding => ({ code: 'archive.truncated', at, values: { problem: 'compressed data that cannot be unpacked' } });
