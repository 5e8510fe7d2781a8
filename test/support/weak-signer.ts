import { generateKeyPairSync, sign } from 'node:crypto';
import { signerFromKey, type Signer } from '../../src/producer/keys/signer.ts';
import { RSA_PRIVATE } from './tiny-keys.ts';

/** Signs with an RSA key of 1,024 bits, which our own producer refuses to do. */
export function weakSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  return { ...signerFromKey(RSA_PRIVATE), spki: publicKey.export({ format: 'der', type: 'spki' }), sign: (message) => sign('sha256', message, privateKey) };
}
