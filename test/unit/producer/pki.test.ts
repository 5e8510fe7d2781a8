import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createAuthority, issue, keyUsage, subjectAltName, writeCrl, writeName } from '../../../src/producer/pki/index.ts';
import { DURING, LEAF_KEY, named, signer, SPAN } from '../../support/pki-fixture.ts';

const authority = () => createAuthority(signer('pki'), { serial: 1n, subject: named('authority'), ...SPAN });
const leaf = () => issue(authority(), LEAF_KEY.spki, {
  serial: 0xabcdefn, subject: writeName(['C', 'DE'], ['OU', 'Prüfung'], ['emailAddress', 'a@b.example']), ...SPAN,
  extensions: [keyUsage('digitalSignature', 'contentCommitment'), subjectAltName([{ form: 'uri', text: 'spiffe://x/y' }, { form: 'ip', bytes: [10, 0, 0, 1] }])],
});

describe('certificates that are written', () => {
  test('have the same bytes each time', () => {
    expect(leaf()).toEqual(leaf());
    const list = () => writeCrl(authority(), { number: 1n, thisUpdate: DURING, nextUpdate: DURING + 1000, revoked: [{ serial: 2n, revoked: DURING, reason: 'superseded', invalidSince: DURING }] });
    expect(list()).toEqual(list());
  });

  test('say to OpenSSL what they were asked to say', () => {
    const [read, above] = [new X509Certificate(leaf()), new X509Certificate(authority().certificate)];
    expect(read.subject).toBe('C=DE\nOU=Prüfung\nemailAddress=a@b.example');
    expect(read.serialNumber).toBe('ABCDEF');
    expect(read.subjectAltName).toBe('URI:spiffe://x/y, IP Address:10.0.0.1');
    expect([read.ca, above.ca]).toEqual([false, true]);
    expect(read.checkIssued(above)).toBe(true);
    expect(read.verify(above.publicKey)).toBe(true);
  });
});
