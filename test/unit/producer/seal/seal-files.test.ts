import { describe, expect, test } from 'vitest';
import { parseSignedData, verifySignedData } from '../../../../src/core/cms/index.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { readChain, writeChain } from '../../../../src/core/seal/read-chain.ts';
import { demonstrationEd25519 } from '../../../../src/producer/keys/demonstration-keys.ts';
import { KeyError } from '../../../../src/producer/keys/signer.ts';
import { integer, sequence } from '../../../../src/producer/pki/der-writer.ts';
import { revocationList, stampOf } from '../../../../src/producer/scenario/seal.ts';
import { manifestName, mayBeSealed, mayBeSigned, pemOf, ProducerError, sealedManifest } from '../../../../src/producer/signing.ts';
import { chainFile, cmsCountersignatureFile, countersignatureFile, crlFile, sealName, tokenFile } from '../../../../src/producer/seal/seal-files.ts';
import { AUTHORITY, certificate, CONTENT, flipped, PERSON, SIGNED, TIME } from '../../../support/document-fixture.ts';
import { sigstoreBundle } from '../../../support/sigstore-manifest.ts';
import { jcs, tinyBundle } from '../../../support/tiny-bundle.ts';

const token = stampOf(TIME.stamper, CONTENT, SIGNED);
const bytesOf = (file: { open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array> }): Uint8Array => {
  const [first] = file.open() as Iterable<Uint8Array>;
  return first ?? new Uint8Array();
};

describe('a time-stamp for the seal', () => {
  test('is the token, also out of the response in which it came', () => {
    const plain = tokenFile(token, CONTENT);
    const response = tokenFile(sequence(sequence(integer(0)), token), CONTENT);
    expect([plain.name, response.name]).toEqual([sealName.token(token), sealName.token(token)]);
    expect(bytesOf(response)).toEqual(token);
  });

  test('of other bytes, not granted, or without a token is refused', () => {
    expect(() => tokenFile(token, encodeUtf8('other'))).toThrow(sha256Hex(encodeUtf8('other')));
    expect(() => tokenFile(sequence(sequence(integer(2))), CONTENT)).toThrow('rejection');
    expect(() => tokenFile(sequence(sequence(integer(0))), CONTENT)).toThrow('no token');
  });

  test('that is cut or has another first byte is refused', () => {
    for (let length = 0; length < token.length; length += 1) expect(() => tokenFile(token.subarray(0, length), CONTENT)).toThrow(ProducerError);
    expect(() => tokenFile(flipped(token, 0), CONTENT)).toThrow(ProducerError);
  });
});

describe('a countersignature in CMS', () => {
  test('is of the manifest, by the certificate of the key, and named after itself', () => {
    const chain = encodeUtf8(writeChain([AUTHORITY.certificate, certificate()]));
    const file = cmsCountersignatureFile(CONTENT, PERSON, chain);
    const der = bytesOf(file);
    expect(file.name).toBe(sealName.cms(der));
    const read = parseSignedData(der);
    if (!read.ok) throw new Error(read.problem);
    expect(verifySignedData({ signedData: read.value, content: CONTENT, certificates: [] }).map(({ outcome, certificate: by }) => [outcome, by?.der])).toEqual([['valid', certificate()]]);
    expect(verifySignedData({ signedData: read.value, content: encodeUtf8('other'), certificates: [] }).map(({ outcome }) => outcome)).toEqual(['not-valid']);
    // The anchor is for whoever verifies to have.
    expect(read.value.certificates.map((each) => each.der)).toEqual([certificate()]);
  });

  test('without a certificate of the key, or with a key that is not for documents, is refused', () => {
    expect(() => cmsCountersignatureFile(CONTENT, PERSON, encodeUtf8(writeChain([AUTHORITY.certificate])))).toThrow(ProducerError);
    const ed = demonstrationEd25519('cms', 'countersigner');
    expect(() => cmsCountersignatureFile(CONTENT, ed, encodeUtf8(writeChain([certificate(undefined, [], ed.spki)])))).toThrow(KeyError);
  });
});

describe('a chain, a list and a countersignature', () => {
  test('come out in the one spelling that is read', () => {
    const chain = chainFile(encodeUtf8(writeChain([AUTHORITY.certificate, certificate()])), [PERSON.keyid]);
    expect(chain.name).toBe(sealName.chain(PERSON.keyid));
    expect(readChain(bytesOf(chain))).toEqual([certificate(), AUTHORITY.certificate]);
    expect(() => chainFile(encodeUtf8(writeChain([AUTHORITY.certificate])), [PERSON.keyid])).toThrow(ProducerError);
    expect(() => chainFile(encodeUtf8(writeChain([certificate(), ...Array.from({ length: 16 }, () => AUTHORITY.certificate)])), [PERSON.keyid])).toThrow('16');
    const list = revocationList(AUTHORITY, 1n);
    expect([crlFile(list).name, crlFile(Buffer.from(pemOf('X509 CRL', list))).name]).toEqual([sealName.crl(list), sealName.crl(list)]);
    expect(() => crlFile(flipped(list, 1))).toThrow(ProducerError);
  });

  test('with nobody in it, or more than may be said, is refused', () => {
    const key = demonstrationEd25519('seal', 'countersigner');
    const about = { signer: 'person:ada', statement: 'Received.', at: '2026-11-03T00:00:00.000Z' };
    expect(countersignatureFile(CONTENT, key, about).name).toBe(sealName.countersignature(key.keyid));
    for (const wrong of [{ signer: '' }, { statement: 'x'.repeat(4_097) }, { at: 'yesterday' }]) expect(() => countersignatureFile(CONTENT, key, { ...about, ...wrong })).toThrow(ProducerError);
  });
});

describe('a bundle', () => {
  const files = tinyBundle();
  const manifest = sealedManifest('manifest.dsse.json', files.get('manifest.dsse.json')!);
  const stamp = { name: sealName.token(token), size: token.length };

  test('takes what is not there yet, within the limits of a seal', () => {
    expect(manifest).toMatchObject({ signers: [expect.any(String), expect.any(String)], outstanding: [] });
    expect(() => mayBeSealed(manifest, ['a'], [stamp])).not.toThrow();
    expect(() => mayBeSealed(manifest, [stamp.name], [stamp])).toThrow('already holds');
    expect(() => mayBeSealed(manifest, [], [stamp, stamp])).toThrow('already holds');
    expect(() => mayBeSealed(manifest, [], [{ ...stamp, size: 5 * 2 ** 20 }])).toThrow('bytes');
    expect(() => mayBeSealed(manifest, Array.from({ length: 256 }, (_, index) => `seal/${index}`), [stamp])).toThrow('256');
  });

  test('is stamped after the last announced signature, and signed before the first stamp', () => {
    const envelope = JSON.parse(Buffer.from(manifest.bytes).toString('utf8')) as { readonly signatures: readonly object[] };
    const waiting = sealedManifest('manifest.dsse.json', jcs({ ...envelope, signatures: envelope.signatures.slice(1) }));
    expect(waiting.outstanding).toEqual([manifest.signers[0]]);
    expect(() => mayBeSealed(waiting, [], [stamp])).toThrow('still missing');
    expect(() => mayBeSealed(waiting, [], [{ name: sealName.crl(token), size: 1 }])).not.toThrow();
    expect(() => mayBeSigned('manifest.dsse.json', [stamp.name])).toThrow(stamp.name);
    expect(() => mayBeSigned('manifest.dsse.json', [sealName.crl(token)])).not.toThrow();
  });

  test('with a Sigstore manifest takes no signature, and has no signer by key', () => {
    const bytes = sigstoreBundle().get('manifest.sigstore.json')!;
    expect(() => mayBeSigned('manifest.sigstore.json', [])).toThrow('Sigstore');
    expect(sealedManifest('manifest.sigstore.json', bytes)).toMatchObject({ signers: [], outstanding: [] });
    expect(() => manifestName(['manifest.dsse.json', 'manifest.sigstore.json'])).toThrow('two manifests');
    expect(() => manifestName(['a'])).toThrow(ProducerError);
  });
});
