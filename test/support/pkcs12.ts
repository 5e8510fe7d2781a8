import type { KeyObject } from 'node:crypto';
import forge from 'node-forge';

type Asn1 = forge.asn1.Asn1;
const { asn1, pki } = forge;
const sequence = (...items: readonly Asn1[]): Asn1 => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [...items]);
const oid = (dotted: string): Asn1 => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(dotted).getBytes());
const octets = (bytes: string): Asn1 => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OCTETSTRING, false, bytes);
const explicit = (item: Asn1): Asn1 => asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0, true, [item]);
const integer = (value: number): Asn1 => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, asn1.integerToDer(value).getBytes());
const data = (content: Asn1): Asn1 => sequence(oid(pki.oids['data']!), explicit(octets(asn1.toDer(content).getBytes())));

/** RFC 7292 around a shrouded key bag: forge itself writes RSA keys only. One iteration, for speed. */
export function pkcs12Of(key: KeyObject, passphrase: string, certificates: readonly Uint8Array[] = []): Uint8Array {
  const info = asn1.fromDer(forge.util.createBuffer(key.export({ format: 'der', type: 'pkcs8' }).toString('binary')));
  const shrouded = pki.encryptPrivateKeyInfo(info, passphrase, { algorithm: 'aes256', count: 1 });
  const bag = sequence(oid(pki.oids['pkcs8ShroudedKeyBag']!), explicit(shrouded));
  // As they are: forge writes certificates anew.
  const own = certificates.map((der) => sequence(oid(pki.oids['certBag']!), explicit(sequence(oid(pki.oids['x509Certificate']!), explicit(octets(Buffer.from(der).toString('binary')))))));
  const safe = sequence(data(sequence(bag, ...own)));
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

