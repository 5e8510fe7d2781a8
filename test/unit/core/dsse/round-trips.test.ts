import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pae, parseEnvelope } from '../../../../src/core/dsse/index.ts';
import { decodeUtf8, encodeBase64 } from '../../../../src/core/encoding/index.ts';
import { jcs } from '../../../support/tiny-bundle.ts';

const type = fc.string({ unit: 'grapheme', maxLength: 12 });
const payload = fc.uint8Array({ maxLength: 40 });

test('an envelope is read as it was written', () => {
  const signature = fc.record({ keyid: fc.stringMatching(/^[0-9a-f]{64}$/), sig: fc.uint8Array({ maxLength: 72 }) });
  fc.assert(fc.property(type, payload, fc.array(signature, { maxLength: 3 }), (payloadType, bytes, signatures) => {
    const written = jcs({ payload: encodeBase64(bytes), payloadType, signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig: encodeBase64(sig) })) });
    expect(parseEnvelope(written)).toEqual({ envelope: { payloadType, payload: bytes, signatures }, problems: [] });
  }));
});

test('what is signed differs whenever type or payload do, wherever the border between them is put', () => {
  fc.assert(fc.property(type, payload, type, payload, (type1, payload1, type2, payload2) => {
    const same = type1 === type2 && Buffer.compare(payload1, payload2) === 0;
    expect(Buffer.compare(pae(type1, payload1), pae(type2, payload2)) === 0).toBe(same);
  }));
  const text = (bytes: Uint8Array) => decodeUtf8(bytes);
  expect(text(pae('a 1 b', new Uint8Array(0)))).not.toBe(text(pae('a', new TextEncoder().encode('b 0 '))));
});

test('members without number are all told of', () => {
  const members = Array.from({ length: 300_000 }, (_, at) => `"z${String(at).padStart(6, '0')}":0`).join(',');
  const { envelope, problems } = parseEnvelope(new TextEncoder().encode(`{"payload":"","payloadType":"t","signatures":[],${members}}`));
  expect(envelope?.payloadType).toBe('t');
  expect(problems.length).toBe(300_000);
  expect(new Set(problems.map((each) => each.kind))).toEqual(new Set(['unknown-member']));
});

test('an envelope with more signatures than anybody needs is refused before one is tried', () => {
  const signatures = (count: number) => Array.from({ length: count }, () => ({ keyid: 'a'.repeat(64), sig: 'AAAA' }));
  const problems = (count: number) => parseEnvelope(jcs({ payload: '', payloadType: 't', signatures: signatures(count) })).problems.map((each) => each.problem);
  expect(problems(100)).toEqual([]);
  expect(problems(101)).toEqual(['too-many-signatures']);
});
