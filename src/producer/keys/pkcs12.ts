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

/** The certificates in a PKCS#12 file in DER, in the order in which they stand. Throws KeyError. */
export function readPkcs12Certificates(file: Uint8Array, passphrase: string): readonly Uint8Array[] {
  return bags(file, passphrase, ['certBag']).map(({ cert, asn1 }) => {
    // forge keeps the signed part of a certificate that it understands as it was read; the others it keeps whole.
    const structure = cert ? asSigned(forge.pki.certificateToAsn1(cert)) : asn1;
    return new Uint8Array(Buffer.from(forge.asn1.toDer(structure).getBytes(), 'binary'));
  });
}

/**
 * The algorithm beside the signature is the one that is signed (RFC 5280 section 4.1.1.2). forge writes it with parameters of
 * its own, which an RSA key's certificate from an authority with ECDSA must not have.
 */
function asSigned(certificate: forge.asn1.Asn1): forge.asn1.Asn1 {
  const [tbs, algorithm, signature] = children(certificate);
  const [first, second, third] = children(tbs);
  const signed = first?.tagClass === forge.asn1.Class.CONTEXT_SPECIFIC ? third : second;
  if (tbs === undefined || algorithm === undefined || signature === undefined || signed === undefined) throw new KeyError('the PKCS#12 file holds a certificate without its parts');
  return { ...certificate, value: [tbs, signed, signature] };
}

const children = (node: forge.asn1.Asn1 | undefined): readonly forge.asn1.Asn1[] => (node === undefined || typeof node.value === 'string' ? [] : node.value);

const keyBags = (file: Uint8Array, passphrase: string): readonly forge.pkcs12.Bag[] => bags(file, passphrase, ['keyBag', 'pkcs8ShroudedKeyBag']);

function bags(file: Uint8Array, passphrase: string, types: readonly string[]): readonly forge.pkcs12.Bag[] {
  try {
    const asn1 = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(file).toString('binary')));
    const store = forge.pkcs12.pkcs12FromAsn1(asn1, true, passphrase);
    return types.map((type) => forge.pki.oids[type]).flatMap((bagType) => {
      if (bagType === undefined) throw new Error('forge names these kinds of bag');
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
