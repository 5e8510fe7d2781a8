import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { MAX_CHAIN, readChain, writeChain } from '../../../../src/core/seal/read-chain.ts';
import { sealFile } from '../../../../src/core/seal/seal-files.ts';

const der = fc.uint8Array({ minLength: 1, maxLength: 200 });

describe('a chain of certificates in PEM', () => {
  test('is read as it was written', () => {
    fc.assert(fc.property(fc.array(der, { minLength: 1, maxLength: MAX_CHAIN }), (certificates) => {
      expect(readChain(encodeUtf8(writeChain(certificates)))?.map((each) => [...each])).toEqual(certificates.map((each) => [...each]));
    }));
  });
  test('has one spelling: no flipped bit, inserted or removed byte reads as the same certificates', () => {
    const certificates = [new Uint8Array(100).fill(7), new Uint8Array([1, 2, 3])];
    const bytes = encodeUtf8(writeChain(certificates));
    const same = (changed: Uint8Array): boolean => JSON.stringify(readChain(changed)?.map((each) => [...each])) === JSON.stringify(certificates.map((each) => [...each]));
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = bytes.slice();
        flipped[at] = flipped[at]! ^ (1 << bit);
        expect(same(flipped)).toBe(false);
      }
      expect(same(new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + 1)]))).toBe(false);
      expect(same(new Uint8Array([...bytes.slice(0, at), 0x0a, ...bytes.slice(at)]))).toBe(false);
      expect(same(bytes.slice(0, at))).toBe(false);
    }
  });
  test.each([
    ['nothing', ''],
    ['another label', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n'],
    ['carriage returns', writeChain([new Uint8Array([1])]).replaceAll('\n', '\r\n')],
    ['more than a path may have', writeChain(Array.from({ length: MAX_CHAIN + 1 }, () => new Uint8Array([1])))],
  ])('%s is none', (_name, text) => expect(readChain(encodeUtf8(text))).toBeNull());
});

describe('names under seal/', () => {
  const id = 'a1'.repeat(32);
  test.each([
    [`seal/certificates/${id}.pem`, { kind: 'chain', id }],
    [`seal/crls/${id}.crl`, { kind: 'crl', id }],
    [`seal/timestamps/${id}.tst`, { kind: 'token', id }],
    [`seal/countersignatures/${id}.dsse.json`, { kind: 'dsse', id }],
    [`seal/countersignatures/${id}.p7s`, { kind: 'cms', id }],
    [`seal/crls/${id.toUpperCase()}.crl`, { kind: 'unknown' }],
    [`seal/crls/x/${id}.crl`, { kind: 'unknown' }],
    ['seal/certificates/.pem', { kind: 'unknown' }],
    ['seal/note.txt', { kind: 'unknown' }],
  ])('%s', (name, what) => expect(sealFile(name)).toEqual(what));
});
