import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../src/core/encoding/index.ts';
import { createTree, inclusionProof, leafHash, verifyInclusion } from '../../../../src/core/tlog/index.ts';
import { openIndex, openIndexWriter } from '../../../../src/engine/index-db/index.ts';
import { RECORD, recordEvent, run } from '../../../support/record-fixture.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function indexOf(hashes: readonly string[], before = 0) {
  const dataDir = await mkdtemp(join(tmpdir(), 'tree-'));
  folders.push(dataDir);
  const digest = '01'.repeat(32);
  const writer = await openIndexWriter({ dataDir, digest });
  const all = hashes.map((hash) => leafHash(fromHex(hash) ?? new Uint8Array(32)));
  const start = createTree();
  for (const leaf of all.slice(0, before)) start.append(leaf);
  if (before > 0) {
    const tree = createTree(before, start.compactRange(), writer.tree({ name: 'main', size: before, compactRange: start.compactRange() }));
    for (const leaf of all.slice(before)) tree.append(leaf);
  }
  // A second stream in between: a leaf's place is its place in its own stream.
  hashes.slice(before).forEach((hash, n) => {
    writer.event(recordEvent(n * 2, { hash, seq: before + n }));
    writer.event(recordEvent(n * 2 + 1, { stream: 'other' }));
  });
  await writer.finish({ record: RECORD, run: run(digest) });
  const index = await openIndex({ dataDir, digest });
  if (index === null) throw new Error('no index');
  return index;
}
const hash = (n: number): string => n.toString(16).padStart(64, '0');

describe('inclusion', () => {
  test.each([1, 2, 3, 1_025, 4_096, 4_097, 9_000])('of a stream of %i is the proof over all leaves at once', async (size) => {
    const hashes = Array.from({ length: size }, (_, n) => hash(n));
    const leaves = hashes.map((each) => leafHash(fromHex(each)!));
    const index = await indexOf(hashes);
    for (const at of new Set([0, size >> 1, size - 1])) {
      const inclusion = await index.inclusion('main', at * 2);
      expect(inclusion?.path).toEqual(inclusionProof(leaves, at).map(toHex));
      expect([inclusion?.leafIndex, inclusion?.treeSize]).toEqual([at, size]);
      expect(verifyInclusion(at, size, leaves[at]!, inclusion!.path.map((each) => fromHex(each)!), fromHex(inclusion!.root)!)).toBe(true);
    }
    await index.close();
  });
  test.each([[1, 3], [3, 9_000], [4_095, 4_097], [4_096, 8_192], [5_000, 9_000]])('of a stream that goes on after %i leaves to %i is the proof over all of them', async (before, size) => {
    const hashes = Array.from({ length: size }, (_, n) => hash(n));
    const leaves = hashes.map((each) => leafHash(fromHex(each)!));
    const index = await indexOf(hashes, before);
    for (const at of new Set([before, (before + size) >> 1, size - 1])) {
      const inclusion = await index.inclusion('main', (at - before) * 2);
      expect(inclusion?.path).toEqual(inclusionProof(leaves, at).map(toHex));
      expect([inclusion?.leafIndex, inclusion?.treeSize]).toEqual([at, size]);
    }
    await index.close();
  });
  test('of a stream that starts late, with nothing stated of what came before, does not exist', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'tree-'));
    folders.push(dataDir);
    const digest = '02'.repeat(32);
    const writer = await openIndexWriter({ dataDir, digest });
    writer.event(recordEvent(0, { seq: 5 }));
    await writer.finish({ record: RECORD, run: run(digest) });
    const index = await openIndex({ dataDir, digest });
    expect(await index?.inclusion('main', 0)).toBeNull();
    await index?.close();
  });
  test('of a stream in which a recorded hash is none does not exist', async () => {
    const index = await indexOf([hash(1), 'not a hash', hash(2)]);
    expect(await index.inclusion('main', 0)).toBeNull();
    await index.close();
  });
});
