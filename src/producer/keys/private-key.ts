import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readPkcs12Key } from './pkcs12.ts';
import { KeyError } from './signer.ts';

const PEM = '-----BEGIN ';

/**
 * The one private key in a file: PEM (PKCS#8 plain or encrypted, SEC 1, PKCS#1) or PKCS#12. `passphrase` is null where
 * none was given; a key that needs none ignores it. @throws KeyError for any other file and for a wrong passphrase.
 */
export function readPrivateKey(file: Uint8Array, passphrase: string | null): KeyObject {
  const text = Buffer.from(file).toString('latin1');
  if (!text.includes(PEM)) {
    if (passphrase === null) throw new KeyError('the file is no PEM, and a PKCS#12 file needs its passphrase');
    return readPkcs12Key(file, passphrase);
  }
  const keys = text.split(PEM).slice(1).filter((block) => block.slice(0, block.indexOf('-----')).endsWith('PRIVATE KEY'));
  const [block] = keys;
  if (block === undefined || keys.length > 1) throw new KeyError(`the file holds ${keys.length} private keys, not one`);
  try {
    return createPrivateKey({ key: `${PEM}${block}`, format: 'pem', ...(passphrase === null ? {} : { passphrase }) });
  } catch (error) {
    throw new KeyError('the private key in the file cannot be read with this passphrase', { cause: error });
  }
}
