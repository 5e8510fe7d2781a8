import { crc32 } from 'node:zlib';
import type { Entry } from '../../core/bundle/container.ts';
import type { Finding } from '../../core/findings/index.ts';
import { readAhead, type PositionedFile } from '../files/positioned-file.ts';
import { METHOD_STORED, type CentralRecord } from './central-directory.ts';
import { CHUNK, inflated } from './inflate.ts';
import type { LocalHeader } from './local-header.ts';
import { createSignatureSearch } from './signature-search.ts';

/**
 * An entry over its bytes, which are handed over as they are: an archive inside the archive is a file like any other
 * and is never opened. Reading never throws for what the author wrote: it hands over what there is, never more than
 * the declared size, and reports through `notice` when the bytes are not what the headers say.
 */
export function zipEntry(
  file: PositionedFile,
  record: CentralRecord,
  name: string,
  { dataOffset, unstated }: Pick<LocalHeader, 'dataOffset' | 'unstated'>,
  notice: (finding: Finding) => void,
): Entry {
  const at = { file: name, offset: dataOffset, length: record.compressed };
  const differs = (problem: 'zip-too-long' | 'zip-too-short', found: number): void =>
    notice({ code: 'archive.header-mismatch', at, expected: String(record.uncompressed), computed: String(found), values: { field: 'size', problem } });
  const stored = record.method === METHOD_STORED;
  const source = (passing?: 'passing'): AsyncGenerator<Uint8Array, void, void> =>
    stored ? readAhead(file, dataOffset, record.compressed, CHUNK, passing) : inflated(file, { offset: dataOffset, compressed: record.compressed, uncompressed: record.uncompressed, at }, notice);
  return {
    name,
    size: record.uncompressed,
    offset: dataOffset,
    ...(stored ? {
      readAt: (offset, length) => file.read(dataOffset + offset, Math.max(0, Math.min(length, record.uncompressed - offset))),
      openPlaced: async () => ({
        readInto: (memory, offset) => file.readInto(memory.subarray(0, Math.max(0, record.uncompressed - offset)), dataOffset + offset),
        // The container closes its file.
        close: async () => undefined,
      }),
    } : {}),
    async *open(passing) {
      let size = 0;
      let crc = 0;
      // A reader that streams would end such an entry at the first thing that looks like the next header.
      const search = unstated ? createSignatureSearch() : null;
      for await (const chunk of source(passing)) {
        const room = record.uncompressed - size;
        if (chunk.length > room) {
          // A bomb that lied about its size stops here.
          differs('zip-too-long', size + chunk.length);
          if (room > 0) yield chunk.subarray(0, room);
          return;
        }
        search?.push(chunk);
        size += chunk.length;
        crc = crc32(chunk, crc);
        yield chunk;
      }
      if (search?.found === true) notice({ code: 'archive.header-mismatch', at, values: { field: 'length', problem: 'zip-inner-header' } });
      if (size < record.uncompressed) differs('zip-too-short', size);
      else if (crc !== record.crc) notice({ code: 'archive.crc-mismatch', at, expected: hex32(record.crc), computed: hex32(crc) });
    },
  };
}

const hex32 = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
