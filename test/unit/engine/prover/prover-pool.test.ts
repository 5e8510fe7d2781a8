import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BLOCK_BYTES, type BlockProver } from '../../../../src/core/chain/index.ts';
import { openProver, startProverPool } from '../../../../src/engine/prover/index.ts';
import { logLines, joined } from '../../../support/event-log.ts';
import { sealedArchive } from '../../../support/sealed-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { tinyBundle } from '../../../support/tiny-bundle.ts';
import { codes, outcomes, verifyPath } from '../../../support/verify-path.ts';

const root = temporaryFolder('prover-pool');
const KEY = [1, 2] as const;
const LIMITS = { maxDepth: 64, maxBytes: 2 ** 20 };
const script = new URL('../../../support/prover-worker.mjs', import.meta.url);
const MEMBERS = { timestamp: '2026-07-01T00:00:01.250Z', type: 'x', layer: 'fleet', causes: [], actor: { id: 'agent:a', kind: 'agent' }, data: {} };
const LINES = logLines(Array.from({ length: 30 }, (_, n) => ({ members: { ...MEMBERS, record_id: `e${n}` } })));

function examine(prover: BlockProver, lines: readonly Uint8Array[]) {
  const block = joined(lines);
  const memory = prover.memory();
  memory.set(block);
  return prover.examine(memory.subarray(0, block.length), LIMITS, 0).finally(() => prover.giveBack(memory));
}

/** A proving thread that does something else. */
function written(name: string, source: string): URL {
  const path = join(root, `${name}.mjs`);
  writeFileSync(path, source);
  return pathToFileURL(path);
}

describe('proving threads', () => {
  test('answer each for its own block, whichever comes first', async () => {
    const pool = startProverPool(script, 2, KEY);
    const proofs = await Promise.all([examine(pool, LINES), examine(pool, LINES.slice(3, 5)), examine(pool, [...LINES].reverse()), examine(pool, LINES.slice(7))]);
    expect(proofs.map((proof) => proof && [proof.firstSeq, proof.events])).toEqual([[0, 30], [3, 2], null, [7, 23]]);
    await pool.close();
  });
  test('have memory for the blocks that may be under way, and no more', async () => {
    const pool = startProverPool(script, 1, KEY);
    const blocks = Array.from({ length: pool.depth + 2 }, () => pool.memory());
    expect(new Set(blocks.map((block) => block.buffer)).size).toBe(blocks.length);
    expect(blocks.every((block) => block.length === BLOCK_BYTES)).toBe(true);
    expect(() => pool.memory()).toThrow(RangeError);
    pool.giveBack(blocks[0]!.subarray(0, 5));
    expect(pool.memory().buffer).toBe(blocks[0]!.buffer);
    await pool.close();
  });
});

const FAULTS: readonly [string, string][] = [
  ['ends at once', 'process.exit(3);'],
  ['ends when asked', "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(0));"],
  ['throws', "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new TypeError('secret /home/someone'); });"],
  ['says that it failed', "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => parentPort.postMessage({ kind: 'failed', message: 'secret' }));"],
  ['cannot be loaded', 'import "./absent.mjs";'],
];

describe('a thread that is lost', () => {
  test.each(FAULTS)('because it %s leaves nothing waiting', async (name, source) => {
    const pool = startProverPool(written(name, source), 1, KEY);
    const [first, second] = await Promise.allSettled([examine(pool, LINES), examine(pool, LINES)]);
    expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
    await expect(examine(pool, LINES)).rejects.toThrow();
    await pool.close();
  });
  test.each(FAULTS)('because it %s blocks a pass', async (name, source) => {
    const path = join(root, 'bundle.zip');
    writeFileSync(path, sealedArchive(tinyBundle()));
    expect(outcomes(await verifyPath(path))).toMatchObject({ integrity: 'pass' });
    const verified = await verifyPath(path, {}, { openProver: () => startProverPool(written(name, source), 2, KEY) });
    expect(codes(verified)).toContain('internal.error');
    expect(outcomes(verified)).toMatchObject({ integrity: 'fail' });
    expect(Buffer.from(verified.bytes).toString('utf8')).not.toMatch(/secret|absent/);
  });
});

describe('a verification with threads', () => {
  test('can be cancelled', async () => {
    const path = join(root, 'cancelled.zip');
    writeFileSync(path, sealedArchive(tinyBundle()));
    let ended = 0;
    const open = () => {
      const pool = startProverPool(script, 2, KEY);
      return { ...pool, close: () => ((ended += 1), pool.close()) };
    };
    let opened = false;
    const hooks = { openProver: () => ((opened = true), open()), cancelled: () => opened };
    await expect(verifyPath(path, {}, hooks)).rejects.toThrow('cancelled');
    expect(ended).toBe(1);
  });
});

describe('what is opened', () => {
  test('depends on how much there is to prove', async () => {
    expect(openProver(1_000, 0)).toBeNull();
    const here = openProver(2 ** 20, 0, script);
    expect(here?.depth).toBe(0);
    const threads = openProver(2 ** 30, 99, script);
    expect(threads?.depth).toBeGreaterThan(0);
    expect(openProver(2 ** 30, 0, null)?.depth).toBe(0);
    expect(threads?.nameKey).not.toEqual(here?.nameKey);
    await threads?.close();
  });
  test.skipIf(!existsSync('out/main/prover-worker.js'))('is built beside the entries', async () => {
    const pool = startProverPool(pathToFileURL('out/main/prover-worker.js'), 1, KEY);
    expect((await examine(pool, LINES))?.events).toBe(30);
    await pool.close();
  });
});
