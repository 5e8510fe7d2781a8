import { createLineSplitter, type BlockProof } from '../chain/index.ts';
import { createSha256 } from '../crypto/index.ts';
import { createBlockQueue } from './block-queue.ts';
import type { Entry } from './container.ts';
import { readBlocks, cutBlocks } from './read-blocks.ts';
import { readChunks, type Work } from './work.ts';

/** Who takes a file's lines, in order. Offsets are from the start of the file. */
export interface LineTaker {
  /** How far the tree's leaves are ahead of the events' numbers after what was taken so far. */
  leafShift(): number;
  line(bytes: Uint8Array, offset: number): void;
  tooLong(offset: number): void;
  /** A proved block in place of its lines; false when they must be handed over one by one after all. */
  block(bytes: Uint8Array, offset: number, proof: BlockProof): boolean;
}

/**
 * Hands over the lines of one file of a stream. What is followed must be what was hashed when the file was read before;
 * `sha256` is null when it was not.
 */
export async function followFile(work: Work, entry: Entry, sha256: string | null, taker: LineTaker): Promise<void> {
  const hash = sha256 === null ? null : createSha256();
  const splitter = createLineSplitter(work.args.limits.maxLineBytes, {
    line: (bytes, offset) => taker.line(bytes, offset),
    tooLong: (offset) => taker.tooLong(offset),
    unterminated: (offset) => work.sink.add({ code: 'event.malformed', at: { file: entry.name, offset }, values: { problem: 'no-line-feed' } }),
  });
  const lineByLine = (bytes: Uint8Array): void => {
    hash?.update(bytes);
    splitter.push(bytes);
  };
  const inBlocks = (bytes: Uint8Array, offset: number, proof: BlockProof | null): void => {
    if (proof === null || !taker.block(bytes, offset, proof)) return lineByLine(bytes);
    hash?.update(bytes);
    splitter.skip(bytes.length);
  };

  const { prover } = work.hooks;
  const queue = prover === undefined ? null : createBlockQueue(prover, work, () => taker.leafShift(), inBlocks);
  const problem = queue === null ? await readChunks(work, entry, lineByLine)
    : isPlaced(entry) ? await readBlocks(work, entry, queue) : await cutBlocks(work, entry, queue);
  await queue?.settle();
  splitter.end();
  if (problem !== null || (hash?.digestHex() ?? null) !== sha256) {
    work.sink.add({ code: 'file.changed-while-reading', at: { file: entry.name }, values: { problem: problem ?? 'digest' } });
  }
}

/** Whether the entry's bytes can be read at any place. */
function isPlaced(entry: Entry): entry is Entry & Required<Pick<Entry, 'openPlaced'>> {
  return entry.openPlaced !== undefined;
}
