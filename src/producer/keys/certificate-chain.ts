import { readPem } from '../../core/asn1/index.ts';
import { keyid } from '../../core/crypto/index.ts';
import { encodeBase64 } from '../../core/encoding/index.ts';
import { MAX_CHAIN } from '../../core/seal/read-chain.ts';
import { holderOf } from '../../core/trust/index.ts';
import { parseCertificate, parseCrl, type Certificate } from '../../core/x509/index.ts';
import { ProducerError } from '../producer-error.ts';

/** A chain for one signing key, ready to be put beside it: RFC 7468 text, the signer's own certificate first. */
export interface CertificateChain {
  readonly keyid: string;
  readonly pem: Uint8Array;
}

/**
 * Reads certificates in PEM, in any order. Only order and key are looked at: whether the chain leads anywhere is for
 * whoever verifies, with anchors of their own. Throws ProducerError when no certificate is of one of the keys.
 */
export function readCertificateChain(file: Uint8Array, keyids: readonly string[]): CertificateChain {
  const certificates = dersOf(file, 'CERTIFICATE').map(certificateOf);
  if (certificates.length === 0) throw new ProducerError('there is no certificate in the file');
  const leaf = certificates.find((each) => keyids.includes(keyid(each.spki)));
  if (leaf === undefined) throw new ProducerError('no certificate in the file is of a key that signs', 'give the chain of the key, the signer’s own certificate included');
  if (certificates.length > MAX_CHAIN) throw new ProducerError(`a chain has ${MAX_CHAIN} certificates at most`);
  const rest = certificates.filter((each) => each !== leaf);
  return { keyid: keyid(leaf.spki), pem: Buffer.from(inOrder(leaf, rest).map((each) => pemOf('CERTIFICATE', each.der)).join('')) };
}

/** The same for certificates in DER, as DER. Throws ProducerError. */
export function chainOf(ders: readonly Uint8Array[], id: string): readonly [Uint8Array, ...Uint8Array[]] {
  const text = Buffer.from(ders.map((der) => pemOf('CERTIFICATE', der)).join(''));
  const [leaf, ...rest] = dersOf(readCertificateChain(text, [id]).pem, 'CERTIFICATE');
  if (leaf === undefined) throw new Error('a chain has its leaf');
  return [leaf, ...rest];
}

/** Every certificate of a PEM or DER file, in DER. */
export const certificatesIn = (file: Uint8Array): readonly Uint8Array[] => dersOf(file, 'CERTIFICATE');

/** Whom a certificate for the key speaks of, as the verifier will call its holder; null where the file has none for it. */
export function certifiedHolder(file: Uint8Array, id: string): string | null {
  const leaf = dersOf(file, 'CERTIFICATE').map(certificateOf).find((each) => keyid(each.spki) === id);
  return leaf === undefined ? null : holderOf(leaf);
}

/** The one certificate in a PEM or DER file. Throws ProducerError. */
export function readCertificateFile(file: Uint8Array): Certificate {
  return certificateOf(onlyDer(file, 'CERTIFICATE'));
}

/** The one certificate revocation list in a PEM or DER file, as DER. Throws ProducerError. */
export function readCrlFile(file: Uint8Array): Uint8Array {
  const der = onlyDer(file, 'X509 CRL');
  const read = parseCrl(der);
  if (!read.ok) throw new ProducerError(`not a certificate revocation list: ${read.problem} at byte ${read.offset}`);
  return der;
}

/** RFC 7468 section 3: lines of 64 characters. */
export function pemOf(label: string, der: Uint8Array): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function certificateOf(der: Uint8Array): Certificate {
  const read = parseCertificate(der);
  if (!read.ok) throw new ProducerError(`a certificate cannot be read: ${read.problem} at byte ${read.offset}`);
  return read.value;
}

function dersOf(file: Uint8Array, label: string): readonly Uint8Array[] {
  if (!Buffer.from(file.subarray(0, 65_536)).toString('latin1').includes('-----BEGIN ')) return [file];
  const blocks = readPem(Buffer.from(file).toString('latin1'));
  if (blocks === null) throw new ProducerError('the PEM file is damaged');
  return blocks.filter((block) => block.label === label).map((block) => block.der);
}

function onlyDer(file: Uint8Array, label: string): Uint8Array {
  const [der, ...more] = dersOf(file, label);
  if (der === undefined || more.length > 0) throw new ProducerError(`the file holds ${der === undefined ? 'no' : 'more than one'} ${label}`);
  return der;
}

/** Each after the one it issued, by name; certificates that issued nothing here stand last. */
function inOrder(leaf: Certificate, rest: readonly Certificate[]): readonly Certificate[] {
  const ordered = [leaf];
  const left = [...rest];
  for (let last = leaf; left.length > 0; ) {
    const issuer = Buffer.from(last.issuer.der);
    const next = left.findIndex((each) => issuer.equals(each.subject.der));
    if (next < 0) break;
    last = left.splice(next, 1)[0]!;
    ordered.push(last);
  }
  return [...ordered, ...left];
}
