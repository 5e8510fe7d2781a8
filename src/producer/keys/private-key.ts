import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readPkcs12Key } from './pkcs12.ts';
import { KeyError } from './signer.ts';

const PEM = '-----BEGIN ';

export const isPem = (file: Uint8Array): boolean => Buffer.from(file).toString('latin1').includes(PEM);

/** True where the key cannot be read without a passphrase: an encrypted PEM, or any PKCS#12 file. */
export function wantsPassphrase(file: Uint8Array): boolean {
  return !isPem(file) || /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(Buffer.from(file).toString('latin1'));
}

/**
 * The one private key in a file: PEM (PKCS#8 plain or encrypted, SEC 1, PKCS#1) or PKCS#12. `passphrase` is null where
 * none was given; a key that needs none ignores it. @throws KeyError for any other file and for a wrong passphrase.
 */
export function readPrivateKey(file: Uint8Array, passphrase: string | null): KeyObject {
  const text = Buffer.from(file).toString('latin1');
  if (passphrase === null && wantsPassphrase(file)) throw new KeyError('the key needs a passphrase');
  if (!isPem(file)) return readPkcs12Key(file, passphrase ?? '');
  const keys = text.split(PEM).slice(1).filter((block) => block.slice(0, block.indexOf('-----')).endsWith('PRIVATE KEY'));
  const [block] = keys;
  if (block === undefined || keys.length > 1) throw new KeyError(keys.length === 0 ? 'there is no private key in the PEM file' : `the file holds ${keys.length} private keys, not one`);
  try {
    return createPrivateKey({ key: `${PEM}${block}`, format: 'pem', ...(passphrase === null ? {} : { passphrase }) });
  } catch (error) {
    throw new KeyError(passphrase === null ? 'there is no private key in the PEM file that can be read' : 'the PEM file cannot be opened with this passphrase', { cause: error });
  }
}
