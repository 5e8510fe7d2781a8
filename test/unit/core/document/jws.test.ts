import { createPrivateKey } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyJwsDocument } from '../../../../src/core/document/index.ts';
import { encodeBase64, encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import type { TrustPack } from '../../../../src/core/trust/pack.ts';
import { demonstrationEd25519 } from '../../../../src/producer/keys/demonstration-keys.ts';
import { AUTHORITY, certificate, CONTENT, flipped, jws, JWS_KEY, key, outcome, pack } from '../../../support/document-fixture.ts';

describe('jws', () => {
  const trust = pack([key(JWS_KEY)]);
  const of = (text: string, more: { artifact?: Uint8Array | null; trust?: TrustPack | null } = {}) => outcome(verifyJwsDocument, encodeUtf8(text), { trust, ...more });

  test('verifies with the named key, and with any key for documents that fits', () => {
    expect(of(jws({ alg: 'EdDSA', kid: JWS_KEY.keyid }))).toEqual({ codes: ['time.own-clock'], axes: 'pass pass indeterminate', signers: ['valid'] });
    expect(of(`${jws({ alg: 'EdDSA' })}\n`).signers).toEqual(['valid']);
  });
  test('detached, with its payload beside it', () => {
    const [header, , signature] = jws({ alg: 'EdDSA' }).split('.');
    expect(of(`${header}..${signature}`, { artifact: CONTENT }).signers).toEqual(['valid']);
    expect(of(`${header}..${signature}`, { artifact: encodeUtf8('other') }).axes.split(' ')[1]).not.toBe('pass');
    expect(of(`${header}..${signature}`).codes).toEqual(['document.content-missing']);
  });
  test.each(['none', 'None', 'HS256', 'RS1', ''])('%j is never accepted', (alg) => {
    expect(of(jws({ alg }))).toMatchObject({ codes: ['document.algorithm-refused', 'time.own-clock'], signers: ['invalid'] });
  });
  test('another’s signature under a known name is invalid; by nobody known, open', () => {
    const stranger = demonstrationEd25519('documents', 'stranger');
    expect(of(jws({ alg: 'EdDSA', kid: JWS_KEY.keyid }, CONTENT, stranger))).toMatchObject({ codes: ['document.signature-invalid', 'time.own-clock'], signers: ['invalid'] });
    expect(of(jws({ alg: 'EdDSA', kid: stranger.keyid }, CONTENT, stranger)).codes).toContain('document.signer-unknown');
    expect(of(jws({ alg: 'EdDSA' }, CONTENT, stranger)).codes).toContain('document.signer-unknown');
  });
  test('an algorithm that is not the named key’s is refused', () => expect(of(jws({ alg: 'ES256', kid: JWS_KEY.keyid })).codes).toContain('document.algorithm-refused'));
  test('a payload that is not the one at hand fails', () => expect(of(jws({ alg: 'EdDSA' }), { artifact: encodeUtf8('other') }).axes).toContain('fail'));
  test('a key that it brings along is not followed', () => {
    const stranger = demonstrationEd25519('documents', 'stranger');
    const jwk = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 1)]), format: 'der', type: 'pkcs8' }).export({ format: 'jwk' });
    expect(of(jws({ alg: 'EdDSA', jwk: { kty: jwk.kty, crv: jwk.crv, x: jwk.x } }, CONTENT, stranger)).codes).toContain('document.signer-unknown');
  });
  test('no flipped character verifies as the same', () => {
    const text = jws({ alg: 'EdDSA' });
    for (let at = 0; at < text.length; at++) {
      const changed = `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`;
      expect(of(changed).axes, `character ${at}`).not.toMatch(/^pass pass/);
    }
  });
  describe('with a certificate chain', () => {
    const der = certificate(undefined, [], JWS_KEY.spki);
    const anchored = pack();
    const x5c = (...chain: readonly unknown[]): string => jws({ alg: 'EdDSA', x5c: chain });

    test('counts by a path to an authority of the pack, and by that alone', () => {
      expect(of(x5c(encodeBase64(der), encodeBase64(AUTHORITY.certificate)), { trust: anchored })).toEqual({ codes: ['document.revocation-unknown', 'time.own-clock'], axes: 'pass pass indeterminate', signers: ['valid'] });
      expect(of(x5c(encodeBase64(der), encodeBase64(AUTHORITY.certificate)), { trust: pack([], []) }).codes).toContain('document.signer-unknown');
      expect(of(x5c(encodeBase64(der)), { trust: null }).codes).toContain('document.signer-unknown');
    });
    test('for another key than the one that signed is invalid', () => {
      const stranger = demonstrationEd25519('documents', 'stranger');
      expect(of(jws({ alg: 'EdDSA', x5c: [encodeBase64(der)] }, CONTENT, stranger), { trust: anchored })).toMatchObject({ codes: ['document.signature-invalid', 'time.own-clock'], signers: ['invalid'] });
    });
    test('does not stand in for the key that the header names', () => {
      const stranger = demonstrationEd25519('documents', 'stranger');
      const text = jws({ alg: 'EdDSA', kid: JWS_KEY.keyid, x5c: [encodeBase64(certificate(undefined, [], stranger.spki))] }, CONTENT, stranger);
      expect(of(text, { trust: pack([key(JWS_KEY)], anchored.anchors) }).codes).toContain('document.signature-invalid');
    });
    test.each([[[]], [['no base64!']], [[encodeBase64(CONTENT)]], [[1]], [Array.from({ length: 17 }, () => encodeBase64(der))]])('that cannot be read is malformed: %#', (chain) => {
      expect(of(x5c(...chain), { trust: anchored }).codes).toContain('document.malformed');
    });
    test('no byte of it flipped is believed', () => {
      for (let at = 0; at < der.length; at++) expect(of(x5c(encodeBase64(flipped(der, at))), { trust: anchored }).axes, `byte ${at}`).not.toMatch(/^pass pass/);
    });
  });
  test('cut at every length does not verify', () => {
    const text = jws({ alg: 'EdDSA' });
    for (let length = 0; length < text.length; length++) expect(of(text.slice(0, length)).axes, `${length}`).not.toMatch(/^pass pass/);
  });
  test('any payload verifies attached and detached, and as no other', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (payload, other) => {
      const text = jws({ alg: 'EdDSA' }, payload);
      const [header, , signature] = text.split('.');
      expect(of(text, { artifact: payload }).axes).toMatch(/^pass pass/);
      expect(of(`${header}..${signature}`, { artifact: payload }).axes).toMatch(/^pass pass/);
      const same = Buffer.from(payload).equals(Buffer.from(other));
      expect(of(`${header}..${signature}`, { artifact: other }).axes.startsWith('pass pass')).toBe(same);
    }), { numRuns: 40 });
  });
});
