import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { readTrust } from '../../../../src/engine/verify/trust.ts';
import { MIN_EVENTS, TAMPERS, writeSample } from '../../../../src/producer/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { codes, outcomes, verifyPath } from '../../../support/verify-path.ts';

const root = temporaryFolder('tampers');
const request = { scenario: 'clean', seed: 'tamper', events: Math.max(MIN_EVENTS, 600), outDir: root } as const;
const AS_OF = '2026-11-20T00:00:00.000Z';

async function verifySample(tamper: string | undefined) {
  const sample = await writeSample({ ...request, ...(tamper === undefined ? {} : { tamper }) });
  const trust = readTrust(readFileSync(sample.trustPackPath));
  if (!trust.ok) throw new Error(trust.problem);
  return verifyPath(sample.bundlePath, { trust: trust.trust, asOf: AS_OF });
}

describe('what the producer can do to its own bundles', () => {
  test('left alone, the record holds', async () => {
    expect(outcomes(await verifySample(undefined))).toMatchObject({ integrity: 'pass', authenticity: 'pass', completeness: 'pass' });
  });

  test.each(TAMPERS.map((tamper) => [tamper.name, tamper.expects]))('%s shows as %s', async (name, code) => {
    expect(codes(await verifySample(name))).toContain(code);
  });
});
