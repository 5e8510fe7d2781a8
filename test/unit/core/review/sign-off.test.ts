import { describe, expect, test } from 'vitest';
import { encodeBase64, encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { canonicalize, type JsonValue } from '../../../../src/core/json/index.ts';
import { readSignOff, SIGN_OFF_TYPE, signedMessage, statementBytes, type SignOffStatement } from '../../../../src/core/review/index.ts';
import { ecdsaKey, ed25519Key, type TinyKey } from '../../../support/tiny-keys.ts';

const KEY = ed25519Key(31);
const statementOf = (key: TinyKey, algorithm: SignOffStatement['key']['algorithm'], more: Partial<SignOffStatement> = {}): SignOffStatement => ({
  format: 'proofroom.sign-off.v1', role: 'preparer', case: 'c', evidence: 'ab'.repeat(32), run: { id: 'r', digest: 'cd'.repeat(32) },
  review: { digest: 'ef'.repeat(32), entries: 3 }, stated_at: '2026-11-26T09:00:00.000Z', name: 'A. Person', key: { id: key.keyid, algorithm, spki: encodeBase64(key.spki) }, ...more,
});
const jcs = (value: unknown): Uint8Array => encodeUtf8(canonicalize(JSON.parse(JSON.stringify(value)) as JsonValue));

function envelope(payload: Uint8Array, signers: readonly TinyKey[], type = SIGN_OFF_TYPE): Uint8Array {
  return jcs({ payload: encodeBase64(payload), payloadType: type, signatures: signers.map((key) => ({ keyid: key.keyid, sig: encodeBase64(key.sign(signedMessage(payload))) })) });
}
const problem = (bytes: Uint8Array): string | null => {
  const reading = readSignOff(bytes);
  return reading.ok ? null : reading.problem;
};

describe('a sign-off', () => {
  const good = envelope(statementBytes(statementOf(KEY, 'ed25519')), [KEY]);

  test('that a key signed is read back as it was stated, for each kind of key', () => {
    expect(readSignOff(good)).toEqual({ ok: true, statement: statementOf(KEY, 'ed25519') });
    const other = ecdsaKey(32);
    expect(problem(envelope(statementBytes(statementOf(other, 'ecdsa-p256-sha256')), [other]))).toBeNull();
  });

  test.each<[string, Uint8Array, string]>([
    ['nobody signed', envelope(statementBytes(statementOf(KEY, 'ed25519')), []), 'unreadable'],
    ['two signed', envelope(statementBytes(statementOf(KEY, 'ed25519')), [KEY, ecdsaKey(32)]), 'unreadable'],
    ['is of another type', envelope(statementBytes(statementOf(KEY, 'ed25519')), [KEY], 'application/json'), 'unreadable'],
    ['states another role', envelope(jcs({ ...statementOf(KEY, 'ed25519'), role: 'king' }), [KEY]), 'unreadable'],
    ['states a key of an unknown algorithm', envelope(jcs(statementOf(KEY, 'rot13' as 'ed25519')), [KEY]), 'unreadable'],
    ['is not in canonical form', envelope(encodeUtf8(JSON.stringify(statementOf(KEY, 'ed25519'), null, 1)), [KEY]), 'unreadable'],
    ['states a key that another id names', envelope(statementBytes(statementOf(KEY, 'ed25519', { key: { id: '00'.repeat(32), algorithm: 'ed25519', spki: encodeBase64(KEY.spki) } })), [KEY]), 'key-not-its-id'],
    ['states a key that is not base64', envelope(statementBytes(statementOf(KEY, 'ed25519', { key: { id: KEY.keyid, algorithm: 'ed25519', spki: '*' } })), [KEY]), 'key-not-its-id'],
    ['is signed by another key than it states', envelope(statementBytes(statementOf(KEY, 'ed25519')), [ed25519Key(33)]), 'key-not-its-id'],
    ['states the key under another algorithm', envelope(statementBytes(statementOf(KEY, 'ecdsa-p256-sha256')), [KEY]), 'signature-invalid'],
  ])('that %s is refused', (_, bytes, expected) => {
    expect(problem(bytes)).toBe(expected);
  });

  test('with one byte flipped anywhere, or cut at any length, never holds and never throws', () => {
    for (let at = 0; at < good.length; at += 1) {
      expect(problem(Uint8Array.from(good, (byte, index) => (index === at ? byte ^ 1 : byte))), `byte ${at}`).not.toBeNull();
      expect(problem(good.subarray(0, at)), `cut at ${at}`).not.toBeNull();
    }
  });
});
