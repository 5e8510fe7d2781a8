import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventDetail } from '../../contract/index.ts';
import { FIRST_SEQ } from '../../core/bundle/format.ts';
import { fromHex, toHex } from '../../core/encoding/index.ts';
import { createTree, inclusionProof, leafHash, verifyInclusion } from '../../core/tlog/index.ts';
import { select } from './select.ts';

/** Leaves under one remembered node: a power of two, so that the tree over these nodes is the tree over the leaves. */
const BLOCK = 1_024;
const HASH_BYTES = 32;

/** The Merkle tree of one stream of the index: leaf hashes, and the roots of its blocks of leaves. */
interface StreamTree {
  readonly size: number;
  readonly leaves: Uint8Array;
  readonly blocks: readonly Uint8Array[];
}
export type Inclusion = NonNullable<EventDetail['inclusion']>;

export interface StreamTrees {
  /**
   * Audit path of the event at `row` in the tree over its stream's recorded hashes. Null when there is no such tree:
   * the stream does not begin at its log's first event, or a recorded hash is no SHA-256. The first call for a stream hashes all of it; others read memory.
   */
  inclusion(stream: string, row: number): Promise<Inclusion | null>;
}

export function createStreamTrees(connection: DuckDBConnection): StreamTrees {
  const trees = new Map<string, Promise<StreamTree | null>>();
  const treeOf = (stream: string): Promise<StreamTree | null> => {
    const known = trees.get(stream);
    if (known !== undefined) return known;
    const tree = buildTree(connection, stream);
    trees.set(stream, tree);
    return tree;
  };
  return {
    async inclusion(stream, row) {
      const tree = await treeOf(stream);
      if (tree === null) return null;
      const [position] = await select(connection, 'SELECT count(*) AS n FROM events WHERE stream = ? AND row < ?', [stream, row]);
      return position === undefined ? null : proof(tree, position.number('n'));
    },
  };
}

function proof(tree: StreamTree, index: number): Inclusion | null {
  if (index >= tree.size) return null;
  const block = Math.floor(index / BLOCK);
  const path = [...inclusionProof(blockLeaves(tree, block), index % BLOCK), ...inclusionProof(tree.blocks, block)];
  const root = rootOf(tree.blocks);
  if (!verifyInclusion(index, tree.size, leafAt(tree, index), path, root)) throw new Error('index: an inclusion proof does not verify');
  return { treeSize: tree.size, leafIndex: index, root: toHex(root), path: path.map(toHex) };
}

const leafAt = (tree: StreamTree, index: number): Uint8Array => tree.leaves.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
const blockLeaves = (tree: StreamTree, block: number): Uint8Array[] =>
  Array.from({ length: Math.min(BLOCK, tree.size - block * BLOCK) }, (_, k) => leafAt(tree, block * BLOCK + k));

function rootOf(nodes: readonly Uint8Array[]): Uint8Array {
  const tree = createTree();
  for (const node of nodes) tree.append(node);
  return tree.root();
}

/** Hashes every recorded hash of the stream as a leaf, letting other work in between chunks. */
async function buildTree(connection: DuckDBConnection, stream: string): Promise<StreamTree | null> {
  const [first] = await select(connection, 'SELECT min(seq) AS seq FROM events WHERE stream = ?', [stream]);
  if (first?.numberOrNull('seq') !== FIRST_SEQ) return null;
  const result = await connection.run('SELECT hash FROM events WHERE stream = ? ORDER BY row', [stream]);
  const size = result.rowCount;
  const leaves = new Uint8Array(size * HASH_BYTES);
  let at = 0;
  for (let index = 0; index < result.chunkCount; index += 1) {
    for (const hash of result.getChunk(index).getColumnValues(0)) {
      const bytes = typeof hash === 'string' ? fromHex(hash) : null;
      if (bytes?.length !== HASH_BYTES) return null;
      leaves.set(leafHash(bytes), at * HASH_BYTES);
      at += 1;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  const bare = { size, leaves, blocks: [] };
  return { size, leaves, blocks: Array.from({ length: Math.ceil(size / BLOCK) }, (_, block) => rootOf(blockLeaves(bare, block))) };
}
