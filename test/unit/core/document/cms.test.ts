import { describe, expect, test } from 'vitest';
import { parseStreamedSignedData } from '../../../../src/core/cms/index.ts';
import { verifyCmsDocument } from '../../../../src/core/document/index.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import type { RevokedEntry } from '../../../../src/core/x509/index.ts';
import { demonstrationP256, type Signer } from '../../../../src/producer/keys/demonstration-keys.ts';
import { signerFromKey } from '../../../../src/producer/keys/signer.ts';
import { createAuthority, extendedKeyUsage, extension, issue, keyUsage, writeCrl, writeName, writeSignedData } from '../../../../src/producer/pki/index.ts';
import { AS_OF, AUTHORITY, certificate, cms, CONTENT, DAY, flipped, key, outcome, pack, PERSON, SIGNED } from '../../../support/document-fixture.ts';
import { streamedCms } from '../../../support/streamed-cms.ts';
import { RSA_PRIVATE } from '../../../support/tiny-keys.ts';
import { weakSigner } from '../../../support/weak-signer.ts';

describe('cms', () => {
  test('attached, detached with its content, and stamped', () => {
    expect(outcome(verifyCmsDocument, cms('attached'))).toEqual({ codes: ['document.revocation-unknown', 'time.own-clock'], axes: 'pass pass indeterminate', signers: ['valid'] });
    expect(outcome(verifyCmsDocument, cms('detached'), { artifact: CONTENT }).axes).toBe('pass pass indeterminate');
    expect(outcome(verifyCmsDocument, cms('attached', { stamped: true }))).toEqual({ codes: ['document.revocation-unknown', 'document.time-verified'], axes: 'pass pass pass', signers: ['valid'] });
  });
  test('of a signature by a key that is too weak nothing is said but that', () => {
    const weak = weakSigner();
    const der = certificate(undefined, [], weak.spki);
    const { reports, signers } = verifyCmsDocument({
      bytes: writeSignedData({ content: CONTENT, form: 'attached', certificates: [der], signers: [{ signer: weak, certificate: der }] }),
      artifact: null, trust: { pack: pack() }, asOf: AS_OF, maxFindingsPerCode: 9,
    });
    expect(reports.flatMap((report) => report.findings).map(({ code, values }) => [code, values?.problem])).toContainEqual(['document.algorithm-refused', 'weak-key']);
    expect(reports.flatMap((report) => report.findings).map(({ code }) => code)).not.toContain('document.signature-invalid');
    expect(signers.map((signer) => signer.outcome)).toEqual(['invalid']);
  });
  test('a signed stream is the same signature, however its frame is spelled', () => {
    for (const form of ['attached', 'detached'] as const) {
      for (const piece of [1, 7, 1_000]) {
        expect(outcome(verifyCmsDocument, streamedCms(cms(form, { stamped: true }), piece), { artifact: CONTENT }), `${form}, pieces of ${piece}`).toEqual(outcome(verifyCmsDocument, cms(form, { stamped: true }), { artifact: CONTENT }));
      }
    }
    expect(outcome(verifyCmsDocument, streamedCms(cms('attached')), { artifact: encodeUtf8('other') }).codes).toContain('document.content-mismatch');
    expect(outcome(verifyCmsDocument, streamedCms(cms('attached', { content: new Uint8Array() })), { artifact: new Uint8Array() }).axes).toBe('pass pass indeterminate');
  });
  test('no changed byte of a signed stream passes for other content', () => {
    const bytes = streamedCms(cms('attached'));
    let same = 0;
    for (let at = 0; at < bytes.length; at++) {
      for (const bit of [0, 3, 7]) {
        const changed = bytes.slice();
        changed[at]! ^= 1 << bit;
        if (outcome(verifyCmsDocument, changed, { artifact: CONTENT }).axes.startsWith('pass pass')) same += 1;
        // Held against nothing, only the content that was signed may be found in it.
        const read = parseStreamedSignedData(changed);
        if (read.ok && read.value.content !== null && outcome(verifyCmsDocument, changed).axes.startsWith('pass pass')) expect([...read.value.content]).toEqual([...CONTENT]);
      }
    }
    expect(same).toBeLessThan(4);
  });
  test('cut at every length a signed stream is malformed', () => {
    const bytes = streamedCms(cms('attached'));
    for (let length = 0; length < bytes.length; length++) expect(outcome(verifyCmsDocument, bytes.slice(0, length)).codes).toEqual(['document.malformed']);
  });
  test('without its content nothing is established', () => {
    expect(outcome(verifyCmsDocument, cms('detached'))).toMatchObject({ axes: 'indeterminate indeterminate indeterminate', signers: ['unknown-key'] });
  });
  test('other content fails, attached or not', () => {
    expect(outcome(verifyCmsDocument, cms('detached'), { artifact: encodeUtf8('other') })).toMatchObject({ codes: ['document.content-mismatch', 'time.own-clock'], signers: ['invalid'] });
    expect(outcome(verifyCmsDocument, cms('attached'), { artifact: encodeUtf8('other') }).codes).toContain('document.content-mismatch');
  });
  test('no flipped byte of the signature verifies', () => {
    const bytes = cms('attached');
    for (let back = 1; back <= 64; back++) {
      const changed = bytes.slice();
      changed[bytes.length - back] = changed[bytes.length - back]! ^ 1;
      expect(outcome(verifyCmsDocument, changed).axes.split(' ')[1], `${back} from the end`).not.toBe('pass');
    }
  });
  test('cut at every length is malformed', () => {
    const bytes = cms('attached');
    for (let length = 0; length < bytes.length; length++) expect(outcome(verifyCmsDocument, bytes.slice(0, length)).codes).toEqual(['document.malformed']);
  });
  test('a signer nobody chose to trust cannot be told; the signer’s own key in the pack is enough', () => {
    expect(outcome(verifyCmsDocument, cms('attached'), { trust: null })).toMatchObject({ codes: ['document.signer-unknown', 'time.own-clock'], signers: ['unknown-key'] });
    expect(outcome(verifyCmsDocument, cms('attached'), { trust: pack([], []) }).codes).toEqual(['document.signer-unknown', 'time.own-clock']);
    expect(outcome(verifyCmsDocument, cms('attached'), { trust: pack([key(PERSON)], []) }).signers).toEqual(['valid']);
    expect(outcome(verifyCmsDocument, cms('attached'), { trust: pack([key(PERSON, { purposes: ['approval'] })], []) }).codes).toContain('document.signer-refused');
  });
  test('a key of the pack signs with the algorithm that stands beside it, whatever the document says', () => {
    const [pkcs1, pss] = [signerFromKey(RSA_PRIVATE), signerFromKey(RSA_PRIVATE, { algorithm: 'rsa-pss-sha256', bytesMayVary: true })];
    const der = certificate(undefined, [], pkcs1.spki);
    const signedBy = (signer: Signer): Uint8Array => writeSignedData({ content: CONTENT, form: 'attached', certificates: [der], signers: [{ signer, certificate: der }] });
    const of = (signer: Signer, held: Signer): ReturnType<typeof outcome> => outcome(verifyCmsDocument, signedBy(signer), { trust: pack([key(held)], []) });
    for (const signer of [pkcs1, pss]) expect(of(signer, signer)).toMatchObject({ codes: ['time.own-clock'], signers: ['valid'] });
    expect(of(pss, pkcs1)).toMatchObject({ codes: ['document.algorithm-refused', 'time.own-clock'], axes: 'pass fail indeterminate', signers: ['invalid'] });
    expect(of(pkcs1, pss).signers).toEqual(['invalid']);
    const [refused] = verifyCmsDocument({ bytes: signedBy(pss), artifact: null, trust: { pack: pack([key(pkcs1)], []) }, asOf: AS_OF, maxFindingsPerCode: 9 }).reports.flatMap((report) => report.findings).filter(({ code }) => code === 'document.algorithm-refused');
    expect(refused).toMatchObject({ expected: 'rsa-pkcs1-sha256', computed: 'rsa-pss-sha256', values: { problem: 'algorithm', keyid: pkcs1.keyid } });
    // A certificate says nothing of algorithms, and either holds by it.
    for (const signer of [pkcs1, pss]) expect(outcome(verifyCmsDocument, signedBy(signer)).signers).toEqual(['valid']);
  });
  test('a stranger is unknown, whatever else is wrong with the certificate', () => {
    for (const extensions of [[extendedKeyUsage(['1.3.6.1.5.5.7.3.1'])], [extension('1.2.3.4', true, Uint8Array.of(5, 0))]]) {
      const stranger = cms('attached', { der: certificate(undefined, extensions) });
      expect(outcome(verifyCmsDocument, stranger, { trust: pack([], []) })).toMatchObject({ codes: ['document.signer-unknown', 'time.own-clock'], axes: 'pass indeterminate indeterminate', signers: ['unknown-key'] });
      expect(outcome(verifyCmsDocument, stranger)).toMatchObject({ codes: ['document.signer-refused', 'time.own-clock'], axes: 'pass fail indeterminate', signers: ['refused'] });
    }
  });
  test('expired since: good with a stamp from before, otherwise neither good nor bad', () => {
    const der = certificate(SIGNED + DAY);
    expect(outcome(verifyCmsDocument, cms('attached', { der }))).toMatchObject({ codes: ['document.time-unproved', 'time.own-clock'], signers: ['unknown-key'] });
    expect(outcome(verifyCmsDocument, cms('attached', { der, stamped: true })).axes).toBe('pass pass pass');
  });
  test('revoked before it signed is refused', () => {
    const entry: RevokedEntry = { serial: 9n, revoked: SIGNED - DAY, reason: 'keyCompromise', invalidSince: null };
    const list = writeCrl(AUTHORITY, { number: 1n, thisUpdate: SIGNED, nextUpdate: AS_OF + DAY, revoked: [entry] });
    expect(outcome(verifyCmsDocument, cms('attached', { stamped: true }), { trust: pack([], undefined, [list]) }).codes).toContain('document.signer-refused');
  });
  test('nobody’s signature is none', () => {
    expect(outcome(verifyCmsDocument, writeSignedData({ content: CONTENT, form: 'attached', signers: [], certificates: [] })).codes).toContain('document.unsigned');
  });
  test('a certificate for other work speaks for nobody, and one for signing does', () => {
    const of = (...purposes: string[]): ReturnType<typeof outcome> => outcome(verifyCmsDocument, cms('attached', { der: certificate(undefined, [extendedKeyUsage(purposes)]) }));
    for (const other of ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.8']) expect(of(other)).toMatchObject({ codes: ['document.signer-refused', 'time.own-clock'], signers: ['refused'] });
    for (const signing of ['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4', '2.5.29.37.0']) expect(of('1.3.6.1.5.5.7.3.1', signing).signers).toEqual(['valid']);
  });
  test('every signer must hold', () => {
    const other = demonstrationP256('documents', 'other');
    const window = { notBefore: Date.UTC(2026, 0, 1), notAfter: Date.UTC(2027, 0, 1) };
    const elsewhere = createAuthority(demonstrationP256('documents', 'elsewhere'), { serial: 3n, subject: writeName(['CN', 'Elsewhere']), ...window });
    const [known, stranger] = [AUTHORITY, elsewhere].map((each) => issue(each, other.spki, { serial: 10n, subject: writeName(['CN', 'Grace']), ...window, extensions: [keyUsage('digitalSignature')] }));
    const forger: Signer = { ...other, sign: () => PERSON.sign(CONTENT) };
    const of = (signer: Signer, der = known!): string => {
      const { axes, signers } = outcome(verifyCmsDocument, cms('attached', { beside: [{ signer, certificate: der }] }));
      return `${axes.split(' ')[1]}: ${signers.toSorted().join(' ')}`;
    };
    expect(of(other)).toBe('pass: valid valid');
    expect(of(other, stranger)).toBe('indeterminate: unknown-key valid');
    expect(of(forger)).toBe('fail: invalid valid');
  });
  test('a list that clears the signer takes the note away', () => {
    const list = writeCrl(AUTHORITY, { number: 1n, thisUpdate: SIGNED, nextUpdate: AS_OF + DAY, revoked: [] });
    expect(outcome(verifyCmsDocument, cms('attached', { stamped: true }), { trust: pack([], undefined, [list]) }).codes).toEqual(['document.time-verified']);
    expect(outcome(verifyCmsDocument, cms('attached', { stamped: true })).codes).toEqual(['document.revocation-unknown', 'document.time-verified']);
  });
  test('no flipped byte is believed where everything that it holds is signed or names the signer', () => {
    // Without signing time and lists every byte is structure, certificate, attribute, content or signature.
    const bytes = cms('attached');
    let refused = 0;
    for (let at = 0; at < bytes.length; at++) {
      const { axes, signers } = outcome(verifyCmsDocument, flipped(bytes, at));
      if (!axes.startsWith('pass pass') || !signers.includes('valid')) refused += 1;
      else expect(outcome(verifyCmsDocument, flipped(bytes, at), { artifact: CONTENT }).axes, `byte ${at}`).toMatch(/^pass pass/);
    }
    expect(refused / bytes.length).toBeGreaterThan(0.95);
  }, 60_000);
});
