import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readTrustPack, spokenFingerprint, type TrustPack } from '../../../../src/core/trust/index.ts';
import { ProducerError, signerFromKey } from '../../../../src/producer/signing.ts';
import {
  acceptKey, compromised, crlDigest, diffPacks, endorseKey, introduceKey, newPack, oneOf, packBytes, publicKeyId, trustedKeyOf, withIdentity, withKey, without, withoutIdentity, withTrustedRoot,
} from '../../../../src/producer/trust/index.ts';
import { KEYS, ORIGIN, PACK } from '../../../support/tiny-bundle.ts';

const AT = '2026-11-10T00:00:00.000Z';
const WINDOW = { notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2027-12-31T00:00:00.000Z' };
const ABOUT = { name: 'Key', holder: 'service:x', purposes: ['manifest', 'checkpoint'], ...WINDOW, logs: ['log.example/x'], at: AT } as const;
const spkiOf = (key: KeyObject): Uint8Array => new Uint8Array(key.export({ format: 'der', type: 'spki' }));
const signer = () => signerFromKey(generateKeyPairSync('ed25519').privateKey);

describe('a pack', () => {
  test('that is written can be read, in the one spelling', () => {
    const bytes = packBytes(newPack('Empty', AT, 1, 90));
    expect(readTrustPack(bytes)).toMatchObject({ ok: true, pack: { name: 'Empty', keys: [] } });
    expect(() => packBytes(newPack('', AT, 1, 90))).toThrow(ProducerError);
  });

  test('takes a key once, and one key a log', () => {
    const { keys: [first] } = PACK;
    expect(() => withKey(PACK, first!, [])).toThrow('holds this key already');
    const spki = spkiOf(generateKeyPairSync('ed25519').publicKey);
    const key = trustedKeyOf({ spki, ...ABOUT });
    expect(() => withKey(PACK, key, [ORIGIN])).toThrow(ORIGIN);
    expect(withKey(PACK, key, ['log.example/x']).logs.at(-1)).toEqual({ origin: 'log.example/x', keyid: publicKeyId(spki) });
  });

  test('loses a key with its logs, and by one unmistakable name only', () => {
    const smaller = without(PACK, KEYS.log.keyid.slice(0, 12));
    expect(smaller.keys.some((key) => key.keyid === KEYS.log.keyid)).toBe(false);
    expect(smaller.logs).toEqual([]);
    expect(() => without(PACK, KEYS.log.keyid.slice(0, 7))).toThrow('nothing in the pack');
    expect(oneOf(PACK, KEYS.log.keyid.replace(/(.{4})/g, '$1 '))).toBe(KEYS.log.keyid);
  });

  test('names Sigstore identities beside a root, each once, and keeps them when the root is exchanged', () => {
    const ada = { san: 'ada@example.com', issuer: 'https://issuer.example', purposes: ['manifest'] } as const;
    expect(() => withIdentity(PACK, ada)).toThrow('no Sigstore trusted root');
    const named = withIdentity(withTrustedRoot(PACK, { a: 1 }), ada);
    expect(() => withIdentity(named, { ...ada, purposes: ['document'] })).toThrow('names ada@example.com already');
    expect(withTrustedRoot(named, { a: 2 }).sigstore).toEqual({ trusted_root: { a: 2 }, identities: [ada] });
    expect(readTrustPack(packBytes(named))).toMatchObject({ ok: true, pack: { sigstore: { identities: [ada] } } });
    expect(() => withoutIdentity(named, ada.san, 'https://other.example')).toThrow('does not name');
    expect(withoutIdentity(named, ada.san, ada.issuer).sigstore?.identities).toEqual([]);
  });

  test('marks a key as compromised and keeps it', () => {
    const marked = compromised(PACK, KEYS.log.keyid, AT);
    expect(marked.keys.find((key) => key.keyid === KEYS.log.keyid)?.compromised_since).toBe(AT);
    const crl = Buffer.from('not looked at here').toString('base64');
    expect(() => compromised({ ...PACK, crls: [crl] }, crlDigest(crl), AT)).toThrow('revocation list');
  });

  test('differs from another by what it holds', () => {
    const marked = compromised(PACK, KEYS.log.keyid, AT);
    expect(diffPacks(PACK, PACK)).toEqual([]);
    expect(diffPacks(PACK, marked)).toEqual([{ kind: 'changed', what: 'key', id: KEYS.log.keyid, member: 'compromised_since', before: 'absent', after: `"${AT}"` }]);
    expect(diffPacks(PACK, without(PACK, KEYS.log.keyid)).map(({ kind, what }) => `${kind} ${what}`)).toEqual(['removed key', 'removed log']);
    expect(diffPacks(PACK, { ...PACK, name: 'Other', crls: ['AAAA'] }).map(({ kind, what }) => `${kind} ${what}`)).toEqual(['changed pack', 'added crl']);
  });
});

describe('a key for a pack', () => {
  test.each<[string, () => KeyObject, string]>([
    ['ed25519', () => generateKeyPairSync('ed25519').publicKey, 'ed25519'],
    ['P-256', () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey, 'ecdsa-p256-sha256'],
    ['P-384', () => generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey, 'ecdsa-p384-sha384'],
    ['P-521', () => generateKeyPairSync('ec', { namedCurve: 'secp521r1' }).publicKey, 'ecdsa-p521-sha512'],
  ])('of %s says itself how it signs', (_, make, algorithm) => expect(trustedKeyOf({ spki: spkiOf(make()), ...ABOUT }).algorithm).toBe(algorithm));

  test('of RSA has to be told', () => {
    const spki = spkiOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey);
    expect(() => trustedKeyOf({ spki, ...ABOUT })).toThrow('does not say how it signs');
    expect(trustedKeyOf({ spki, ...ABOUT, algorithm: 'rsa-pss-sha256' }).algorithm).toBe('rsa-pss-sha256');
    expect(() => trustedKeyOf({ spki, ...ABOUT, algorithm: 'ed25519' })).toThrow('does not sign with ed25519');
  });

  test('of another curve is refused', () => {
    expect(() => trustedKeyOf({ spki: spkiOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey), ...ABOUT })).toThrow(ProducerError);
  });
});

describe('the ceremony', () => {
  const empty = newPack('New', AT, 1, 90);
  const accepted = (pack: TrustPack, file: Uint8Array, heard: string | null = null): string | TrustPack => {
    try {
      return acceptKey(pack, file, heard, AT);
    } catch (error) {
      if (!(error instanceof ProducerError)) throw error;
      return error.message;
    }
  };

  test('a first key is taken by the digits its owner says, and by no others', () => {
    const owner = signer();
    const file = introduceKey(owner, ABOUT);
    expect(accepted(empty, file)).toBe('an introduction is accepted by its fingerprint only');
    expect(accepted(empty, file, spokenFingerprint(signer().keyid))).toBe('the fingerprint is not that of the key');
    const pack = accepted(empty, file, spokenFingerprint(owner.keyid));
    expect(typeof pack === 'string' ? pack : packBytes(pack).length > 0 && pack.keys[0]?.keyid).toBe(owner.keyid);
  });

  test('no message shows the digits of the file', () => {
    const owner = signer();
    const digits = spokenFingerprint(owner.keyid).split(' ');
    for (const heard of [null, '12345']) {
      try {
        acceptKey(empty, introduceKey(owner, ABOUT), heard, AT);
        expect.unreachable();
      } catch (error) {
        const said = error instanceof ProducerError ? `${error.message} ${error.hint}` : '';
        expect(said).not.toBe('');
        expect(digits.some((group) => said.includes(group))).toBe(false);
      }
    }
  });

  test('a new key comes in on the old one’s word, with a reference, and takes over its log', () => {
    const [old, next] = [signer(), signer()];
    const before = accepted(empty, introduceKey(old, ABOUT), spokenFingerprint(old.keyid)) as TrustPack;
    const after = accepted(before, endorseKey(old, introduceKey(next, ABOUT), AT)) as TrustPack;
    expect(after.keys.map(({ keyid, endorsed_by: by }) => [keyid, by])).toEqual([[old.keyid, undefined], [next.keyid, old.keyid]]);
    expect(after.logs).toEqual([{ origin: 'log.example/x', keyid: next.keyid }]);
    expect(readTrustPack(packBytes(after)).ok).toBe(true);
    expect(accepted(after, endorseKey(old, introduceKey(next, { ...ABOUT, logs: [] }), AT))).toContain('already');
  });

  test('what endorses must be in the pack, and nothing endorses itself', () => {
    const [old, next] = [signer(), signer()];
    expect(accepted(empty, endorseKey(old, introduceKey(next, ABOUT), AT))).toBe('the key that endorses is not in the pack');
    expect(() => endorseKey(old, introduceKey(old, ABOUT), AT)).toThrow('itself');
    expect(() => endorseKey(old, packBytes(empty), AT)).toThrow('not a key introduction');
  });

  test('what no reader would take is not written', () => {
    expect(() => introduceKey(signer(), { ...ABOUT, notAfter: '2020-01-01T00:00:00.000Z' })).toThrow(ProducerError);
  });
});
