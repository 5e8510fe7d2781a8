import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportStep, RehashStep } from '../../../../src/contract/index.ts';
import { openEngine, type Engine } from '../../../../src/engine/index.ts';
import { storageProblem } from '../../../../src/engine/files/storage-problem.ts';
import { sealedArchive } from '../../../support/sealed-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { draft, tinyBundle } from '../../../support/tiny-bundle.ts';

const root = temporaryFolder('keeping');
const never = new AbortController().signal;
let now = Date.UTC(2026, 10, 20, 9);
const open = (dataDir: string): Promise<Engine> => openEngine({ dataDir, version: '0.1.0', clock: () => now++ });
const bundle = sealedArchive(tinyBundle());
const file = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(root, name), bytes);
  return { path: join(root, name), name, size: bytes.length };
};

async function last<T>(steps: AsyncIterable<T>): Promise<T> {
  let found: { readonly step: T } | null = null;
  for await (const step of steps) found = { step };
  if (found === null) throw new Error('no step');
  return found.step;
}
const imported = async (engine: Engine, ...files: Parameters<Engine['evidence']['import']>[0]): Promise<string> => {
  const step = await last<ImportStep>(engine.evidence.import(files, never));
  if (step.kind !== 'done') throw new Error('no last step');
  return step.evidence.digest;
};

describe('the vault’s copy', () => {
  test('is hashed again on request, and a changed byte is told and kept in the custody log', async () => {
    const engine = await open(join(root, 'rehash'));
    const digest = await imported(engine, file('a.zip', bundle));
    expect(await last<RehashStep>(engine.evidence.rehash(digest, never))).toMatchObject({ kind: 'done', same: true });
    expect((await engine.evidence.list())[0]?.hashed.same).toBe(true);
    const path = join(root, 'rehash', 'evidence', digest);
    chmodSync(path, 0o644);
    writeFileSync(path, Uint8Array.from(bundle, (byte, at) => (at === 200 ? byte ^ 1 : byte)));
    expect(await last<RehashStep>(engine.evidence.rehash(digest, never))).toMatchObject({ kind: 'done', same: false });
    expect((await engine.evidence.list())[0]?.hashed.same).toBe(false);
    const { entries } = await engine.custody.list();
    expect(entries.slice(-2).map((entry) => [entry.act, entry.detail['result']])).toEqual([['evidence-rehashed', 'same'], ['evidence-rehashed', 'changed']]);
    await engine.close();
  });

  test('that could not be made, nor taken back, says why it could not be made', async () => {
    const data = join(root, 'damaged');
    const engine = await open(data);
    const gone = { path: join(root, 'was-never-there'), name: 'b.bin', size: 1 };
    writeFileSync(join(data, 'evidence', `${'0'.repeat(64)}.json`), 'no record');
    await expect(engine.evidence.list()).rejects.toThrow();
    await expect(last(engine.evidence.import([file('a.zip', bundle), gone], never))).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await engine.custody.list()).entries.at(-1)).toMatchObject({ act: 'import-failed', subject: 'a.zip' });
    await engine.close();
  });

  test('is destroyed by a purge with its runs, its index and what accompanied only it', async () => {
    const data = join(root, 'purge');
    const engine = await open(data);
    const other = sealedArchive(tinyBundle({ drafts: [draft(0), draft(1)] }));
    const shared = file('shared.bin', Buffer.from('shared'));
    const kept = await imported(engine, file('kept.zip', other), shared);
    const gone = await imported(engine, file('gone.zip', bundle), file('own.bin', Buffer.from('own')));
    const both = await imported(engine, file('both.zip', sealedArchive(tinyBundle({ drafts: [draft(0), draft(1), draft(2)] }))), shared);
    await engine.evidence.purge(gone);
    await engine.evidence.purge(both);
    expect((await engine.evidence.list()).map((each) => each.digest)).toEqual([kept]);
    expect(await engine.runs.list(gone)).toEqual([]);
    await expect(engine.evidence.purge(gone)).rejects.toThrow('not found');
    // The companion that a remaining piece of evidence needs is still there; everything of the others is gone.
    expect(readdirSync(join(data, 'evidence')).filter((name) => !name.endsWith('.json'))).toHaveLength(2);
    expect(readdirSync(join(data, 'index')).every((name) => name.startsWith(kept))).toBe(true);
    const { entries, intact } = await engine.custody.list();
    expect(intact).toBe(true);
    expect(entries.filter((entry) => entry.act === 'evidence-purged').map((entry) => entry.subject)).toEqual([gone, both]);
    await engine.close();
    const again = await open(data);
    expect((await again.evidence.list()).map((each) => each.digest)).toEqual([kept]);
    await again.close();
  });
});

describe('a disk that refuses', () => {
  test('is told by its kind, also through a database’s message', () => {
    const of = (code: string) => storageProblem(Object.assign(new Error('x'), { code }));
    expect(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'ENOENT'].map(of)).toEqual(['full', 'full', 'read-only', 'denied', null]);
    expect(storageProblem(new Error('IO Error: Could not write file "x": No space left on device'))).toBe('full');
    expect(storageProblem(new Error('anything else'))).toBeNull();
    expect(storageProblem('full')).toBeNull();
  });

  const small = join(root, 'small');
  mkdirSync(small);
  const mounted = process.platform === 'linux' && spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', small]).status === 0;
  test.skipIf(!mounted)('and is full: the import fails, nothing half-written stays, and what was there can still be read', async () => {
    try {
      const data = join(small, 'vault');
      const engine = await open(data);
      const digest = await imported(engine, file('small.zip', bundle));
      const large = file('large.zip', Buffer.alloc(48 * 2 ** 20, 7));
      await expect(last(engine.evidence.import([large], never))).rejects.toSatisfy((error: unknown) => storageProblem(error) === 'full');
      expect(readdirSync(join(data, 'evidence')).filter((name) => name.includes('.tmp'))).toEqual([]);
      expect((await engine.evidence.list()).map((each) => each.digest)).toEqual([digest]);
      expect((await (await engine.index(digest)).summary()).eventCount).toBe(7);
      expect((await engine.custody.list()).intact).toBe(true);
      await engine.close();
    } finally {
      spawnSync('/bin/umount', [small]);
    }
  });

  const tight = join(root, 'tight');
  mkdirSync(tight);
  const mountedAgain = process.platform === 'linux' && spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', tight]).status === 0;
  test.skipIf(!mountedAgain)('and is full only when the index is written: the copy is not kept without a run, and the log says why', async () => {
    try {
      const data = join(tight, 'vault');
      const engine = await open(data);
      const filler = join(tight, 'filler');
      writeFileSync(filler, Buffer.alloc(32 * 2 ** 20 - 600_000));
      const given = file('tight.zip', bundle);
      const companion = file('tight.bin', Buffer.from('beside it'));
      await expect(last(engine.evidence.import([given, companion], never))).rejects.toSatisfy((error: unknown) => storageProblem(error) === 'full');
      expect(readdirSync(join(data, 'evidence'))).toEqual([]);
      expect(readdirSync(join(data, 'index'))).toEqual([]);
      rmSync(filler);
      const digest = await imported(engine, given, companion);
      expect((await (await engine.index(digest)).summary()).eventCount).toBe(7);
      const { entries, intact } = await engine.custody.list();
      expect(intact).toBe(true);
      expect(entries.map((entry) => [entry.act, entry.detail['because'] ?? ''])).toEqual([
        ['vault-created', ''], ['evidence-imported', ''], ['import-failed', 'full'], ['evidence-imported', ''], ['evidence-verified', ''],
      ]);
      await engine.close();
    } finally {
      spawnSync('/bin/umount', [tight]);
    }
  });
});
