import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readTrustPack } from '../../../../src/core/trust/index.ts';
import { readSample, SEEDS } from '../../../support/sample-bundle.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { verifyPath } from '../../../support/verify-path.ts';

/** `UPDATE_GOLDEN=1` stores the runs anew; what changed in them is then for the reader of the change to judge. */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
const goldenOf = (scenario: string): string => fileURLToPath(new URL(`../../../golden/${scenario}.run.json.gz`, import.meta.url));
const folder = temporaryFolder('golden');

test.each(['clean', 'incident'] as const)('the run of the %s scenario is the stored one, byte for byte', async (scenario) => {
  const sample = await readSample(folder, scenario, SEEDS['late-approval'], 600);
  const trust = readTrustPack(readFileSync(sample.trustPackPath));
  if (!trust.ok) throw new Error(trust.problem);
  const { bytes } = await verifyPath(sample.bundlePath, { trust, asOf: '2026-11-10T00:00:00.000Z' });
  const path = goldenOf(scenario);
  if (UPDATE) {
    mkdirSync(fileURLToPath(new URL('../../../golden/', import.meta.url)), { recursive: true });
    writeFileSync(path, gzipSync(bytes, { level: 9 }));
  }
  expect(existsSync(path)).toBe(true);
  const stored = gunzipSync(readFileSync(path));
  expect(stored.length).toBeGreaterThan(10_000);
  // As values first, so that a difference is readable; then every byte.
  expect(JSON.parse(Buffer.from(bytes).toString('utf8'))).toEqual(JSON.parse(stored.toString('utf8')));
  expect(Buffer.compare(Buffer.from(bytes), stored)).toBe(0);
});
