import { createPrivateKey, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { KeyError } from './signer.ts';

/**
 * The one private key in a PKCS#12 file. RSA keys are forge's own; any other key bag is taken as the PKCS#8
 * structure it is (RFC 7292 section 4.2.1) and handed to node:crypto, because forge knows no elliptic curves.
 * Throws KeyError for a wrong passphrase, a damaged file, and any number of keys but one.
 */
export function readPkcs12Key(file: Uint8Array, passphrase: string): KeyObject {
  const keys = keyBags(file, passphrase).map(keyOfBag);
  const key = keys[0];
  if (key === undefined || keys.length > 1) throw new KeyError(`the file holds ${keys.length} private keys, not one`);
  return key;
}

function keyBags(file: Uint8Array, passphrase: string): readonly forge.pkcs12.Bag[] {
  try {
    const asn1 = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(file).toString('binary')));
    const store = forge.pkcs12.pkcs12FromAsn1(asn1, true, passphrase);
    return [forge.pki.oids['keyBag'], forge.pki.oids['pkcs8ShroudedKeyBag']].flatMap((bagType) => {
      if (bagType === undefined) throw new Error('forge names both kinds of key bag');
      return store.getBags({ bagType })[bagType] ?? [];
    });
  } catch (error) {
    // forge tells a wrong passphrase from a damaged file in prose only.
    throw new KeyError('the PKCS#12 file cannot be opened with this passphrase', { cause: error });
  }
}

function keyOfBag(bag: forge.pkcs12.Bag): KeyObject {
  const structure = bag.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag.asn1;
  try {
    const der = Buffer.from(forge.asn1.toDer(structure).getBytes(), 'binary');
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch (error) {
    throw new KeyError('the private key in the file is of no kind that can be read', { cause: error });
  }
}
