import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openEngine } from '../../../src/engine/index.ts';
import { createDragOuts, plainName } from '../../../src/engine/shell/drag-out.ts';
import { prepareTemporary } from '../../../src/engine/shell/temporary.ts';
import { sealedArchive } from '../../support/sealed-zip.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tinyBundle } from '../../support/tiny-bundle.ts';

const root = temporaryFolder('drag-out');
const folder = join(root, 'tmp');
mkdirSync(folder);
writeFileSync(join(root, 'evidence'), 'PK', { mode: 0o444 });

test('a drag takes a copy of its own, under the file’s name, for this account alone; the oldest go, and in the end all', async () => {
  const drags = createDragOuts(async () => folder);
  const first = await drags.prepare(join(root, 'evidence'), '../q3.evidence.zip');
  expect([basename(first), readFileSync(first, 'utf8'), dirname(dirname(first))]).toEqual(['q3.evidence.zip', 'PK', folder]);
  if (process.platform !== 'win32') expect([statSync(first).mode & 0o777, statSync(dirname(first)).mode & 0o777, statSync(join(root, 'evidence')).mode & 0o777]).toEqual([0o600, 0o700, 0o444]);
  for (let n = 0; n < 4; n += 1) await drags.prepare(join(root, 'evidence'), 'q3.evidence.zip');
  expect([existsSync(first), readdirSync(folder).length]).toEqual([false, 4]);
  await expect(drags.prepare(join(root, 'none'), 'x')).rejects.toThrow('ENOENT');
  expect(readdirSync(folder)).toHaveLength(4);
  await drags.clear();
  expect(readdirSync(folder)).toEqual([]);
});

test('a name is a file’s on every system', () => {
  expect(['nul', 'CON.zip', 'a. .', 'lpt1', 'console.zip', 'a/..', '.x'].map(plainName)).toEqual(['proofroom', 'proofroom', 'a', 'proofroom', 'console.zip', 'proofroom', 'proofroom']);
});

test('the engine hands out what it holds, says so in the custody log, and purges the copy with the evidence', async () => {
  const engine = await openEngine({ dataDir: join(root, 'vault'), version: '0', clock: () => Date.UTC(2026, 10, 26) });
  const bytes = sealedArchive(tinyBundle());
  writeFileSync(join(root, 'a.zip'), bytes);
  const temporary = await prepareTemporary(engine.dataDir);
  const drags = createDragOuts(async () => temporary);
  let digest = '';
  for await (const step of engine.evidence.import([{ path: join(root, 'a.zip'), name: 'a.zip', size: bytes.length }], new AbortController().signal)) if (step.kind === 'done') digest = step.evidence.digest;
  expect(await engine.evidence.handOut('0'.repeat(64), drags.prepare)).toBeNull();
  const path = await engine.evidence.handOut(digest, drags.prepare) ?? '';
  expect([basename(path), new Uint8Array(readFileSync(path))]).toEqual(['a.zip', new Uint8Array(bytes)]);
  expect((await engine.custody.list()).entries.at(-1)).toMatchObject({ act: 'evidence-handed-out', subject: digest, detail: { name: 'a.zip' } });
  await engine.evidence.purge(digest);
  expect(existsSync(path)).toBe(false);
  await engine.close();
});
