import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTrustPack, type TrustPack } from '../../../../src/core/trust/index.ts';
import { jcs, KEYS, PACK } from '../../../support/tiny-bundle.ts';
import { trusted } from '../../../support/tiny-keys.ts';

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const key = fc.record({ of: fc.constantFrom('manifest', 'cosigner', 'log', 'approver'), holder: name, purposes: fc.uniqueArray(fc.constantFrom('manifest', 'approval', 'receipt'), { minLength: 1 }) });
const pack = fc.record({ name, keys: fc.uniqueArray(key, { selector: (each) => each.of, maxLength: 4 }), threshold: fc.integer({ min: 1, max: 9 }), origins: fc.uniqueArray(name, { maxLength: 3 }) })
  .map((each): TrustPack => ({
    ...PACK,
    name: each.name,
    manifest_threshold: each.threshold,
    keys: [...each.keys.filter((one) => one.of !== 'log').map((one) => trusted(KEYS[one.of], one.holder, one.purposes)), trusted(KEYS.log, 'log', ['checkpoint'])],
    logs: each.origins.map((origin) => ({ origin, keyid: KEYS.log.keyid })),
  }));

describe('a trust pack', () => {
  test('is read as it was written', () => {
    fc.assert(fc.property(pack, (each) => {
      const read = readTrustPack(jcs(each));
      expect(read).toMatchObject({ ok: true, pack: each });
    }), { numRuns: 60 });
  });
  test('cut at every length is refused whole', () => {
    const bytes = jcs(PACK);
    for (let length = 0; length < bytes.length; length++) expect(readTrustPack(bytes.slice(0, length)).ok).toBe(false);
  });
  test('with bytes after it is refused whole', () => {
    for (const extra of [' ', '\n', '{}', '\u0000']) {
      expect(readTrustPack(new Uint8Array([...jcs(PACK), ...new TextEncoder().encode(extra)])).ok).toBe(false);
    }
  });
});
