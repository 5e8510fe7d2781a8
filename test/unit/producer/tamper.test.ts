import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTrustPack } from '../../../src/core/trust/read-pack.ts';
import { TAMPERS, writeSample } from '../../../src/producer/index.ts';
import { codes, verifyPath } from '../../support/verify-path.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('tamper');
const QUIET = ['policy.replay-not-built', 'record.unknown-event-type', 'time.own-clock'];

describe('named mutations', () => {
  test('there are at least ten, each with a name of its own', () => {
    expect(TAMPERS.length).toBeGreaterThanOrEqual(12);
    expect(new Set(TAMPERS.map((each) => each.name)).size).toBe(TAMPERS.length);
  });

  test.each(TAMPERS.map(({ name, expects }) => [name, expects] as const))('%s raises %s', async (name, expects) => {
    const sample = await writeSample({ scenario: 'clean', seed: '7', events: 600, outDir: folder, tamper: name });
    const pack = readTrustPack(readFileSync(sample.trustPackPath));
    if (!pack.ok) throw new Error(pack.problem);
    const found = codes(await verifyPath(sample.bundlePath, { trust: pack, asOf: '2026-11-10T00:00:00.000Z' }));
    expect(found).toContain(expects);
    expect(QUIET).not.toContain(expects);
  });
});
