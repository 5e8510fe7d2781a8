import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeBase64, encodeBase64Url, encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { verifyCmsDocument, verifyJwsDocument, verifyStampDocument, type DocumentArguments, type DocumentVerification } from '../../../../src/core/document/index.ts';
import { judge, type Axis } from '../../../../src/core/findings/index.ts';
import type { AnchorPurpose, TrustAnchor, TrustedKey, TrustPack } from '../../../../src/core/trust/pack.ts';
import type { RevokedEntry } from '../../../../src/core/x509/index.ts';
import { demonstrationEd25519, demonstrationP256, type Signer } from '../../../../src/producer/keys/demonstration-keys.ts';
import { attribute, createAuthority, issue, keyUsage, writeCrl, writeName, writeSignedData, writeTimeStampResponse } from '../../../../src/producer/pki/index.ts';
import { demonstrationPki, stampOf } from '../../../../src/producer/scenario/seal.ts';

const AS_OF = Date.UTC(2026, 10, 20);
const SIGNED = Date.UTC(2026, 9, 5);
const DAY = 86_400_000;
const CONTENT = encodeUtf8('the change is approved\n');
const PERSON = demonstrationP256('documents', 'person');
const AUTHORITY = createAuthority(demonstrationP256('documents', 'authority'), { serial: 1n, subject: writeName(['CN', 'Documents authority']), notBefore: Date.UTC(2026, 0, 1), notAfter: Date.UTC(2029, 0, 1) });
const TIME = demonstrationPki('documents');

const certificate = (notAfter = Date.UTC(2027, 0, 1)): Uint8Array => issue(AUTHORITY, PERSON.spki, { serial: 9n, subject: writeName(['CN', 'Ada']), notBefore: Date.UTC(2026, 0, 1), notAfter, extensions: [keyUsage('digitalSignature')] });
const anchor = (der: Uint8Array, name: string, purpose: AnchorPurpose): TrustAnchor => ({ fingerprint: sha256Hex(der), name, certificate: encodeBase64(der), purposes: [purpose] });
const key = (signer: Signer, more: Partial<TrustedKey> = {}): TrustedKey => ({
  keyid: signer.keyid, name: 'Ada', algorithm: signer.algorithm, spki: encodeBase64(signer.spki), purposes: ['document'], holder: 'person:ada',
  not_before: '2026-01-01T00:00:00.000Z', not_after: '2027-01-01T00:00:00.000Z', ...more,
});
const pack = (keys: readonly TrustedKey[] = [], anchors: readonly TrustAnchor[] = [anchor(AUTHORITY.certificate, 'Documents authority', 'document'), anchor(TIME.time.certificate, 'Time', 'timestamp')], crls: readonly Uint8Array[] = []): TrustPack => ({
  format: 'proofroom.trust-pack.v1', name: 'documents', issued_at: '2026-11-01T00:00:00.000Z', stale_after_days: 90, manifest_threshold: 1, keys, logs: [], anchors, crls: crls.map(encodeBase64),
});

type Verify = (args: DocumentArguments) => DocumentVerification;
function outcome(verify: Verify, bytes: Uint8Array, { artifact = null, trust = pack(), asOf = AS_OF }: { artifact?: Uint8Array | null; trust?: TrustPack | null; asOf?: number } = {}) {
  const { reports, signers } = verify({ bytes, artifact, trust: trust === null ? null : { pack: trust }, asOf, maxFindingsPerCode: 100 });
  const { findings, verdict } = judge(reports);
  const axis = (name: Axis): string => verdict.axes.find((each) => each.axis === name)?.outcome ?? '';
  return { codes: [...new Set(findings.map((finding) => finding.code))].sort(), axes: `${axis('integrity')} ${axis('authenticity')} ${axis('time')}`, signers: signers.map((signer) => signer.outcome) };
}

describe('cms', () => {
  const cms = (form: 'attached' | 'detached', { der = certificate(), stamped = false, content = CONTENT } = {}): Uint8Array => writeSignedData({
    content, form, certificates: [der],
    signers: [{
      signer: PERSON, certificate: der, signingTime: SIGNED,
      ...(stamped ? { unsigned: (signature: Uint8Array) => [attribute('1.2.840.113549.1.9.16.2.14', stampOf(TIME.stamper, signature, SIGNED + 1_000))] } : {}),
    }],
  });

  test('attached, detached with its content, and stamped', () => {
    expect(outcome(verifyCmsDocument, cms('attached'))).toEqual({ codes: ['time.own-clock'], axes: 'pass pass indeterminate', signers: ['valid'] });
    expect(outcome(verifyCmsDocument, cms('detached'), { artifact: CONTENT }).axes).toBe('pass pass indeterminate');
    expect(outcome(verifyCmsDocument, cms('attached', { stamped: true }))).toEqual({ codes: ['document.time-verified'], axes: 'pass pass pass', signers: ['valid'] });
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
});

describe('jws', () => {
  const ed = demonstrationEd25519('documents', 'jws');
  const jws = (header: object, payload = CONTENT, signer: Signer = ed): string => {
    const signed = `${encodeBase64Url(encodeUtf8(JSON.stringify(header)))}.${encodeBase64Url(payload)}`;
    return `${signed}.${encodeBase64Url(signer.sign(encodeUtf8(signed)))}`;
  };
  const trust = pack([key(ed)]);
  const of = (text: string, more: { artifact?: Uint8Array | null; trust?: TrustPack | null } = {}) => outcome(verifyJwsDocument, encodeUtf8(text), { trust, ...more });

  test('verifies with the named key, and with any key for documents that fits', () => {
    expect(of(jws({ alg: 'EdDSA', kid: ed.keyid }))).toEqual({ codes: ['time.own-clock'], axes: 'pass pass indeterminate', signers: ['valid'] });
    expect(of(`${jws({ alg: 'EdDSA' })}\n`).signers).toEqual(['valid']);
  });
  test('detached, with its payload beside it', () => {
    const [header, , signature] = jws({ alg: 'EdDSA' }).split('.');
    expect(of(`${header}..${signature}`, { artifact: CONTENT }).signers).toEqual(['valid']);
    expect(of(`${header}..${signature}`, { artifact: encodeUtf8('other') }).axes.split(' ')[1]).not.toBe('pass');
    expect(of(`${header}..${signature}`).codes).toEqual(['document.content-missing']);
  });
  test.each(['none', 'None', 'HS256', 'RS1', ''])('%j is never accepted', (alg) => {
    expect(of(jws({ alg }))).toMatchObject({ codes: ['document.algorithm-refused', 'time.own-clock'], signers: ['invalid'] });
  });
  test('another’s signature under a known name is invalid; by nobody known, open', () => {
    const stranger = demonstrationEd25519('documents', 'stranger');
    expect(of(jws({ alg: 'EdDSA', kid: ed.keyid }, CONTENT, stranger))).toMatchObject({ codes: ['document.signature-invalid', 'time.own-clock'], signers: ['invalid'] });
    expect(of(jws({ alg: 'EdDSA', kid: stranger.keyid }, CONTENT, stranger)).codes).toContain('document.signer-unknown');
    expect(of(jws({ alg: 'EdDSA' }, CONTENT, stranger)).codes).toContain('document.signer-unknown');
  });
  test('an algorithm that is not the named key’s is refused', () => expect(of(jws({ alg: 'ES256', kid: ed.keyid })).codes).toContain('document.algorithm-refused'));
  test('a payload that is not the one at hand fails', () => expect(of(jws({ alg: 'EdDSA' }), { artifact: encodeUtf8('other') }).axes).toContain('fail'));
  test('a key that it brings along is not followed', () => {
    const stranger = demonstrationEd25519('documents', 'stranger');
    const jwk = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 1)]), format: 'der', type: 'pkcs8' }).export({ format: 'jwk' });
    expect(of(jws({ alg: 'EdDSA', jwk: { kty: jwk.kty, crv: jwk.crv, x: jwk.x } }, CONTENT, stranger)).codes).toContain('document.signer-unknown');
  });
  test('no flipped character verifies as the same', () => {
    const text = jws({ alg: 'EdDSA' });
    for (let at = 0; at < text.length; at++) {
      const changed = `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`;
      expect(of(changed).axes, `character ${at}`).not.toMatch(/^pass pass/);
    }
  });
});

describe('time-stamps', () => {
  const token = stampOf(TIME.stamper, CONTENT, SIGNED);
  test('a token or response of the content, by an authority of the pack', () => {
    for (const bytes of [token, writeTimeStampResponse(token)]) expect(outcome(verifyStampDocument, bytes, { artifact: CONTENT })).toMatchObject({ codes: ['document.time-verified'], signers: ['valid'] });
  });
  test('of other content, by nobody known, of the future, without content', () => {
    expect(outcome(verifyStampDocument, token, { artifact: encodeUtf8('other') }).codes).toEqual(['document.content-mismatch']);
    expect(outcome(verifyStampDocument, token, { artifact: CONTENT, trust: null }).codes).toEqual(['document.time-unknown-authority']);
    expect(outcome(verifyStampDocument, token, { artifact: CONTENT, asOf: SIGNED - DAY }).codes).toEqual(['document.time-invalid']);
    expect(outcome(verifyStampDocument, token)).toMatchObject({ codes: ['document.content-missing'], signers: [] });
  });
});
