import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, test } from 'vitest';
import { keyid, SIGNATURE_ALGORITHMS, verifySignature } from '../../../src/core/crypto/index.ts';
import { fromHex, toHex } from '../../../src/core/encoding/index.ts';
import type { KeyAlgorithm } from '../../../src/core/trust/pack.ts';
import { demonstrationEd25519, demonstrationP256 } from '../../../src/producer/keys/demonstration-keys.ts';
import { readPkcs12Certificates, readPkcs12Key } from '../../../src/producer/keys/pkcs12.ts';
import { readPrivateKey } from '../../../src/producer/keys/private-key.ts';
import { ecdsaSigner, KeyError, signerFromKey } from '../../../src/producer/keys/signer.ts';
import { issue, writeName } from '../../../src/producer/pki/index.ts';
import { AUTHORITY, certificate } from '../../support/document-fixture.ts';
import { pkcs12Of } from '../../support/pkcs12.ts';
import { readEcdsa, RFC_6979 } from '../../support/published-signatures.ts';
import { RSA_PRIVATE } from '../../support/tiny-keys.ts';

const message = new TextEncoder().encode('DSSEv1');

describe('demonstration keys', () => {
  test.each([['ed25519', demonstrationEd25519], ['ecdsa-p256-sha256', demonstrationP256]] as const)('%s: the seed decides, the verifier agrees', (algorithm, make) => {
    const signer = make('7', 'notary');
    expect(make('7', 'notary').sign(message)).toEqual(signer.sign(message));
    expect(make('7', 'store').keyid).not.toBe(signer.keyid);
    expect(make('8', 'notary').keyid).not.toBe(signer.keyid);
    expect(signer.keyid).toBe(keyid(signer.spki));
    expect(signer.algorithm).toBe(algorithm);
    expect(verifySignature(algorithm, signer.spki, message, signer.sign(message))).toBe('valid');
  });

  test('P-256 signatures are always in the one spelling that verifiers accept', () => {
    const signer = demonstrationP256('spelling', 'notary');
    for (let at = 0; at < 64; at++) {
      const bytes = new TextEncoder().encode(`message ${at}`);
      expect(verifySignature('ecdsa-p256-sha256', signer.spki, bytes, signer.sign(bytes))).toBe('valid');
    }
  });
});

describe('PKCS#12', () => {
  const passphrase = 'a phrase for the test';
  const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
  const file = pkcs12Of(ec, passphrase);

  test('a P-256 key is found in its bag and signs', () => {
    const signer = signerFromKey(readPkcs12Key(file, passphrase));
    expect(Buffer.from(signer.spki).equals(createPublicKey(ec).export({ format: 'der', type: 'spki' }))).toBe(true);
    expect(verifySignature('ecdsa-p256-sha256', signer.spki, message, signer.sign(message))).toBe('valid');
  });

  test('an Ed25519 key too', () => {
    const key = generateKeyPairSync('ed25519').privateKey;
    const signer = signerFromKey(readPkcs12Key(pkcs12Of(key, passphrase), passphrase));
    expect(verifySignature('ed25519', signer.spki, message, signer.sign(message))).toBe('valid');
  });

  test('an RSA key too', () => {
    const signer = signerFromKey(readPkcs12Key(rsaPkcs12(passphrase), passphrase));
    expect(signer.algorithm).toBe('rsa-pkcs1-sha256');
    expect(verifySignature('rsa-pkcs1-sha256', signer.spki, message, signer.sign(message))).toBe('valid');
  });

  test('a wrong passphrase, a cut file or no key is an error of its own', () => {
    expect(() => readPkcs12Key(file, 'another phrase')).toThrow(KeyError);
    for (let length = 0; length < file.length; length += 1) expect(() => readPkcs12Key(file.subarray(0, length), passphrase), `${length} bytes`).toThrow(KeyError);
  });

  test('a flipped bit gives an error or the same key, never another', () => {
    const wanted = ec.export({ format: 'der', type: 'pkcs8' });
    for (let at = 0; at < file.length; at += 1) {
      const flipped = Uint8Array.from(file);
      flipped[at] = flipped[at]! ^ 1;
      try {
        expect(readPkcs12Key(flipped, passphrase).export({ format: 'der', type: 'pkcs8' }).equals(wanted), `byte ${at}`).toBe(true);
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(KeyError);
      }
    }
  });
});

describe('a signer of every algorithm of the trust pack', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const keys: readonly (readonly [KeyAlgorithm, KeyObject])[] = [
    ['ed25519', generateKeyPairSync('ed25519').privateKey],
    ['ecdsa-p256-sha256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
    ['ecdsa-p384-sha384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey],
    ['ecdsa-p521-sha512', generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey],
    ['rsa-pkcs1-sha256', rsa], ['rsa-pkcs1-sha384', rsa], ['rsa-pkcs1-sha512', rsa],
  ];
  test.each(keys)('%s gives the same bytes twice, in the spelling of sealed bundles', (algorithm, key) => {
    const signer = signerFromKey(key, { algorithm });
    expect(Buffer.from(signer.spki).equals(createPublicKey(key).export({ format: 'der', type: 'spki' }))).toBe(true);
    expect(signer.sign(message)).toEqual(signer.sign(message));
    for (let at = 0; at < 8; at++) {
      const bytes = new TextEncoder().encode(`message ${at}`);
      expect(verifySignature(algorithm, signer.spki, bytes, signer.sign(bytes))).toBe('valid');
    }
  });
  test('every algorithm of the trust pack is tried above or below', () => {
    const pss = ['rsa-pss-sha256', 'rsa-pss-sha384', 'rsa-pss-sha512'];
    expect([...keys.map(([algorithm]) => algorithm), ...pss].toSorted()).toEqual(Object.keys(SIGNATURE_ALGORITHMS).toSorted());
  });
  test.each(['rsa-pss-sha256', 'rsa-pss-sha384', 'rsa-pss-sha512'] as const)('%s only where bytes may vary', (algorithm) => {
    expect(() => signerFromKey(rsa, { algorithm })).toThrow(KeyError);
    const signer = signerFromKey(rsa, { algorithm, bytesMayVary: true });
    expect(verifySignature(algorithm, signer.spki, message, signer.sign(message))).toBe('valid');
    expect(signer.sign(message)).not.toEqual(signer.sign(message));
  });
  test('a key restricted to PSS signs nothing else', () => {
    const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
    expect(() => signerFromKey(pss)).toThrow(KeyError);
    expect(() => signerFromKey(pss, { algorithm: 'rsa-pkcs1-sha256' })).toThrow(KeyError);
    expect(signerFromKey(pss, { bytesMayVary: true }).algorithm).toBe('rsa-pss-sha256');
  });
  test.each<[string, KeyObject, KeyAlgorithm | undefined]>([
    ['a short RSA key', generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey, undefined],
    ['another curve', generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey, undefined],
    ['a key agreement key', generateKeyPairSync('x25519').privateKey, undefined],
    ['a key for another algorithm', generateKeyPairSync('ed25519').privateKey, 'rsa-pkcs1-sha256'],
    ['a key of another curve', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, 'ecdsa-p256-sha256'],
  ])('%s is refused', (_name, key, algorithm) => expect(() => signerFromKey(key, algorithm === undefined ? {} : { algorithm })).toThrow(KeyError));

  test('signs RFC 6979 sections A.2.5 to A.2.7 as published, but for the smaller s', () => {
    for (const { curve, secret, spki, r, s, order } of RFC_6979) {
      const signer = ecdsaSigner(curve, fromHex(secret)!);
      expect(toHex(signer.spki)).toBe(spki);
      const low = [s, order - s].reduce((left, right) => (left < right ? left : right));
      expect(readEcdsa(signer.sign(new TextEncoder().encode('sample')))).toEqual({ r, s: low });
    }
  });
});

describe('a private key out of a file', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const bytes = (text: string | Buffer): Uint8Array => new TextEncoder().encode(text.toString());
  const der = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'pkcs8' });
  test.each<[string, Uint8Array, string | null, KeyObject]>([
    ['PKCS#8', bytes(ec.privateKey.export({ format: 'pem', type: 'pkcs8' })), null, ec.privateKey],
    ['SEC 1', bytes(ec.privateKey.export({ format: 'pem', type: 'sec1' })), null, ec.privateKey],
    ['PKCS#1', bytes(rsa.export({ format: 'pem', type: 'pkcs1' })), null, rsa],
    ['encrypted PKCS#8', bytes(ec.privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'phrase' })), 'phrase', ec.privateKey],
    ['PKCS#8 after its public key', bytes(`${String(ec.publicKey.export({ format: 'pem', type: 'spki' }))}${String(ec.privateKey.export({ format: 'pem', type: 'pkcs8' }))}`), null, ec.privateKey],
    ['PKCS#12', pkcs12Of(ec.privateKey, 'phrase'), 'phrase', ec.privateKey],
  ])('%s', (_name, file, passphrase, wanted) => expect(der(readPrivateKey(file, passphrase)).equals(der(wanted))).toBe(true));

  const encrypted = bytes(ec.privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'phrase' }));
  const plain = bytes(ec.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  test.each<[string, Uint8Array, string | null]>([
    ['no key', bytes(ec.publicKey.export({ format: 'pem', type: 'spki' })), null],
    ['two keys', Uint8Array.from([...plain, ...plain]), null],
    ['a wrong passphrase', encrypted, 'other'],
    ['a passphrase that is missing', encrypted, null],
    ['PKCS#12 without a passphrase', pkcs12Of(ec.privateKey, 'phrase'), null],
    ['nothing', new Uint8Array(), 'phrase'],
    ['half a key', plain.slice(0, plain.length / 2), null],
  ])('refuses %s', (_name, file, passphrase) => expect(() => readPrivateKey(file, passphrase)).toThrow(KeyError));
});

const { asn1, pki } = forge;

function rsaPkcs12(passphrase: string): Uint8Array {
  const pem = createPrivateKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs1' })).export({ format: 'pem', type: 'pkcs1' });
  const pfx = forge.pkcs12.toPkcs12Asn1(pki.privateKeyFromPem(String(pem)), null as never, passphrase, { count: 1 });
  return new Uint8Array(Buffer.from(asn1.toDer(pfx).getBytes(), 'binary'));
}

test('certificates come out of PKCS#12 as they went in, whoever issued them', () => {
  const rsa = signerFromKey(RSA_PRIVATE);
  const issued = certificate(undefined, [], rsa.spki);
  const own = issue({ ...AUTHORITY, signer: rsa }, rsa.spki, { serial: 2n, subject: writeName(['CN', 'Ada']), notBefore: 0, notAfter: 86_400_000 });
  expect(readPkcs12Certificates(pkcs12Of(RSA_PRIVATE, 'phrase', [issued, own]), 'phrase')).toEqual([issued, own]);
});
