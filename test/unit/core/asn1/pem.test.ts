import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPem } from '../../../../src/core/asn1/index.ts';
import { encodeBase64 } from '../../../../src/core/encoding/index.ts';

const block = (label: string, body: string): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

describe('readPem', () => {
  test('blocks in order, past the text between them', () => {
    const text = `subject: x\r\n${block('CERTIFICATE', 'AAEC').replaceAll('\n', '\r\n')}\nissuer: y\n${block('X509 CRL', 'AA\n==')}`;
    expect(readPem(text)).toEqual([{ label: 'CERTIFICATE', der: Uint8Array.of(0, 1, 2) }, { label: 'X509 CRL', der: Uint8Array.of(0) }]);
  });
  test('no block is an empty list', () => expect(readPem('AAEC')).toEqual([]));
  test.each([
    ['an open block', '-----BEGIN CERTIFICATE-----\nAAEC\n'],
    ['another end', '-----BEGIN CERTIFICATE-----\nAAEC\n-----END X509 CRL-----\n'],
    ['a header', block('CERTIFICATE', 'Proc-Type: 4,ENCRYPTED\n\nAAEC')],
    ['loose base64', block('CERTIFICATE', 'AAEC=')],
    ['nothing in it', block('CERTIFICATE', '')],
  ])('is null for %s', (_name, text) => expect(readPem(text)).toBeNull());
  test('whatever is in a block comes out', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (der) => {
      const lines = encodeBase64(der).replace(/.{64}/g, '$&\n').trimEnd();
      expect(readPem(block('CERTIFICATE', lines))).toEqual([{ label: 'CERTIFICATE', der }]);
    }));
  });
});
