import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { ProducerError } from '../producer-error.ts';
import { readPkcs12Key } from './pkcs12.ts';

const isPem = (file: Uint8Array): boolean => Buffer.from(file.subarray(0, 4_096)).toString('latin1').includes('-----BEGIN ');

/** True where the key cannot be read without a passphrase: an encrypted PEM, or any PKCS#12 file. */
export function wantsPassphrase(file: Uint8Array): boolean {
  return !isPem(file) || /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(Buffer.from(file).toString('latin1'));
}

/**
 * The private key in a PEM file (PKCS#8, encrypted or not, as `openssl genpkey` writes it; SEC 1 and PKCS#1 too) or in a
 * PKCS#12 file. Throws ProducerError, and Pkcs12Error for the latter; neither says anything of the key or the passphrase.
 */
export function readPrivateKey(file: Uint8Array, passphrase: string | null): KeyObject {
  if (wantsPassphrase(file) && passphrase === null) throw new ProducerError('the key needs a passphrase');
  if (!isPem(file)) return readPkcs12Key(file, passphrase ?? '');
  try {
    return createPrivateKey({ key: Buffer.from(file), format: 'pem', ...(passphrase === null ? {} : { passphrase }) });
  } catch (error) {
    throw new ProducerError(passphrase === null ? 'there is no private key in the PEM file' : 'the PEM file cannot be opened with this passphrase', null, { cause: error });
  }
}

/** DER SubjectPublicKeyInfo of a PEM or DER public key, or of the key in a PEM certificate. Null for anything else. */
export function readPublicKey(file: Uint8Array): Uint8Array | null {
  try {
    const key = isPem(file) ? createPublicKey({ key: Buffer.from(file), format: 'pem' }) : createPublicKey({ key: Buffer.from(file), format: 'der', type: 'spki' });
    return new Uint8Array(key.export({ format: 'der', type: 'spki' }));
  } catch {
    return null;
  }
}
