import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COUNTERSIGNATURE_MEDIA_TYPE, type CountersignatureStatement } from '../../../../src/core/bundle/format.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { readCountersignature } from '../../../../src/core/seal/countersignature.ts';
import { demonstrationEd25519 } from '../../../../src/producer/keys/demonstration-keys.ts';
import { signEnvelope } from '../../../../src/producer/seal/dsse.ts';

const [ANN, BEN] = [demonstrationEd25519('countersignature', 'ann'), demonstrationEd25519('countersignature', 'ben')];
const LIMITS = { maxDepth: 16, maxBytes: 1 << 16 };
const STATEMENT: CountersignatureStatement = { manifest: 'ab'.repeat(32), signer: 'ann', signed_at: '2026-03-02T09:00:00.000Z', statement: 'ok' };
const GOOD = signEnvelope(COUNTERSIGNATURE_MEDIA_TYPE, STATEMENT, [ANN]);

const read = (bytes: Uint8Array): ReturnType<typeof readCountersignature> => readCountersignature(bytes, ANN.keyid, LIMITS);
const refusals = (bytes: Uint8Array): readonly (readonly [string, string | undefined])[] => {
  const reading = read(bytes);
  return reading.ok ? [] : reading.problems.map(({ problem, pointer }) => [problem, pointer] as const);
};

describe('a countersignature', () => {
  test('is read as it was signed', () => {
    expect(read(GOOD)).toMatchObject({ ok: true, read: { statement: STATEMENT } });
  });

  test.each<[string, Uint8Array, string, string]>([
    ['of another type', signEnvelope('application/other', STATEMENT, [ANN]), 'payload-type', '/payloadType'],
    ['by two', signEnvelope(COUNTERSIGNATURE_MEDIA_TYPE, STATEMENT, [ANN, BEN]), 'one-signature', '/signatures'],
    ['by another than its file is named after', signEnvelope(COUNTERSIGNATURE_MEDIA_TYPE, STATEMENT, [BEN]), 'id-not-of-file', '/signatures/0/keyid'],
  ])('%s is refused', (_, bytes, problem, pointer) => {
    expect(refusals(bytes)).toEqual([[problem, pointer]]);
  });

  test.each(Object.keys(STATEMENT))('without %s, or with a number there, is refused at that member', (member) => {
    for (const changed of [Object.fromEntries(Object.entries(STATEMENT).filter(([name]) => name !== member)), { ...STATEMENT, [member]: 7 }]) {
      const found = refusals(signEnvelope(COUNTERSIGNATURE_MEDIA_TYPE, changed, [ANN]));
      expect(found.length).toBeGreaterThan(0);
      expect(found.some(([problem, pointer]) => `${problem} ${pointer ?? ''}`.includes(member))).toBe(true);
    }
  });

  test('cut at any length is refused, and says why', () => {
    for (let length = 0; length < GOOD.length; length += 1) expect(refusals(GOOD.subarray(0, length)).length, String(length)).toBeGreaterThan(0);
  });

  test('with any byte changed is never read as it was: refused, or another signature or statement', () => {
    for (let at = 0; at < GOOD.length; at += 1) {
      const changed = Uint8Array.from(GOOD);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const [before, after] = [read(GOOD), read(changed)];
      if (after.ok) expect(after, String(at)).not.toEqual(before);
      else expect(after.problems.length, String(at)).toBeGreaterThan(0);
    }
  });

  test('of any bytes does not throw, and is never accepted', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json().map(encodeUtf8)), (bytes) => {
      const reading = read(bytes);
      expect(reading.ok ? [] : reading.problems).not.toHaveLength(0);
    }));
  });
});
