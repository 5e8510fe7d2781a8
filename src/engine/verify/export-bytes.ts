import type { Limits } from '../../core/run.ts';
import { gunzip } from '../files/gunzip.ts';
import { readAhead, type PositionedFile } from '../files/positioned-file.ts';

const CHUNK = 1 << 20;
/** A line of OTLP holds a whole batch of spans, of which each is a value of its own; a record is never so large. */
export const MAX_VALUE_BYTES = 16 * 2 ** 20;

/** The export's bytes in order, uncompressed. `progress` counts bytes of the file. Throws `GunzipError`. */
export async function* exportBytes(
  file: PositionedFile, compressed: boolean, limits: Limits, progress?: (done: number, total: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  if (compressed) {
    yield* gunzip(file, limits, (done) => progress?.(done, file.size));
    return;
  }
  let done = 0;
  for await (const chunk of readAhead(file, 0, file.size, CHUNK)) {
    yield chunk;
    done += chunk.length;
    progress?.(done, file.size);
  }
}
