import { Readable } from 'node:stream';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Finding } from '../../core/findings/index.ts';
import { readAhead, type PositionedFile } from '../files/positioned-file.ts';

export const CHUNK = 256 * 1024;
/** Up to here an entry is inflated in one call: twenty thousand small streams cost more than their bytes. */
const SMALL = 256 * 1024;

export interface Deflated {
  readonly offset: number;
  /** Both as declared. */
  readonly compressed: number;
  readonly uncompressed: number;
  readonly at: Finding['at'];
}

/** What the deflated bytes unfold to, as far as they do. Bytes left over behind the last block are reported. */
export async function* inflated(file: PositionedFile, deflated: Deflated, notice: (finding: Finding) => void): AsyncGenerator<Uint8Array, void, void> {
  const { offset, compressed, at } = deflated;
  const leftOver = (used: number): void => {
    if (used < compressed) notice({ code: 'archive.bytes-after-data', at: { ...at, offset: offset + used, length: compressed - used }, values: { bytes: compressed - used } });
  };
  const small = compressed <= SMALL && deflated.uncompressed <= SMALL ? inflateSmall(await file.read(offset, compressed), deflated.uncompressed) : null;
  if (small !== null) {
    yield small.bytes;
    leftOver(small.used);
    return;
  }
  // The streams that are not small, and the small ones that are not what they say: these are followed to where they break.
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  const input = Readable.from(readAhead(file, offset, compressed, CHUNK), { objectMode: true });
  input.on('error', (error) => inflate.destroy(error));
  input.pipe(inflate);
  try {
    for await (const chunk of inflate) yield chunk as Uint8Array;
    leftOver(inflate.bytesWritten);
  } catch (error) {
    if (!isDataError(error)) throw error;
    notice({ code: 'archive.truncated', at, values: { problem: 'zip-inflate' } });
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
    if (!(error instanceof RangeError) && !isDataError(error)) throw error;
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
