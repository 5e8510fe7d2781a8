import { describe, expect, test } from 'vitest';
import { pae, parseEnvelope, verifyEnvelope } from '../../../../src/core/dsse/index.ts';
import { decodeUtf8, encodeBase64, encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { createKeyring } from '../../../../src/core/trust/index.ts';
import { envelope, jcs, KEYS, PACK } from '../../../support/tiny-bundle.ts';

const TYPE = 'application/example';
const BYTES = envelope(TYPE, encodeUtf8('{"a":1}'), [KEYS.manifest]);
const context = { purpose: 'manifest' as const, signedAt: Date.UTC(2026, 10, 1), asOf: Date.UTC(2026, 10, 20), provenBy: null };
const keyring = createKeyring(PACK);
const kinds = (bytes: Uint8Array) => parseEnvelope(bytes).problems.map((each) => `${each.kind} ${each.problem}`);

describe('pae', () => {
  test('is the example of the DSSE specification', () => {
    expect(decodeUtf8(pae('http://example.com/HelloWorld', encodeUtf8('hello world')))).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });
  test('counts bytes, not characters', () => expect(decodeUtf8(pae('é', encodeUtf8('€')))).toBe('DSSEv1 2 é 3 €'));
});

describe('parseEnvelope', () => {
  test('reads the one sealed spelling', () => {
    const { envelope: read, problems } = parseEnvelope(BYTES);
    expect(problems).toEqual([]);
    expect(decodeUtf8(read!.payload)).toBe('{"a":1}');
    expect(read!.signatures.map((each) => each.keyid)).toEqual([KEYS.manifest.keyid]);
  });
  const text = decodeUtf8(BYTES)!;
  test.each([
    ['white space', text.replace(':', ': '), ['not-canonical not-canonical']],
    ['an unknown member', text.replace('{"payload"', '{"a":1,"payload"'), ['unknown-member unknown-member']],
    ['an unknown member of a signature', text.replace('{"keyid"', '{"cert":"x","keyid"'), ['unknown-member unknown-member']],
    ['a missing member', '{"payload":"","signatures":[]}', ['malformed missing-member']],
    ['a member twice', text.replace('{"payload"', '{"payload":"","payload"'), ['malformed duplicate-key']],
    ['unpadded base64', text.replace(/"payload":"[^"]*"/, '"payload":"eyJhIjoxfQ"'), ['malformed base64']],
    ['a keyid that is no digest', text.replace(KEYS.manifest.keyid, 'key'), ['malformed wrong-value']],
    ['no JSON', 'x', ['malformed unexpected-character']],
  ])('tells of %s', (_name, changed, expected) => expect(kinds(encodeUtf8(changed))).toEqual(expected));

  test('cut at every length it is malformed', () => {
    for (let length = 0; length < BYTES.length; length++) {
      expect(parseEnvelope(BYTES.slice(0, length))).toMatchObject({ envelope: null, problems: [{ kind: 'malformed' }] });
    }
  });
  test('one flipped bit is a problem, or a signature that does not hold', () => {
    for (let at = 0; at < BYTES.length; at++) {
      const changed = BYTES.slice();
      changed[at] = changed[at]! ^ (1 << (at % 8));
      const { envelope: read, problems } = parseEnvelope(changed);
      const judged = read === null ? [] : verifyEnvelope(read, keyring, context);
      expect(problems.length > 0 || judged.some((each) => each.problems.length > 0), `byte ${at}`).toBe(true);
    }
  });
});

describe('verifyEnvelope', () => {
  const judge = (bytes: Uint8Array) => verifyEnvelope(parseEnvelope(bytes).envelope!, keyring, context).map((each) => each.problems);
  test('judges each signature in order', () => {
    const both = envelope(TYPE, encodeUtf8('{}'), [KEYS.stranger, KEYS.manifest, KEYS.approver]);
    expect(judge(both)).toEqual([['key-unknown'], [], ['key-purpose']]);
  });
  test('binds the type as well as the payload', () => {
    const { payload, signatures } = parseEnvelope(BYTES).envelope!;
    expect(verifyEnvelope({ payload, signatures, payloadType: 'application/other' }, keyring, context)[0]?.problems).toEqual(['invalid']);
  });
  test('a signature that is no base64 is malformed', () => {
    const bytes = jcs({ payload: encodeBase64(encodeUtf8('{}')), payloadType: TYPE, signatures: [{ keyid: KEYS.manifest.keyid, sig: 'x' }] });
    expect(judge(bytes)).toEqual([['malformed']]);
  });
});
