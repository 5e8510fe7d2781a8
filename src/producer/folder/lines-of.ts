import type { Entry } from '../../core/bundle/container.ts';
import { ProducerError } from '../producer-error.ts';

const LINE_FEED = 0x0a;
const MAX_LINE = 2 ** 20;

/** The lines of a file without their line feeds; empty ones are left out. Throws ProducerError for one above a megabyte. */
export async function* linesOf(entry: Entry): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of entry.open()) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED, from); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      const line = Buffer.concat([...parts, chunk.subarray(from, at)]);
      if (line.length > MAX_LINE) throw new ProducerError(`${entry.name} has a line of more than ${MAX_LINE} bytes`);
      if (line.length > 0) yield line;
      parts = [];
      length = 0;
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > MAX_LINE) throw new ProducerError(`${entry.name} has a line of more than ${MAX_LINE} bytes`);
  }
  if (length > 0) yield Buffer.concat(parts);
}
