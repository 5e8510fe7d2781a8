import { describe, expect, test } from 'vitest';
import { MANIFEST_PATH } from '../../../../src/core/bundle/format.ts';
import { encodeBase64, encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { writeChain } from '../../../../src/core/seal/index.ts';
import type { AnchorPurpose, TrustAnchor, TrustPack } from '../../../../src/core/trust/pack.ts';
import type { RevokedEntry } from '../../../../src/core/x509/index.ts';
import { demonstrationP256, type Signer } from '../../../../src/producer/keys/demonstration-keys.ts';
import { createAuthority, issue, keyUsage, writeCrl, writeName, writeSignedData, writeTimeStampResponse } from '../../../../src/producer/pki/index.ts';
import { countersignatureOf, demonstrationPki, stampOf } from '../../../../src/producer/scenario/seal.ts';
import { sealName } from '../../../../src/producer/seal/seal-files.ts';
import type { Files } from '../../../support/memory-container.ts';
import { KEYS, PACK, tinyBundle, trustOf } from '../../../support/tiny-bundle.ts';
import { codesOf, findingsOf, verifyFiles } from '../../../support/verify-tiny.ts';
import { weakSigner } from '../../../support/weak-signer.ts';

const DAY = 86_400_000;
const SIGNED = Date.UTC(2026, 10, 2);
const STAMPED = SIGNED + 60_000;
const AUTHORITY = createAuthority(demonstrationP256('seal test', 'authority'), {
  serial: 1n, subject: writeName(['O', 'Tiny'], ['CN', 'Tiny authority']), notBefore: Date.UTC(2026, 0, 1), notAfter: Date.UTC(2028, 0, 1),
});
const TIME = demonstrationPki('seal test');
const SERIAL = 77n;

const anchor = (certificate: Uint8Array, name: string, ...purposes: AnchorPurpose[]): TrustAnchor => ({ fingerprint: sha256Hex(certificate), name, certificate: encodeBase64(certificate), purposes });
/** The tiny pack, in which the co-signer is known by an authority alone. */
const TRUST: TrustPack = {
  ...PACK, keys: PACK.keys.filter((key) => key.keyid !== KEYS.cosigner.keyid),
  anchors: [anchor(AUTHORITY.certificate, 'Tiny authority', 'manifest', 'countersignature'), anchor(TIME.time.certificate, 'Tiny time', 'timestamp')],
};

const leaf = (notAfter = Date.UTC(2027, 0, 1)): Uint8Array => issue(AUTHORITY, KEYS.cosigner.spki, {
  serial: SERIAL, subject: writeName(['O', 'Tiny'], ['CN', 'Tiny notary']), notBefore: Date.UTC(2026, 9, 1), notAfter, extensions: [keyUsage('digitalSignature')],
});
function revoking(...revoked: RevokedEntry[]): Uint8Array {
  return writeCrl(AUTHORITY, { number: 1n, thisUpdate: SIGNED - DAY, nextUpdate: SIGNED + 60 * DAY, revoked });
}
const revoked = (at: number): RevokedEntry => ({ serial: SERIAL, revoked: at, reason: 'keyCompromise', invalidSince: null });

const manifestOf = (files: Files): Uint8Array => files.get(MANIFEST_PATH) ?? new Uint8Array();
const certify = (files: Files, der = leaf()): void => void files.set(sealName.chain(KEYS.cosigner.keyid), encodeUtf8(writeChain([der])));
const list = (files: Files, der: Uint8Array): void => void files.set(sealName.crl(der), der);
function stamp(files: Files, at = STAMPED): void {
  const token = stampOf(TIME.stamper, manifestOf(files), at);
  files.set(sealName.token(token), token);
}

async function judged(change: (files: Files) => void, { asOf = '2026-11-20T00:00:00.000Z', pack = TRUST }: { asOf?: string; pack?: TrustPack } = {}) {
  const files = tinyBundle();
  change(files);
  const result = await verifyFiles(files, { asOf, trust: trustOf(pack) });
  const signer = result.signers.find((each) => each.keyid === KEYS.cosigner.keyid);
  return { codes: codesOf(result), notes: findingsOf(result).map((finding) => finding.code), signer, findings: findingsOf(result) };
}

describe('a signer known by a certificate', () => {
  test('is believed as long as its path holds, and named after its authority', async () => {
    const { codes, signer } = await judged((files) => certify(files));
    expect(codes).toEqual([]);
    expect(signer).toMatchObject({ outcome: 'valid', name: 'Tiny notary', certifiedBy: ['Tiny authority'], algorithm: 'ecdsa-p256-sha256', trustedSince: '2026-10-01T00:00:00.000Z' });
  });
  test('without the certificate, or without its authority, cannot be told', async () => {
    expect((await judged(() => undefined)).codes).toEqual(['signature.key-unknown']);
    const other = { ...TRUST, anchors: TRUST.anchors!.slice(1) };
    expect((await judged((files) => certify(files), { pack: other })).codes).toEqual(['certificate.untrusted', 'signature.key-unknown']);
  });
  test('by a stranger is in doubt, whatever else is wrong with it; by somebody known it is at fault', async () => {
    const unfit = issue(AUTHORITY, KEYS.cosigner.spki, { serial: SERIAL, subject: writeName(['CN', 'Tiny notary']), notBefore: Date.UTC(2026, 9, 1), notAfter: Date.UTC(2027, 0, 1), extensions: [keyUsage('keyEncipherment')] });
    const { codes, findings } = await judged((files) => certify(files, unfit));
    expect(codes).toEqual(['certificate.invalid', 'signature.key-unknown']);
    expect(findings.find(({ code }) => code === 'certificate.invalid')).toMatchObject({ expected: 'digitalSignature contentCommitment', computed: 'keyEncipherment', values: { problem: 'key-usage', position: 0, subject: 'CN=Tiny notary' } });
    const stranger = await judged((files) => certify(files, unfit), { pack: { ...TRUST, anchors: TRUST.anchors!.slice(1) } });
    expect(stranger.codes).toEqual(['certificate.untrusted', 'signature.key-unknown']);
    expect(stranger.findings.filter(({ code }) => code === 'certificate.untrusted').map(({ values }) => String(values?.['problem'])).toSorted((left, right) => left.localeCompare(right))).toEqual(['issuer-unknown', 'key-usage']);
  });
  test('whose file is named after another key, or holds no certificate, is not used', async () => {
    const named = await judged((files) => certify(files, issue(AUTHORITY, demonstrationP256('seal test', 'other').spki, { serial: 8n, subject: writeName(['CN', 'Other']), notBefore: Date.UTC(2026, 9, 1), notAfter: Date.UTC(2027, 0, 1) })));
    expect(named.codes).toEqual(['seal.name-mismatch', 'signature.key-unknown']);
    expect(named.findings.find(({ code }) => code === 'seal.name-mismatch')).toMatchObject({ expected: KEYS.cosigner.keyid, computed: demonstrationP256('seal test', 'other').keyid });
    const hollow = await judged((files) => certify(files, Uint8Array.of(0x30, 0)));
    expect(hollow.codes).toEqual(['certificate.malformed', 'signature.key-unknown']);
    expect(hollow.findings.find(({ code }) => code === 'certificate.malformed')?.values).toMatchObject({ position: 0, problem: 'missing-member' });
  });
  test('a list of the bundle that cannot be read, or is not its issuer’s, clears and revokes nothing', async () => {
    const broken = revoking(revoked(SIGNED - DAY));
    const cut = broken.slice(0, -1);
    const forged = broken.map((byte, at) => (at === broken.length - 1 ? byte ^ 1 : byte));
    const problemOf = async (der: Uint8Array): Promise<readonly unknown[]> =>
      (await judged((files) => (certify(files), list(files, der)))).findings.filter(({ code }) => code === 'certificate.crl-unusable').map(({ at, values }) => [at.file?.slice(0, 9), values?.['problem']]);
    expect(await problemOf(cut)).toEqual([['seal/crls', 'unexpected-end']]);
    expect(await problemOf(forged)).toEqual([['seal/cert', 'crl-signature']]);
    expect((await judged((files) => (certify(files), list(files, forged)))).notes).toContain('certificate.revocation-unknown');
  });
  test('that may vouch for time-stamps only vouches for no signer', async () => {
    const pack = { ...TRUST, anchors: [anchor(AUTHORITY.certificate, 'Tiny authority', 'timestamp')] };
    expect((await judged((files) => certify(files), { pack })).codes).toEqual(['certificate.untrusted', 'signature.key-unknown']);
  });
  test('expired since: good with a time-stamp from before, otherwise neither good nor bad', async () => {
    const expired = leaf(SIGNED + DAY);
    expect((await judged((files) => certify(files, expired))).codes).toEqual(['signature.time-unproved']);
    const { codes, signer } = await judged((files) => (certify(files, expired), stamp(files)));
    expect([codes, signer?.outcome]).toEqual([[], 'valid']);
    // Seen only after it had expired, it may have been made then.
    expect((await judged((files) => (certify(files, expired), stamp(files, SIGNED + 2 * DAY)))).codes).toEqual(['signature.time-unproved']);
  });
  test('expired before it signed is refused whatever the time-stamp says', async () => {
    expect((await judged((files) => (certify(files, leaf(SIGNED - DAY)), stamp(files)))).codes).toEqual(['signature.key-outside-window', 'signature.threshold-unmet']);
  });
  test('revoked after it was seen signing is good, and the revocation is noted', async () => {
    const { codes, notes, findings } = await judged((files) => (certify(files), stamp(files), list(files, revoking(revoked(SIGNED + DAY)))));
    expect(codes).toEqual([]);
    expect(notes).toContain('certificate.revoked');
    expect(findings.find((finding) => finding.code === 'certificate.revoked')?.values).toMatchObject({ since: new Date(SIGNED + DAY).toISOString(), reason: 'keyCompromise', position: 0 });
  });
  test('revoked after it signed, with nothing to date the signature, cannot be told', async () => {
    expect((await judged((files) => (certify(files), list(files, revoking(revoked(SIGNED + DAY)))))).codes).toEqual(['signature.time-unproved']);
  });
  test('revoked before it signed is refused', async () => {
    expect((await judged((files) => (certify(files), stamp(files), list(files, revoking(revoked(SIGNED - DAY)))))).codes).toEqual(['signature.key-compromised', 'signature.threshold-unmet']);
  });
  test('a list that clears it leaves nothing to be said; none is noted', async () => {
    expect((await judged((files) => (certify(files), list(files, revoking())))).notes).not.toContain('certificate.revocation-unknown');
    expect((await judged((files) => certify(files))).notes).toContain('certificate.revocation-unknown');
  });
  test('lists of the trust pack count like those of the bundle', async () => {
    const pack = { ...TRUST, crls: [encodeBase64(revoking(revoked(SIGNED - DAY)))] };
    expect((await judged((files) => certify(files), { pack })).codes).toContain('signature.key-compromised');
  });
  test('an authority that the user no longer believes ends with that day', async () => {
    const since = (day: number): TrustPack => ({ ...TRUST, anchors: [{ ...TRUST.anchors![0]!, compromised_since: new Date(day).toISOString() }, TRUST.anchors![1]!] });
    expect((await judged((files) => certify(files), { pack: since(SIGNED - DAY) })).codes).toContain('signature.key-compromised');
    expect((await judged((files) => (certify(files), stamp(files)), { pack: since(SIGNED + DAY) })).codes).toEqual([]);
  });
  test('a chain for a key that signed nothing is noted and not used', async () => {
    const { codes, notes } = await judged((files) => (certify(files), files.set(sealName.chain('ab'.repeat(32)), encodeUtf8(writeChain([leaf()])))));
    expect([codes, notes.includes('seal.unrelated')]).toEqual([[], true]);
  });
});

describe('independent time', () => {
  test('closes the question whose clock it was, and says by when everything was there', async () => {
    const files = tinyBundle();
    certify(files);
    stamp(files);
    const result = await verifyFiles(files, { trust: trustOf(TRUST) });
    const report = result.reports.find((each) => each.id === 'time.independent');
    expect(report?.findings.map((finding) => finding.code)).toEqual(['timestamp.verified']);
    expect(report?.facts).toContainEqual(['proven-by', new Date(STAMPED + 1_000).toISOString()]);
  });
  test('the earliest believed stamp counts; one that is not believed neither helps nor is passed over', async () => {
    const { codes } = await judged((files) => {
      certify(files, leaf(SIGNED + DAY));
      stamp(files, SIGNED + 3 * DAY);
      stamp(files);
      const other = stampOf(TIME.stamper, encodeUtf8('something else'), STAMPED);
      files.set(sealName.token(other), other);
    });
    expect(codes).toEqual(['timestamp.other-content']);
  });
  test('a created_at later than the stamp contradicts it', async () => {
    expect((await judged((files) => (certify(files), stamp(files, SIGNED - DAY)))).codes).toContain('timestamp.contradicts');
  });
  test.each<[string, (files: Files) => Uint8Array, string, object]>([
    ['that ends too early', (files) => stampOf(TIME.stamper, manifestOf(files), STAMPED).slice(0, -1), 'timestamp.malformed', { problem: 'unexpected-end' }],
    ['in the answer it came in', (files) => writeTimeStampResponse(stampOf(TIME.stamper, manifestOf(files), STAMPED)), 'timestamp.malformed', { problem: 'response-not-token' }],
    ['that is no time', () => Uint8Array.of(0x30, 0), 'timestamp.malformed', { problem: 'missing-member' }],
    ['dated in the future', (files) => stampOf(TIME.stamper, manifestOf(files), Date.UTC(2026, 11, 24)), 'timestamp.after-as-of', { time: '2026-12-24T00:00:00.000Z', problem: 'from-the-future', authority: 'Meridian Time stamping unit 1' }],
    ['of other bytes', () => stampOf(TIME.stamper, encodeUtf8('other'), STAMPED), 'timestamp.other-content', { problem: 'imprint', time: new Date(STAMPED).toISOString() }],
  ])('a stamp %s dates nothing', async (_name, make, code, values) => {
    const { codes, findings } = await judged((files) => {
      certify(files);
      const token = make(files);
      files.set(sealName.token(token), token);
    });
    expect(codes).toEqual([code]);
    expect(findings.find((finding) => finding.code === code)?.values).toMatchObject(values);
  });
  test('without a pack a stamp is by somebody unknown', async () => {
    const files = tinyBundle();
    stamp(files);
    expect(codesOf(await verifyFiles(files, { trust: null }))).toContain('timestamp.authority-unknown');
  });
});

describe('countersignatures', () => {
  const person = demonstrationP256('seal test', 'reviewer');
  const certificate = issue(AUTHORITY, person.spki, { serial: 5n, subject: writeName(['CN', 'Reviewer']), notBefore: Date.UTC(2026, 9, 1), notAfter: Date.UTC(2027, 9, 1), extensions: [keyUsage('digitalSignature')] });
  const pack: TrustPack = { ...TRUST, keys: [...TRUST.keys, { ...PACK.keys[0]!, keyid: person.keyid, spki: encodeBase64(person.spki), algorithm: person.algorithm, purposes: ['countersignature'], holder: 'person:ada' }] };
  const cms = (files: Files, content: Uint8Array, signingCertificate = certificate, signer: Signer = person): void => {
    const bytes = writeSignedData({ content, form: 'detached', signers: [{ signer, certificate: signingCertificate }], certificates: [signingCertificate] });
    files.set(`seal/countersignatures/${sha256Hex(bytes)}.p7s`, bytes);
  };
  const issued = (notAfter: number, usage: 'keyEncipherment' | 'digitalSignature', spki = person.spki): Uint8Array =>
    issue(AUTHORITY, spki, { serial: 6n, subject: writeName(['CN', 'Reviewer']), notBefore: Date.UTC(2026, 9, 1), notAfter, extensions: [keyUsage(usage)] });
  const [unfit, over] = [issued(Date.UTC(2027, 9, 1), 'keyEncipherment'), issued(Date.UTC(2026, 10, 10), 'digitalSignature')];
  const weak = weakSigner();
  const put = (files: Files, bytes: Uint8Array): void => void files.set(`seal/countersignatures/${sha256Hex(bytes)}.p7s`, bytes);
  const damaged = (files: Files, change: (bytes: Uint8Array) => Uint8Array): void =>
    put(files, change(writeSignedData({ content: manifestOf(files), form: 'detached', signers: [{ signer: person, certificate }], certificates: [certificate] })));
  const unsigned = (files: Files): void => put(files, writeSignedData({ content: manifestOf(files), form: 'detached', signers: [], certificates: [] }));
  /** Another signature by the same key, over something else. */
  const flipped = (files: Files): void => {
    const text = Buffer.from(countersignatureOf(manifestOf(files), person, { signer: 'person:ada', signed_at: '2026-11-03T00:00:00.000Z' })).toString();
    files.set(sealName.countersignature(person.keyid), encodeUtf8(text.replace(/"sig":"[^"]+"/u, `"sig":"${encodeBase64(person.sign(encodeUtf8('other')))}"`)));
  };
  const dsse = (files: Files, changes: object = {}): void => void files.set(sealName.countersignature(person.keyid), countersignatureOf(manifestOf(files), person, { signer: 'person:ada', signed_at: '2026-11-03T00:00:00.000Z', ...changes }));

  test.each<[string, (files: Files) => void, TrustPack, string[], string | null]>([
    ['by a key of the pack', (files) => dsse(files), pack, [], 'countersignature.verified'],
    ['by a key nobody handed over', (files) => dsse(files), TRUST, [], 'countersignature.undecided'],
    ['of another manifest', (files) => dsse(files, { manifest: 'ab'.repeat(32) }), pack, ['countersignature.other-content'], null],
    ['in another’s name', (files) => dsse(files, { signer: 'person:bob' }), pack, ['countersignature.refused'], null],
    ['dated before the key counts', (files) => dsse(files, { signed_at: '2025-01-01T00:00:00.000Z' }), pack, ['countersignature.refused'], null],
    ['in CMS, by a certificate', (files) => cms(files, manifestOf(files)), TRUST, [], 'countersignature.verified'],
    ['in CMS, over other content', (files) => cms(files, encodeUtf8('other')), TRUST, ['countersignature.other-content'], null],
    ['in CMS, by a stranger whose certificate is for other work', (files) => cms(files, manifestOf(files), unfit), { ...TRUST, anchors: [] }, [], 'countersignature.undecided'],
    ['in CMS, by a certificate for other work', (files) => cms(files, manifestOf(files), unfit), TRUST, ['countersignature.refused'], null],
    ['in CMS, by a key that is too weak', (files) => cms(files, manifestOf(files), issued(Date.UTC(2027, 9, 1), 'digitalSignature', weak.spki), weak), TRUST, ['countersignature.refused'], null],
    ['in CMS, by a certificate that was over', (files) => cms(files, manifestOf(files), over), TRUST, [], 'countersignature.undecided'],
    ['in CMS, which is none', (files) => damaged(files, (bytes) => bytes.slice(0, -1)), TRUST, ['countersignature.malformed'], null],
    ['in CMS, signed by nobody', (files) => unsigned(files), TRUST, ['countersignature.malformed'], null],
    ['in CMS, with another signature', (files) => damaged(files, (bytes) => bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte))), TRUST, ['countersignature.invalid'], null],
    ['by a key that may not countersign', (files) => dsse(files), { ...pack, keys: pack.keys.map((each) => (each.keyid === person.keyid ? { ...each, purposes: ['document'] } : each)) }, ['countersignature.refused'], null],
    ['with another signature', (files) => flipped(files), pack, ['countersignature.invalid'], null],
    ['by a key that is over', (files) => dsse(files), { ...pack, keys: pack.keys.map((each) => (each.keyid === person.keyid ? { ...each, not_after: '2026-11-10T00:00:00.000Z' } : each)) }, [], 'countersignature.undecided'],
    ['in CMS, by an authority nobody chose', (files) => cms(files, manifestOf(files)), { ...TRUST, anchors: [] }, [], 'countersignature.undecided'],
  ])('%s', async (_name, change, trusted, codes, note) => {
    const { codes: found, notes } = await judged((files) => (certify(files), change(files)), { pack: trusted });
    expect(found.filter((code) => code.startsWith('countersignature.'))).toEqual(codes);
    if (note !== null) expect(notes).toContain(note);
    else expect(notes).not.toContain('countersignature.verified');
  });
});

describe('what lies under seal/', () => {
  const id = 'ab'.repeat(32);
  test.each<[string, string, Uint8Array, string, object]>([
    ['a file of no kind', 'seal/notes.txt', encodeUtf8('x'), 'seal.not-supported', {}],
    ['a chain that is none', sealName.chain(id), encodeUtf8('x'), 'seal.malformed', { values: { problem: 'chain' } }],
    ['a list under another name', `seal/crls/${id}.crl`, encodeUtf8('x'), 'seal.name-mismatch', { expected: id, computed: sha256Hex('x') }],
    ['a token under another name', `seal/timestamps/${id}.tst`, encodeUtf8('x'), 'seal.name-mismatch', { expected: id, computed: sha256Hex('x') }],
    ['a countersignature that is no envelope', sealName.countersignature(id), encodeUtf8('{}'), 'countersignature.malformed', { values: { problem: 'missing-member' } }],
    ['a countersignature that is no JSON', sealName.countersignature(id), encodeUtf8('{'), 'countersignature.malformed', { at: { file: sealName.countersignature(id), offset: 1 } }],
    ['a file too large', sealName.chain(id), new Uint8Array(4 * 2 ** 20 + 1), 'seal.limit-exceeded', { values: { problem: 'bytes' }, computed: String(4 * 2 ** 20 + 1) }],
  ])('%s', async (_name, file, bytes, code, more) => {
    const { findings } = await judged((files) => (certify(files), files.set(file, bytes)));
    const found = findings.filter((finding) => finding.at.file === file);
    expect(found.map((finding) => finding.code)).toContain(code);
    expect(found.find((finding) => finding.code === code)).toMatchObject(more);
  });
});

test('seal files beyond the limits are said to be unread', async () => {
  const { codes } = await judged((files) => {
    certify(files);
    for (let number = 0; number < 256; number++) {
      const der = encodeUtf8(`list ${number}`);
      files.set(sealName.crl(der), der);
    }
  });
  expect(codes).toContain('seal.limit-exceeded');
});
