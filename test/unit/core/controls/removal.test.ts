import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTrustPack } from '../../../../src/core/trust/index.ts';
import type { Run } from '../../../../src/core/run.ts';
import { fileOfBytes, writeSealedArchive } from '../../../../src/producer/zip/sealed-archive.ts';
import { readSample, SEEDS } from '../../../support/sample-bundle.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { verifyPath } from '../../../support/verify-path.ts';

/** The smallest bundle that has the incident in it, so that each of its lines can be taken out once. */
const EVENTS = 200;
const folder = temporaryFolder('removal');

/**
 * Whoever takes something out of a sealed bundle must not thereby make a control hold that did not, nor keep one holding
 * by the record alone: the seal shows, and a pass is none where the record may have been altered.
 */
test('taking out any file, or any line of a log, never makes a control pass', async () => {
  const sample = await readSample(folder, 'incident', SEEDS['self-approval'], EVENTS);
  const trust = readTrustPack(readFileSync(sample.trustPackPath));
  if (!trust.ok) throw new Error(trust.problem);
  const verify = async (name: string, files: ReadonlyMap<string, Uint8Array>): Promise<Run> => {
    const path = join(folder, `${name}.evidence.zip`);
    await writeSealedArchive(path, [...files].map(([entry, bytes]) => fileOfBytes(entry, bytes)));
    const { run } = await verifyPath(path, { trust, asOf: '2026-11-10T00:00:00.000Z' });
    return run;
  };
  const before = await verify('whole', sample.files);
  const notPassing = new Set(before.controls.filter((each) => each.outcome !== 'pass').map((each) => each.id));
  expect(notPassing.size).toBeGreaterThan(1);

  let tried = 0;
  const check = async (what: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> => {
    const run = await verify('cut', files);
    tried += 1;
    expect({ what, made: run.controls.filter((each) => each.outcome === 'pass' && notPassing.has(each.id)).map((each) => each.id) }).toEqual({ what, made: [] });
    expect({ what, holds: run.verdict.axes.every((each) => each.outcome === 'pass') }).toEqual({ what, holds: false });
  };
  for (const name of sample.files.keys()) {
    const files = new Map(sample.files);
    files.delete(name);
    await check(name, files);
  }
  for (const [name, bytes] of sample.files) {
    if (!name.startsWith('audit/')) continue;
    const lines = Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1);
    for (const at of lines.keys()) {
      const files = new Map(sample.files).set(name, Buffer.from(lines.toSpliced(at, 1).map((line) => `${line}\n`).join('')));
      await check(`${name} line ${at + 1}`, files);
    }
  }
  expect(tried).toBe(sample.files.size + EVENTS);
}, 300_000);
