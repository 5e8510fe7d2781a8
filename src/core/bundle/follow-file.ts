import {
  BLOCK_BYTES, createBlockCutter, createLineSplitter, type BlockProof, type BlockProver, type ExaminedBlock, type LineSplitter,
} from '../chain/index.ts';
import { createSha256 } from '../crypto/index.ts';
import type { ReadFile } from './read-files.ts';
import { readChunks, type Work } from './work.ts';

/** Who takes a file's lines, in order. Offsets are from the start of the file. */
export interface LineTaker {
  line(bytes: Uint8Array, offset: number): void;
  tooLong(offset: number): void;
  /** A proved block in place of its lines; false when they must be handed over one by one after all. */
  block(bytes: Uint8Array, offset: number, proof: BlockProof): boolean;
}

/** Hands over the lines of one file of a stream. What is followed must be what was hashed the first time it was read. */
export async function followFile(work: Work, file: ReadFile, taker: LineTaker): Promise<void> {
  const { name } = file.entry;
  const { prover } = work.hooks;
  const hash = createSha256();
  const splitter = createLineSplitter(work.args.limits.maxLineBytes, {
    line: (bytes, offset) => taker.line(bytes, offset),
    tooLong: (offset) => taker.tooLong(offset),
    unterminated: (offset) => work.sink.add({ code: 'event.malformed', at: { file: name, offset }, values: { problem: 'no-line-feed' } }),
  });
  const follower = prover === undefined ? null : createFollower(work, prover, splitter, taker);
  const problem = await readChunks(work, file.entry, (chunk) => {
    hash.update(chunk);
    return follower === null ? splitter.push(chunk) : follower.push(chunk);
  });
  await follower?.end();
  splitter.end();
  if (problem !== null || hash.digestHex() !== file.sha256) {
    work.sink.add({ code: 'file.changed-while-reading', at: { file: name }, values: { problem: problem ?? 'digest' } });
  }
}

interface Follower {
  push(chunk: Uint8Array): Promise<void> | void;
  end(): Promise<void>;
}

/** Has blocks examined ahead, and takes them in the order of the file. */
function createFollower(work: Work, prover: BlockProver, splitter: LineSplitter, taker: LineTaker): Follower {
  const underWay: Promise<ExaminedBlock>[] = [];
  let position = 0;
  const cutter = createBlockCutter(BLOCK_BYTES, (bytes, whole) => {
    const examined = whole ? prover.examine(bytes, work.lineLimits) : Promise.resolve({ bytes, proof: null });
    // It may fail while an earlier one is waited for; whoever takes it is told.
    examined.catch(() => undefined);
    underWay.push(examined);
  });
  const settle = async (atMost: number): Promise<void> => {
    while (underWay.length > atMost) {
      const { bytes, proof } = await underWay.shift()!;
      if (proof !== null && taker.block(bytes, position, proof)) splitter.skip(bytes.length);
      else splitter.push(bytes);
      position += bytes.length;
      cutter.giveBack(bytes);
      work.tick(0);
    }
  };
  return {
    push(chunk) {
      cutter.push(chunk);
      return underWay.length > prover.depth ? settle(prover.depth) : undefined;
    },
    async end() {
      cutter.end();
      await settle(0);
    },
  };
}
