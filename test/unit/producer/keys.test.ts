import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, test } from 'vitest';
import { keyid, verifySignature } from '../../../src/core/crypto/index.ts';
import { demonstrationEd25519, demonstrationP256 } from '../../../src/producer/keys/demonstration-keys.ts';
import { Pkcs12Error, readPkcs12Key, signerFromKey } from '../../../src/producer/keys/pkcs12.ts';

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

  test('an RSA key is read, and refused for signing bundles', () => {
    const key = readPkcs12Key(rsaPkcs12(passphrase), passphrase);
    expect(key.asymmetricKeyType).toBe('rsa');
    expect(() => signerFromKey(key)).toThrow(Pkcs12Error);
  });

  test('another curve is refused', () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).privateKey;
    expect(() => signerFromKey(readPkcs12Key(pkcs12Of(key, passphrase), passphrase))).toThrow('secp384r1');
  });

  test('a wrong passphrase, a cut file or no key is an error of its own', () => {
    expect(() => readPkcs12Key(file, 'another phrase')).toThrow(Pkcs12Error);
    for (let length = 0; length < file.length; length += 1) expect(() => readPkcs12Key(file.subarray(0, length), passphrase), `${length} bytes`).toThrow(Pkcs12Error);
  });

  test('a flipped bit gives an error or the same key, never another', () => {
    const wanted = ec.export({ format: 'der', type: 'pkcs8' });
    for (let at = 0; at < file.length; at += 1) {
      const flipped = Uint8Array.from(file);
      flipped[at] = flipped[at]! ^ 1;
      try {
        expect(readPkcs12Key(flipped, passphrase).export({ format: 'der', type: 'pkcs8' }).equals(wanted), `byte ${at}`).toBe(true);
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(Pkcs12Error);
      }
    }
  });
});

type Asn1 = forge.asn1.Asn1;
const { asn1, pki } = forge;
const sequence = (...items: readonly Asn1[]): Asn1 => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [...items]);
const oid = (dotted: string): Asn1 => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(dotted).getBytes());
const octets = (bytes: string): Asn1 => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OCTETSTRING, false, bytes);
const explicit = (item: Asn1): Asn1 => asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0, true, [item]);
const integer = (value: number): Asn1 => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, asn1.integerToDer(value).getBytes());
const data = (content: Asn1): Asn1 => sequence(oid(pki.oids['data']!), explicit(octets(asn1.toDer(content).getBytes())));

/** RFC 7292 around a shrouded key bag: forge itself writes RSA keys only. One iteration, for speed. */
function pkcs12Of(key: KeyObject, passphrase: string): Uint8Array {
  const info = asn1.fromDer(forge.util.createBuffer(key.export({ format: 'der', type: 'pkcs8' }).toString('binary')));
  const shrouded = pki.encryptPrivateKeyInfo(info, passphrase, { algorithm: 'aes256', count: 1 });
  const bag = sequence(oid(pki.oids['pkcs8ShroudedKeyBag']!), explicit(shrouded));
  const safe = sequence(data(sequence(bag)));
  const safeDer = asn1.toDer(safe).getBytes();
  const salt = 'saltsalt';
  const p12 = (forge as unknown as { pkcs12: { generateKey(password: string, salt: forge.util.ByteBuffer, id: number, iterations: number, length: number): forge.util.ByteBuffer } }).pkcs12;
  const mac = forge.hmac.create();
  mac.start('sha1', p12.generateKey(passphrase, forge.util.createBuffer(salt), 3, 1, 20));
  mac.update(safeDer);
  const macData = sequence(
    sequence(sequence(oid(pki.oids['sha1']!), asn1.create(asn1.Class.UNIVERSAL, asn1.Type.NULL, false, '')), octets(mac.getMac().getBytes())),
    octets(salt),
    integer(1),
  );
  const pfx = sequence(integer(3), sequence(oid(pki.oids['data']!), explicit(octets(safeDer))), macData);
  return new Uint8Array(Buffer.from(asn1.toDer(pfx).getBytes(), 'binary'));
}

function rsaPkcs12(passphrase: string): Uint8Array {
  const pem = createPrivateKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs1' })).export({ format: 'pem', type: 'pkcs1' });
  const pfx = forge.pkcs12.toPkcs12Asn1(pki.privateKeyFromPem(String(pem)), null as never, passphrase, { count: 1 });
  return new Uint8Array(Buffer.from(asn1.toDer(pfx).getBytes(), 'binary'));
}
