import { createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { keyid } from '../../src/core/crypto/index.ts';
import { encodeBase64 } from '../../src/core/encoding/index.ts';
import type { KeyAlgorithm, KeyPurpose, TrustedKey } from '../../src/core/trust/pack.ts';
import { ecdsaSigner, signerFromKey } from '../../src/producer/keys/signer.ts';

export interface TinyKey {
  readonly keyid: string;
  readonly spki: Uint8Array;
  readonly algorithm: TrustedKey['algorithm'];
  sign(message: Uint8Array): Uint8Array;
}

/** The same key for the same number, in every run. */
export function ed25519Key(number: number): TinyKey {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = createPrivateKey({ key: Buffer.concat([prefix, Buffer.alloc(32, number)]), format: 'der', type: 'pkcs8' });
  return tinyKey(key, 'ed25519', (message) => new Uint8Array(sign(null, message, key)));
}

export function ecdsaKey(number: number): TinyKey {
  const head = Buffer.from('303102010104 20'.replace(' ', ''), 'hex');
  const curve = Buffer.from('a00a06082a8648ce3d030107', 'hex');
  const key = createPrivateKey({ key: Buffer.concat([head, Buffer.alloc(32, number), curve]), format: 'der', type: 'sec1' });
  return tinyKey(key, 'ecdsa-p256-sha256', (message) => lowS(key, message));
}

/** RSA keys are drawn: the same ones within a process, others in the next. */
export const RSA_PRIVATE = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const rsaKeys = new Map<number, KeyObject>([[3, RSA_PRIVATE]]);

/** A key of any algorithm of the trust pack. But for RSA, the same key for the same number in every run. */
export function keyOf(algorithm: KeyAlgorithm, number: number): TinyKey {
  if (algorithm === 'ed25519') return ed25519Key(number);
  if (algorithm === 'ecdsa-p256-sha256') return ecdsaKey(number);
  if (algorithm === 'ecdsa-p384-sha384') return ecdsaSigner('P-384', scalar(number, 48));
  if (algorithm === 'ecdsa-p521-sha512') return ecdsaSigner('P-521', Uint8Array.from([0, ...scalar(number, 65)]));
  const key = rsaKeys.get(number) ?? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  rsaKeys.set(number, key);
  return signerFromKey(key, { algorithm, bytesMayVary: true });
}

/** Below the order of its curve: the first byte is halved. */
function scalar(number: number, length: number): Uint8Array {
  const bytes = new Uint8Array(hkdfSync('sha256', Uint8Array.of(number), '', 'tiny keys', length));
  bytes[0]! &= 0x7f;
  return bytes;
}

/** Signs until s is the smaller of its two values, which is the only form a sealed bundle allows. */
function lowS(key: KeyObject, message: Uint8Array): Uint8Array {
  const half = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n / 2n;
  for (;;) {
    const raw = sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' });
    const der = sign('sha256', message, { key, dsaEncoding: 'der' });
    const s = der.subarray(6 + der[3]!);
    if (raw.length === 64 && BigInt(`0x${s.toString('hex')}`) <= half) return new Uint8Array(der);
  }
}

function tinyKey(key: KeyObject, algorithm: TrustedKey['algorithm'], signer: (message: Uint8Array) => Uint8Array): TinyKey {
  const spki = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }));
  return { keyid: keyid(spki), spki, algorithm, sign: signer };
}

export function trusted(key: TinyKey, holder: string, purposes: readonly KeyPurpose[], more: Partial<TrustedKey> = {}): TrustedKey {
  return {
    keyid: key.keyid,
    name: `key of ${holder}`,
    algorithm: key.algorithm,
    spki: encodeBase64(key.spki),
    purposes,
    holder,
    not_before: '2026-01-01T00:00:00.000Z',
    not_after: '2027-12-31T00:00:00.000Z',
    ...more,
  };
}
