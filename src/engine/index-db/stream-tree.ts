import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventDetail } from '../../contract/index.ts';
import { FIRST_SEQ } from '../../core/bundle/format.ts';
import { fromHex, toHex } from '../../core/encoding/index.ts';
import { createTree, leafHash, rangeRoots, sparseInclusion, sparseRoot, verifyInclusion, type KnownRoots } from '../../core/tlog/index.ts';
import { select } from './select.ts';
import { BLOCK_LEVEL } from './tree-tables.ts';

/** Leaves of a block whose root is kept. */
const BLOCK = 2 ** BLOCK_LEVEL;
const HASH_BYTES = 32;

/** A log's tree as the index holds it: what stood before its first event here, and blocks of leaves by their roots. */
interface StreamTree {
  /** Row of its first event where its rows are neighbours, as they are when it is read whole before the next; null where others stand between them. */
  readonly first: number | null;
  readonly before: number;
  readonly size: number;
  readonly range: KnownRoots;
  readonly blocks: Map<number, Uint8Array>;
  /** Perfect subtrees of the last block, which is hardly ever whole; null until a proof has needed them. */
  tail: KnownRoots | null;
}
export type Inclusion = NonNullable<EventDetail['inclusion']>;

export interface StreamTrees {
  /**
   * Audit path of the event at `row` in its log's tree over recorded hashes. Null when there is no such tree: what stood
   * before the log's first event here is not stated, or a recorded hash is no SHA-256.
   */
  inclusion(stream: string, row: number): Promise<Inclusion | null>;
}

export function createStreamTrees(connection: DuckDBConnection): StreamTrees {
  const trees = new Map<string, Promise<StreamTree | null>>();
  return {
    async inclusion(stream, row) {
      const opening = trees.get(stream) ?? openTree(connection, stream);
      trees.set(stream, opening);
      const tree = await opening;
      if (tree === null) return null;
      const index = tree.before + (await placeIn(connection, stream, tree, row));
      const known = await knownRoots(connection, stream, tree, index);
      return known === null || index >= tree.size ? null : proof(tree.size, index, known);
    },
  };
}

async function placeIn(connection: DuckDBConnection, stream: string, { first }: StreamTree, row: number): Promise<number> {
  if (first !== null) return row - first;
  const [position] = await select(connection, 'SELECT count(*) AS n FROM events WHERE stream = ? AND row < ?', [stream, row]);
  return position?.number('n') ?? 0;
}

function proof(size: number, index: number, known: KnownRoots): Inclusion {
  const path = sparseInclusion(index, size, known);
  const root = sparseRoot(0, size, known);
  if (!verifyInclusion(index, size, sparseRoot(index, index + 1, known), path, root)) throw new Error('index: an inclusion proof does not verify');
  return { treeSize: size, leafIndex: index, root: toHex(root), path: path.map(toHex) };
}

async function openTree(connection: DuckDBConnection, stream: string): Promise<StreamTree | null> {
  const [found] = await select(connection, 'SELECT count(*) AS n, min(seq) AS seq, min(row) AS first, max(row) AS last FROM events WHERE stream = ?', [stream]);
  const [start] = await select(connection, 'SELECT size, range FROM log_starts WHERE stream = ?', [stream]);
  if (start === undefined && found?.numberOrNull('seq') !== FIRST_SEQ) return null;
  const before = start?.number('size') ?? 0;
  const [first, count] = [found?.numberOrNull('first') ?? null, found?.number('n') ?? 0];
  const kept = await select(connection, 'SELECT n, hash FROM log_blocks WHERE stream = ?', [stream]);
  return {
    first: first !== null && (found?.number('last') ?? 0) - first + 1 === count ? first : null, before, size: before + count, range: rangeRoots(before, hashes(start?.text('range') ?? '[]')),
    blocks: new Map(kept.map((row) => [row.number('n'), fromHex(row.text('hash')) ?? new Uint8Array()])),
    tail: null,
  };
}

/** The list is this engine's own; a text that is no list of hashes would be a bug. */
const hashes = (text: string): Uint8Array[] => (JSON.parse(text) as string[]).map((each) => fromHex(each) ?? new Uint8Array());

/** Everything a proof of this leaf needs: blocks, the leaves of its own, and what the last one is made of. Null where a leaf is no hash. */
async function knownRoots(connection: DuckDBConnection, stream: string, tree: StreamTree, index: number): Promise<KnownRoots | null> {
  const leaves = new Map<number, Uint8Array>();
  const known: KnownRoots = (from, to) => {
    const kept = to - from === 1 ? leaves.get(from) : to - from === BLOCK && from % BLOCK === 0 ? tree.blocks.get(from / BLOCK) : undefined;
    return kept ?? tree.range(from, to) ?? tree.tail?.(from, to) ?? null;
  };
  for (let block = Math.floor(tree.before / BLOCK); block * BLOCK < tree.size; block += 1) {
    const [from, to] = [Math.max(tree.before, block * BLOCK), Math.min(tree.size, (block + 1) * BLOCK)];
    const whole = to === (block + 1) * BLOCK;
    const own = index >= from && index < to;
    if (!own && (whole ? tree.blocks.has(block) : tree.tail !== null)) continue;
    const read = await leavesOf(connection, stream, tree, from - tree.before, to - from);
    if (read === null) return null;
    read.forEach((leaf, at) => leaves.set(from + at, leaf));
    if (whole && !tree.blocks.has(block)) tree.blocks.set(block, sparseRoot(block * BLOCK, to, known));
    if (!own && !whole && from % BLOCK === 0) tree.tail = subtreesOf(from, read);
    if (!own && whole) for (let at = from; at < to; at += 1) leaves.delete(at);
  }
  return known;
}

/** The perfect subtrees of so many leaves that begin where a block does, so that they are subtrees of the log's tree. */
function subtreesOf(first: number, leaves: readonly Uint8Array[]): KnownRoots {
  const tree = createTree();
  for (const leaf of leaves) tree.append(leaf);
  const roots = rangeRoots(leaves.length, tree.compactRange());
  return (from, to) => roots(from - first, to - first);
}

/** Leaf hashes of so many events of the stream, from the one at `offset` in it. */
async function leavesOf(connection: DuckDBConnection, stream: string, { first }: StreamTree, offset: number, count: number): Promise<readonly Uint8Array[] | null> {
  const rows = first !== null
    ? await select(connection, 'SELECT hash FROM events WHERE row >= ? AND row < ? ORDER BY row', [first + offset, first + offset + count])
    : await select(connection, 'SELECT hash FROM events WHERE stream = ? ORDER BY row LIMIT ? OFFSET ?', [stream, count, offset]);
  const leaves = rows.flatMap((row) => {
    const bytes = fromHex(row.textOrNull('hash') ?? '');
    return bytes?.length === HASH_BYTES ? [leafHash(bytes)] : [];
  });
  return leaves.length === rows.length ? leaves : null;
}
