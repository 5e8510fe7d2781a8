import { describe, expect, test } from 'vitest';
import { identityOf } from '../../../../src/core/sigstore/certificate-identity.ts';
import { isIssuedBy, readCertificate } from '../../../../src/core/sigstore/certificate.ts';
import { leafFields, leafOf, INTERMEDIATE, intermediateFields, ISSUER, SAN, SIGNED_AT } from '../../../support/sigstore-fixture.ts';
import { explicit, oid, der, utf8 } from '../../../support/sigstore-der.ts';
import { certificate, edKey, extensions, rsaKey, type CertificateFields } from '../../../support/sigstore-pki.ts';

const LEAF = leafOf({});
const issuer = readCertificate(certificate(intermediateFields))!;

describe('a certificate', () => {
  test('is read to the names, times and keys in it', () => {
    const leaf = readCertificate(LEAF)!;
    expect(leaf).toMatchObject({ serial: '01', from: SIGNED_AT - 600_000, to: SIGNED_AT + 600_000, algorithm: '1.2.840.10045.4.3.2' });
    expect(leaf.key?.kind).toBe('P-256');
    expect(issuer.key?.kind).toBe('P-384');
    expect(isIssuedBy(leaf, issuer)).toBe(true);
    expect(isIssuedBy(issuer, leaf)).toBe(false);
  });

  test.each([['RSA', rsaKey(2048)], ['Ed25519', edKey()]])('issued with %s is verified', (_, key) => {
    const authority = { name: 'ca', key };
    const own = readCertificate(certificate({ ...intermediateFields, subject: authority, issuer: authority }))!;
    expect(isIssuedBy(own, own)).toBe(true);
  });

  test('issued by a key below the registry’s sizes is not', () => {
    const authority = { name: 'ca', key: rsaKey(1024) };
    const own = readCertificate(certificate({ ...intermediateFields, subject: authority, issuer: authority }))!;
    expect(own.key).toBeNull();
    expect(isIssuedBy(own, own)).toBe(false);
  });

  test('with one bit flipped anywhere is not read, or not issued by its issuer', () => {
    for (let at = 0; at < LEAF.length; at += 1) {
      for (const bit of [1, 0x80]) {
        const changed = Buffer.from(LEAF);
        changed[at] = changed[at]! ^ bit;
        const read = readCertificate(changed);
        expect(read !== null && isIssuedBy(read, issuer), `byte ${at}`).toBe(false);
      }
    }
  });

  test('cut at every length is not read', () => {
    for (let length = 0; length < LEAF.length; length += 1) expect(readCertificate(LEAF.subarray(0, length))).toBeNull();
  });

  test('with an extension twice is not read', () => {
    expect(readCertificate(certificate({ ...leafFields, extensions: [extensions.unknown(false), extensions.unknown(false)] }))).toBeNull();
  });
});

describe('the identity in a certificate', () => {
  const identity = (...more: CertificateFields['extensions']) => identityOf(readCertificate(certificate({ ...leafFields, issuer: INTERMEDIATE, extensions: more }))!);
  const email = der(0x81, Buffer.from('a@b'));

  test('is its one name and its issuer', () => {
    expect(identityOf(readCertificate(LEAF)!)).toEqual({ san: SAN, issuer: ISSUER });
    expect(identity(extensions.names(email), extensions.issuerV1('https://old'))).toEqual({ san: 'a@b', issuer: 'https://old' });
    expect(identity(extensions.issuerV1('https://old'), extensions.issuer('https://new')).issuer).toBe('https://new');
  });

  test('may be a user name', () => {
    const userName = explicit(0, oid('1.3.6.1.4.1.57264.1.7'), explicit(0, utf8('user!domain')));
    expect(identity(extensions.names(userName)).san).toBe('user!domain');
    expect(identity(extensions.names(explicit(0, oid('1.2.3'), explicit(0, utf8('x'))))).san).toBeNull();
  });

  test('is none where there are two, or none, or other bytes than a name', () => {
    expect(identity(extensions.names(email, der(0x86, Buffer.from(SAN)))).san).toBeNull();
    expect(identity()).toEqual({ san: null, issuer: null });
    expect(identity(extensions.names(der(0x82, Buffer.from('host')))).san).toBeNull();
    expect(identity(extensions.names(der(0x86, Buffer.from([0xff])))).san).toBeNull();
    expect(identity(extensions.names(Buffer.from([0x86, 5]))).san).toBeNull();
  });
});
