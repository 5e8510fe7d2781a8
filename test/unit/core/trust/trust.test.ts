import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { encodeBase64, encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { createKeyring, EMPTY_KEYRING, isUndecided, judgeSignature, readTrustPack, type TrustPack } from '../../../../src/core/trust/index.ts';
import { misfitWord } from '../../../support/misfit-word.ts';
import { crl, MIDDLE, ROOT } from '../../../support/pki-fixture.ts';
import { jcs, KEYS, ORIGIN, PACK } from '../../../support/tiny-bundle.ts';
import { ed25519Key, trusted } from '../../../support/tiny-keys.ts';

const problem = (value: object): string => {
  const read = readTrustPack(jcs(value));
  return read.ok ? 'ok' : misfitWord(read);
};
const first = PACK.keys[0]!;
const ANCHOR = { fingerprint: sha256Hex(ROOT.certificate), name: 'root', certificate: encodeBase64(ROOT.certificate), purposes: ['document'] };
const withKey = (more: object): object => ({ ...PACK, keys: [{ ...first, ...more }], logs: [] });

describe('readTrustPack', () => {
  test('accepts a pack and names it by its bytes', () => {
    const bytes = jcs(PACK);
    expect(readTrustPack(bytes)).toEqual({ ok: true, pack: PACK, digest: sha256Hex(bytes) });
  });
  test.each<[string, object, string]>([
    ['another format', { ...PACK, format: 'x' }, 'wrong-value at /format'],
    ['an unknown member', { ...PACK, extra: 1 }, 'unknown-member at /extra'],
    ['no threshold', { ...PACK, manifest_threshold: 0 }, 'wrong-value at /manifest_threshold'],
    ['a loose time', { ...PACK, issued_at: '2026-11-01' }, 'wrong-value at /issued_at'],
    ['an unknown algorithm', withKey({ algorithm: 'rsa' }), 'wrong-value at /keys/0/algorithm'],
    ['an unknown purpose', withKey({ purposes: ['everything'] }), 'wrong-value at /keys/0/purposes/0'],
    ['a purpose twice', withKey({ purposes: ['manifest', 'manifest'] }), 'repeated at /keys/0/purposes'],
    ['a keyid of another key', withKey({ keyid: KEYS.log.keyid }), 'keyid-of-another at /keys/0/keyid'],
    ['a key of another algorithm', withKey({ algorithm: 'ecdsa-p256-sha256' }), 'key-unusable at /keys/0/spki'],
    ['a window that ends before it starts', withKey({ not_after: '2025-01-01T00:00:00.000Z' }), 'ends-before-start at /keys/0/not_after'],
    ['one key twice', { ...PACK, keys: [first, first], logs: [] }, 'repeated at /keys'],
    ['one origin twice', { ...PACK, logs: [...PACK.logs, ...PACK.logs] }, 'repeated at /logs'],
    ['a log without its key', { ...PACK, logs: [{ origin: 'o', keyid: KEYS.stranger.keyid }] }, 'log-without-key at /logs/0/keyid'],
    ['an authority by another fingerprint', { ...PACK, anchors: [{ ...ANCHOR, fingerprint: 'ab'.repeat(32) }] }, 'fingerprint-of-another at /anchors/0/fingerprint'],
    ['an authority that is no certificate', { ...PACK, anchors: [ANCHOR, { ...ANCHOR, fingerprint: sha256Hex(Uint8Array.of(5, 0)), certificate: 'BQA=' }] }, 'not-a-certificate at /anchors/1/certificate'],
    ['a certificate in loose base64', { ...PACK, anchors: [{ ...ANCHOR, certificate: `${ANCHOR.certificate}=` }] }, 'wrong-value at /anchors/0/certificate'],
    ['an authority for everything', { ...PACK, anchors: [{ ...ANCHOR, purposes: ['everything'] }] }, 'wrong-value at /anchors/0/purposes/0'],
    ['an authority with a purpose twice', { ...PACK, anchors: [{ ...ANCHOR, purposes: ['document', 'document'] }] }, 'repeated at /anchors/0/purposes'],
    ['one authority twice', { ...PACK, anchors: [ANCHOR, { ...ANCHOR, name: 'other' }] }, 'repeated at /anchors'],
    ['a revocation list that is none', { ...PACK, crls: [encodeBase64(crl(ROOT).der), 'BQA='] }, 'not-a-revocation-list at /crls/1'],
    ['an identity with a purpose twice', { ...PACK, sigstore: { trusted_root: {}, identities: [{ san: 's', issuer: 'i' }, { san: 's', issuer: 'i', purposes: ['manifest', 'manifest'] }] } }, 'repeated at /sigstore/identities/1/purposes'],
    ['no pack at all', [], 'wrong-type at /'],
    ['a log with a key for something else', { ...PACK, logs: [{ origin: 'o', keyid: KEYS.manifest.keyid }] }, 'log-without-key at /logs/0/keyid'],
  ])('refuses %s', (_name, value, expected) => expect(problem(value)).toBe(expected));

  test('takes authorities, revocation lists and identities as they are written', () => {
    const full = { ...PACK, anchors: [ANCHOR, { ...ANCHOR, fingerprint: sha256Hex(MIDDLE.certificate), certificate: encodeBase64(MIDDLE.certificate), compromised_since: '2026-03-01T00:00:00.000Z' }], crls: [encodeBase64(crl(ROOT).der)], sigstore: { trusted_root: { any: [1] }, identities: [{ san: 's', issuer: 'i' }, { san: 's', issuer: 'j', purposes: ['manifest', 'document'] }] } };
    expect(readTrustPack(jcs(full))).toMatchObject({ ok: true, pack: full });
  });
  test('says at which byte it cannot be read', () => {
    expect(readTrustPack(encodeUtf8('{"format":'))).toEqual({ ok: false, problem: 'unexpected-end', at: { offset: 10 } });
    expect(readTrustPack(encodeUtf8('{"b":1,"a":2}'))).toMatchObject({ ok: false, problem: 'not-canonical', at: { offset: expect.any(Number) as number } });
  });
  test('refuses another spelling, and every cut', () => {
    const bytes = jcs(PACK);
    expect(readTrustPack(encodeUtf8(` ${new TextDecoder().decode(bytes)}`))).toMatchObject({ ok: false });
    for (let length = 0; length < bytes.length; length += 11) expect(readTrustPack(bytes.slice(0, length)).ok).toBe(false);
  });
  test('one flipped bit never reads as the same pack', () => {
    const bytes = jcs({ ...PACK, keys: [first], logs: [] });
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at] = changed[at]! ^ (1 << (at % 8));
      const read = readTrustPack(changed);
      if (read.ok) expect(read.digest).not.toBe(sha256Hex(bytes));
    }
  });
});

describe('judgeSignature', () => {
  const MESSAGE = encodeUtf8('m');
  const key = ed25519Key(20);
  const day = (date: string) => Date.parse(`${date}T00:00:00.000Z`);
  const pack = (more: object): TrustPack => ({ ...PACK, keys: [trusted(key, 'h', ['manifest'], { not_before: '2026-01-01T00:00:00.000Z', not_after: '2026-06-30T00:00:00.000Z', ...more })], logs: [] });
  const judge = (signedAt: string | null, asOf: string, more: object = {}, purpose: 'manifest' | 'receipt' = 'manifest', provenBy: string | null = null) =>
    judgeSignature(createKeyring(pack(more)), {
      keyid: key.keyid, signature: key.sign(MESSAGE), message: MESSAGE, purpose, signedAt: signedAt === null ? null : day(signedAt), asOf: day(asOf),
      provenBy: provenBy === null ? null : day(provenBy),
    });

  test.each<[string, string | null, string, object, string[]]>([
    ['inside the window', '2026-02-01', '2026-03-01', {}, []],
    ['on its first and last instants', '2026-01-01', '2026-06-30', {}, []],
    ['before it', '2025-12-31', '2026-03-01', {}, ['key-outside-window']],
    ['after it', '2026-07-01', '2026-08-01', {}, ['key-outside-window']],
    ['read before it began', '2026-02-01', '2025-01-01', {}, ['key-outside-window']],
    ['without a time', null, '2026-03-01', {}, ['key-outside-window']],
    ['read after it ended', '2026-02-01', '2026-08-01', {}, ['time-unproved']],
    ['at the compromise', '2026-02-01', '2026-03-01', { compromised_since: '2026-02-01T00:00:00.000Z' }, ['key-compromised']],
    ['before a compromise already known', '2026-02-01', '2026-04-01', { compromised_since: '2026-03-01T00:00:00.000Z' }, ['time-unproved']],
    ['before a compromise still to come', '2026-02-01', '2026-02-15', { compromised_since: '2026-03-01T00:00:00.000Z' }, []],
  ])('%s', (_name, signedAt, asOf, more, problems) => expect(judge(signedAt, asOf, more).problems).toEqual(problems));

  test.each<[string, string, object, string[]]>([
    ['seen by another while the key was good', '2026-02-02', {}, []],
    ['seen on the window’s last instant', '2026-06-30', {}, []],
    ['seen only after the window', '2026-07-01', {}, ['time-unproved']],
    ['seen before the compromise', '2026-02-28', { compromised_since: '2026-03-01T00:00:00.000Z' }, []],
    ['seen at the compromise', '2026-03-01', { compromised_since: '2026-03-01T00:00:00.000Z' }, ['time-unproved']],
    ['seen early, and dated after the compromise', '2026-01-15', { compromised_since: '2026-01-20T00:00:00.000Z' }, ['key-compromised']],
  ])('%s', (_name, provenBy, more, problems) => expect(judge('2026-02-01', '2026-08-01', more, 'manifest', provenBy).problems).toEqual(problems));

  test('a purpose the key lacks is refused, however valid', () => expect(judge('2026-02-01', '2026-03-01', {}, 'receipt').problems).toEqual(['key-purpose']));
  test('only what is missing leaves a judgement open', () => {
    expect(isUndecided(judge('2026-02-01', '2026-08-01'))).toBe(true);
    expect(isUndecided(judge('2026-02-01', '2026-03-01'))).toBe(false);
    expect(isUndecided(judge('2026-07-01', '2026-08-01'))).toBe(false);
  });
  test('keys come from the pack alone', () => {
    expect(createKeyring(PACK).forLog(ORIGIN)?.key.keyid).toBe(KEYS.log.keyid);
    expect(createKeyring(PACK).forLog('elsewhere')).toBeNull();
    expect(EMPTY_KEYRING.find(KEYS.log.keyid)).toBeNull();
  });
});
