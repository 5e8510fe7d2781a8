import { createGunzip } from 'node:zlib';
import type { FileWord } from '../../core/findings/index.ts';
import type { Limits } from '../../core/run.ts';
import { readAhead, type PositionedFile } from './positioned-file.ts';

const CHUNK = 1 << 20;
/** A few kilobytes of zeros are no attack; the ratio is asked for once this much came out. */
const FREE = 1 << 20;

/** What stops a compressed file from being read: its own damage, or a budget (docs/formats/run.md, limits). */
export class GunzipError extends Error {
  readonly problem: FileWord;
  constructor(problem: FileWord) {
    super(problem);
    this.name = 'GunzipError';
    this.problem = problem;
  }
}

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** The uncompressed bytes of a gzip file (RFC 1952), in chunks; what was read so far is reported as it goes. Throws `GunzipError`. */
export async function* gunzip(file: PositionedFile, limits: Pick<Limits, 'maxTotalBytes' | 'maxCompressionRatio'>, progress?: (done: number) => void): AsyncGenerator<Uint8Array, void, void> {
  const inflate = createGunzip();
  let taken = 0;
  let made = 0;
  const feeding = (async () => {
    for await (const chunk of readAhead(file, 0, file.size, CHUNK)) {
      if (inflate.destroyed) return;
      taken += chunk.length;
      progress?.(taken);
      if (!inflate.write(chunk)) await new Promise<void>((resolve) => {
        inflate.once('drain', resolve);
        inflate.once('close', resolve);
      });
    }
    inflate.end();
  })();
  feeding.catch((error: unknown) => inflate.destroy(error instanceof Error ? error : new Error(String(error))));
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      made += chunk.length;
      if (made > limits.maxTotalBytes) throw new GunzipError('gzip-size');
      if (made > FREE && made > taken * limits.maxCompressionRatio) throw new GunzipError('gzip-grows');
      yield new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
    }
  } catch (error) {
    if (error instanceof GunzipError || !isZlib(error)) throw error;
    throw new GunzipError('gzip-damaged');
  } finally {
    inflate.destroy();
    await feeding.catch(() => undefined);
  }
}

const isZlib = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');

/** The first uncompressed bytes, as far as they can be read. */
export async function gunzipHead(file: PositionedFile, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let have = 0;
  try {
    for await (const chunk of gunzip(file, { maxTotalBytes: Number.MAX_SAFE_INTEGER, maxCompressionRatio: Number.MAX_SAFE_INTEGER })) {
      parts.push(chunk.slice());
      have += chunk.length;
      if (have >= length) break;
    }
  } catch (error) {
    if (!(error instanceof GunzipError)) throw error;
  }
  return Buffer.concat(parts).subarray(0, length);
}
