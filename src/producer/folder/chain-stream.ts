import { FIRST_SEQ, type BundlePredicate, type StreamStatement } from '../../core/bundle/format.ts';
import type { Entry } from '../../core/bundle/container.ts';
import type { LogEnd } from '../../core/bundle/log-end.ts';
import { genesisHash } from '../../core/chain/index.ts';
import { fromHex, toHex } from '../../core/encoding/index.ts';
import { createGrowingConsistency, createTree, leafHash } from '../../core/tlog/index.ts';
import type { Signer } from '../keys/demonstration-keys.ts';
import { ProducerError } from '../producer-error.ts';
import { signCheckpoint } from '../seal/checkpoint.ts';
import { bundleFile, createLineSpool, type BundleFile } from '../seal/spool.ts';
import { chainLine } from './chain-line.ts';
import { linesOf } from './lines-of.ts';

export interface ChainedStream {
  readonly statement: StreamStatement;
  /** The log's files and its signed head. */
  readonly files: readonly BundleFile[];
  /** Values that stand as digests only: file, and `<record_id>/<member>`. */
  readonly withheld: readonly Pick<BundlePredicate['redactions'][number], 'path' | 'field'>[];
}

export interface Chaining {
  readonly name: string;
  readonly origin: string;
  readonly entries: readonly Entry[];
  /** Where the log ended in the bundle before; null for one that starts here. */
  readonly before: LogEnd | null;
  readonly signer: Signer;
  readonly spoolDirectory: string;
}

/**
 * Chains the lines of one log in the order of its files' names, from its genesis or from where it ended before, and signs
 * its head. Memory is one line.
 */
export async function chainStream({ name, origin, entries, before, signer, spoolDirectory }: Chaining): Promise<ChainedStream> {
  const range = before?.compactRange.map(bytesOf) ?? [];
  const tree = createTree(before?.size ?? 0, range);
  const consistency = before === null ? null : createGrowingConsistency(before.size, range);
  const spool = createLineSpool(spoolDirectory, name);
  const withheld: ChainedStream['withheld'][number][] = [];
  let first: StreamStatement['first'] | null = null;
  let last: StreamStatement['last'] = { seq: FIRST_SEQ - 1 + tree.size, hash: before?.hash ?? genesisHash(origin) };
  for (const entry of entries) {
    let number = 0;
    for await (const line of linesOf(entry)) {
      number += 1;
      const chained = chainLine(line, { seq: last.seq + 1, prev: last.hash });
      if (!chained.ok) throw new ProducerError(`${entry.name}, line ${number}: ${chained.problem}`);
      last = { seq: last.seq + 1, hash: chained.hash };
      first ??= last;
      const leaf = leafHash(bytesOf(chained.hash));
      tree.append(leaf);
      consistency?.append(leaf);
      withheld.push(...chained.withheld.map((member) => ({ path: spool.current, field: `${chained.recordId}/${member}` })));
      spool.write(chained.text);
    }
  }
  if (first === null) throw new ProducerError(`the log ${name} holds no event`);
  const files = spool.finish();
  const root = tree.root();
  const head = bundleFile(`checkpoints/${name}.txt`, signCheckpoint(origin, tree.size, root, signer));
  const statement: StreamStatement = {
    name, origin, files: files.map((file) => file.name), count: tree.size - (before?.size ?? 0), first, last, merkle_root: toHex(root),
    previous: before === null || consistency === null ? null : {
      tree_size: before.size, hash: before.hash, root: before.root, compact_range: before.compactRange, consistency_proof: consistency.proof().map(toHex),
    },
  };
  return { statement, files: [...files, head], withheld };
}

function bytesOf(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  if (bytes === null) throw new Error('a hash is hex');
  return bytes;
}
