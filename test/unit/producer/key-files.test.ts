import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyid } from '../../../src/core/crypto/index.ts';
import { certifiedHolder, pemOf, readCertificateChain, readCertificateFile, readCrlFile } from '../../../src/producer/keys/certificate-chain.ts';
import { readPkcs12Key } from '../../../src/producer/keys/pkcs12.ts';
import { readPrivateKey } from '../../../src/producer/keys/private-key.ts';
import { readPublicKey } from '../../../src/producer/keys/public-key.ts';
import { KeyError } from '../../../src/producer/keys/signer.ts';
import { ProducerError } from '../../../src/producer/producer-error.ts';
import { cuts, flips, spliced, told } from '../../support/mutations.ts';
import { crl, LEAF, LEAF_KEY, MIDDLE, ROOT } from '../../support/pki-fixture.ts';
import { pkcs12Of } from '../../support/pkcs12.ts';

const KEYS = generateKeyPairSync('ed25519');
const LIST = crl(ROOT).der;
const pem = (...blocks: readonly (readonly [string, Uint8Array])[]): Uint8Array => Buffer.from(blocks.map(([label, der]) => pemOf(label, der)).join(''));
const spki = (key: Parameters<typeof createPublicKey>[0]): string => createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('hex');
const CHAIN = pem(['CERTIFICATE', MIDDLE.certificate], ['CERTIFICATE', LEAF]);

interface FileReader {
  readonly name: string;
  readonly sample: Uint8Array;
  /** Throws what its documentation names. */
  readonly read: (file: Uint8Array) => string;
  /** Whether every cut must be refused: a PEM file may end after its last block's last dash, and in text around it. */
  readonly cut: 'refused' | 'never other';
}

const READERS: readonly FileReader[] = [
  { name: 'readPrivateKey', sample: Buffer.from(KEYS.privateKey.export({ format: 'pem', type: 'pkcs8' })), read: (file) => spki(readPrivateKey(file, null)), cut: 'never other' },
  { name: 'readPrivateKey of an encrypted file', sample: Buffer.from(KEYS.privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'p' })), read: (file) => spki(readPrivateKey(file, 'p')), cut: 'never other' },
  { name: 'readPkcs12Key', sample: pkcs12Of(KEYS.privateKey, 'p'), read: (file) => spki(readPkcs12Key(file, 'p')), cut: 'refused' },
  { name: 'readPublicKey', sample: Buffer.from(KEYS.publicKey.export({ format: 'pem', type: 'spki' })), read: (file) => Buffer.from(readPublicKey(file) ?? refuse()).toString('hex'), cut: 'never other' },
  { name: 'readCertificateChain', sample: CHAIN, read: (file) => told(readCertificateChain(file, [LEAF_KEY.keyid])), cut: 'never other' },
  { name: 'readCertificateFile', sample: LEAF, read: (file) => told(readCertificateFile(file)), cut: 'refused' },
  { name: 'readCrlFile', sample: LIST, read: (file) => told(readCrlFile(file)), cut: 'refused' },
];

function refuse(): never {
  throw new KeyError('there is no public key in the file');
}

/** Null where the file is refused with an error that a person can be shown; anything else is thrown on. */
function attempt({ read }: FileReader, file: Uint8Array): string | null {
  try {
    return read(file);
  } catch (error) {
    if (error instanceof KeyError || error instanceof ProducerError) return null;
    throw error;
  }
}

describe.each(READERS)('$name', (reader) => {
  const { sample, cut } = reader;
  const whole = attempt(reader, sample);
  test('reads its sample', () => expect(whole).not.toBeNull());
  test('refuses a changed byte or reads it, and throws for none', () => {
    const read = [...flips(sample, (at) => [1 << (at % 8)])].map(({ bytes }) => attempt(reader, bytes));
    expect(read.filter((each) => each === null).length).toBeGreaterThan(10);
  }, 60_000);
  test('cut at every length is refused, or the whole without its last line end', () => {
    for (const { at, bytes } of cuts(sample)) {
      if (cut === 'refused') expect(attempt(reader, bytes), `${at} bytes`).toBeNull();
      else expect([null, whole], `${at} bytes`).toContain(attempt(reader, bytes));
    }
  }, 60_000);
  test('throws for nothing that is put into it', () => {
    fc.assert(fc.property(fc.oneof(spliced(sample), fc.uint8Array({ maxLength: 120 })), (bytes) => void attempt(reader, bytes)), { numRuns: 100 });
  }, 60_000);
});

describe('files of certificates', () => {
  test('a chain is put in order, whatever its own was', () => {
    const ordered = pem(['CERTIFICATE', LEAF], ['CERTIFICATE', MIDDLE.certificate]);
    const stray = pem(['X509 CRL', LIST], ['CERTIFICATE', ROOT.certificate], ['CERTIFICATE', MIDDLE.certificate], ['CERTIFICATE', LEAF]);
    expect(readCertificateChain(CHAIN, [LEAF_KEY.keyid])).toEqual({ keyid: LEAF_KEY.keyid, pem: ordered });
    expect(readCertificateChain(stray, ['other', LEAF_KEY.keyid]).pem).toEqual(Buffer.concat([ordered, pem(['CERTIFICATE', ROOT.certificate])]));
  });
  test.each<[string, Uint8Array, string]>([
    ['none', pem(['X509 CRL', LIST]), 'there is no certificate in the file'],
    ['of no key that signs', pem(['CERTIFICATE', MIDDLE.certificate]), 'no certificate in the file is of a key that signs'],
    ['too many', pem(...Array.from({ length: 17 }, () => ['CERTIFICATE', LEAF] as const)), 'a chain has 16 certificates at most'],
    ['damaged', Buffer.from('-----BEGIN CERTIFICATE-----\nAA'), 'the PEM file is damaged'],
  ])('%s', (_name, file, message) => expect(() => readCertificateChain(file, [LEAF_KEY.keyid])).toThrow(expect.objectContaining({ name: 'ProducerError', message }) as Error));
  test('one certificate is one, in either form, and names its holder', () => {
    expect(keyid(readCertificateFile(pem(['CERTIFICATE', LEAF])).spki)).toBe(LEAF_KEY.keyid);
    expect(() => readCertificateFile(CHAIN)).toThrow(ProducerError);
    expect(() => readCrlFile(pem(['CERTIFICATE', LEAF]))).toThrow(ProducerError);
    expect(readCrlFile(pem(['X509 CRL', LIST]))).toEqual(LIST);
    expect([certifiedHolder(CHAIN, LEAF_KEY.keyid), certifiedHolder(CHAIN, 'other')]).toEqual(['CN=leaf,O=Proofroom tests,C=DE', null]);
  });
});
