import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../../src/core/findings/index.ts';
import { readTrustPack } from '../../../src/core/trust/read-pack.ts';
import { DOCUMENTS, exampleBlocks, withBlocks, writeExample } from '../../support/example-bundle.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { codesOfEvidence, outcomes, verifyPath } from '../../support/verify-path.ts';

/** Event types that look like codes: both have families called approval, package and policy. */
const EVENT_TYPES = new Set([
  'approval.requested', 'approval.granted', 'approval.denied', 'approval.expired', 'package.issued', 'package.rejected', 'package.executed',
  'policy.published', 'policy.decided', 'policy.evaluation-failed', 'record.purged',
]);
const folder = temporaryFolder('example');

describe('the example of the specification', () => {
  test.each(DOCUMENTS)('%s prints the bytes that the code makes', async (path) => {
    const document = readFileSync(path, 'utf8');
    expect(document.match(/<!-- example: /g)?.length).toBeGreaterThan(0);
    expect(withBlocks(document, await exampleBlocks(folder))).toBe(document);
  });

  test.each(DOCUMENTS)('%s names only findings that exist', (path) => {
    const families = new Set(Object.keys(CODES).map((code) => code.split('.')[0]));
    const named = [...readFileSync(path, 'utf8').matchAll(/`([a-z]+)\.([a-z-]+)`/g)]
      .filter(([, family]) => families.has(family))
      .map(([, family, rest]) => `${family}.${rest}`)
      .filter((code) => !EVENT_TYPES.has(code));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((code) => !Object.hasOwn(CODES, code))).toEqual([]);
  });

  test('verifies', async () => {
    const { bundlePath, trustPackPath } = await writeExample(folder);
    const pack = readTrustPack(readFileSync(trustPackPath));
    if (!pack.ok) throw new Error(pack.problem);
    const verified = await verifyPath(bundlePath, { trust: pack, asOf: '2026-07-10T00:00:00.000Z' });
    expect(codesOfEvidence(verified)).toEqual(['time.own-clock']);
    expect(outcomes(verified)).toMatchObject({ integrity: 'pass', authenticity: 'pass', completeness: 'pass' });
  });
});
