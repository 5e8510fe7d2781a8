import { describe, expect, test } from 'vitest';
import { certificateLog, makeBundle, trustedRoot, type BundleOptions } from '../../../support/sigstore-fixture.ts';
import { LOG_V1, LOG_V2, logInstance, noteLine, type Entry, type Log } from '../../../support/sigstore-log.ts';
import { ecKey, edKey, hash, signWith, spki } from '../../../support/sigstore-pki.ts';
import { encode, verifyBytes, verifyMade } from '../../../support/verify-sigstore.ts';

const AT = '/verificationMaterial/tlogEntries/0';
const START = { start: '2026-01-01T00:00:00Z' };
const V2: BundleOptions = { kind: 'hashedrekord 0.0.2' };
const changed = (options: BundleOptions, change: (entry: Entry) => unknown) => verifyMade({ ...options, entry: { ...options.entry, change } });
const withProof = (options: BundleOptions, change: (proof: NonNullable<Entry['inclusionProof']>) => object) =>
  changed(options, (entry) => ({ ...entry, inclusionProof: { ...entry.inclusionProof, ...change(entry.inclusionProof!) } }));

describe('the log of an entry', () => {
  test('is not in the trusted root', () => {
    expect(verifyMade({}, { root: trustedRoot({ tlogs: [logInstance(LOG_V2, START)] }) }).findings).toMatchObject([
      { code: 'sigstore.log-unknown', at: { pointer: `${AT}/logId/keyId` }, computed: LOG_V1.id.toString('hex') }, { code: 'sigstore.no-verified-time' },
    ]);
    expect(verifyMade({}, { root: trustedRoot({ tlogs: [] }) }).codes[0]).toBe('sigstore.log-unknown');
  });

  test('has a key of an algorithm that is not read', () => {
    const log = { ...logInstance(LOG_V1, START), publicKey: { rawBytes: 'AAAA', keyDetails: 'ML_DSA_65', validFor: START } };
    expect(verifyMade({}, { root: trustedRoot({ tlogs: [log] }) }).codes).toEqual(['sigstore.promise-invalid', 'sigstore.checkpoint-invalid', 'sigstore.no-verified-time']);
  });

  test('stands in the trusted root by its checkpoint’s key id, whole or of four bytes', () => {
    for (const keyId of [LOG_V2.id, LOG_V2.id.subarray(0, 4)]) {
      const log = { ...logInstance(LOG_V2, START), logId: undefined, checkpointKeyId: { keyId: keyId.toString('base64') } };
      expect(verifyMade(V2, { root: trustedRoot({ tlogs: [log] }) }).codes).toEqual([]);
    }
  });

  test('is found among others of the same name or the same key', () => {
    const namesake = { ...LOG_V2, key: edKey(), id: hash('x') };
    const root = trustedRoot({ tlogs: [logInstance(namesake, START), logInstance({ ...LOG_V1, name: 'other.example', id: hash('y') }, START), logInstance(LOG_V1, START), logInstance(LOG_V2, START)] });
    expect(verifyMade(V2, { root }).codes).toEqual([]);
    expect(verifyMade({}, { root }).codes).toEqual([]);
  });

  test('was not trusted then, by its own time', () => {
    const windowed = (validFor: object) => verifyMade({}, { root: trustedRoot({ tlogs: [logInstance(LOG_V1, validFor)] }) });
    expect(windowed({ ...START, end: '2026-09-14T09:59:59Z' }).findings).toMatchObject([
      { code: 'sigstore.log-outside-window', expected: '2026-01-01T00:00:00.000Z 2026-09-14T09:59:59.000Z', computed: '2026-09-14T10:00:00.000Z' }, { code: 'sigstore.no-verified-time' },
    ]);
    expect(windowed({ start: '2026-09-14T10:00:01Z' }).codes).toEqual(['sigstore.log-outside-window', 'sigstore.no-verified-time']);
    expect(windowed({ start: '2026-09-14T10:00:00Z', end: '2026-09-14T10:00:00Z' }).codes).toEqual([]);
  });

  test('was not trusted then, by a time-stamp', () => {
    const root = trustedRoot({ tlogs: [logInstance(LOG_V2, { start: '2026-09-14T10:00:01Z' })] });
    expect(verifyMade(V2, { root }).findings).toMatchObject([{ code: 'sigstore.log-outside-window', at: { pointer: `${AT}/logId/keyId` } }]);
  });

  test.each([['P-384', ecKey('P-384'), 'PKIX_ECDSA_P384_SHA_384', 'sha384'], ['P-521', ecKey('P-521'), 'PKIX_ECDSA_P521_SHA_512', 'sha512']])('may sign with %s', (_, key, details, algorithm) => {
    const log: Log = { ...LOG_V2, name: 'big.example', origin: 'big.example', key, id: hash(spki(key)), details };
    const root = trustedRoot({ tlogs: [logInstance(log, START)] });
    const lines = (_own: string, text: string): string => noteLine(log.name, log.id, signWith(key, Buffer.from(text), algorithm));
    expect(verifyMade({ ...V2, entry: { log, lines } }, { root }).codes).toEqual([]);
  });
});

describe('the promise', () => {
  test('must be in version 0.1', () => {
    expect(verifyMade({ version: '0.1', entry: { promise: false }, tokens: [{}] }).findings).toMatchObject([{ code: 'sigstore.promise-missing', at: { pointer: AT } }]);
  });

  test.each<[string, (entry: Entry) => Entry]>([
    ['another time', (entry) => ({ ...entry, integratedTime: '1789380001' })],
    ['another index', (entry) => ({ ...entry, logIndex: '1004' })],
    ['another signature', (entry) => ({ ...entry, inclusionPromise: { signedEntryTimestamp: signWith(ecKey(), Buffer.from('x')).toString('base64') } })],
  ])('does not hold with %s, and then vouches for no time', (_, change) => {
    expect(changed({}, change).codes).toEqual(['sigstore.promise-invalid', 'sigstore.no-verified-time']);
  });

  test.each(['-1', '01', '1e3', '99999999999999999999'])('index %s is no count', (logIndex) => {
    expect(changed({}, (entry) => ({ ...entry, logIndex })).codes).toEqual(['sigstore.log-entry-malformed', 'sigstore.no-verified-time']);
  });
});

describe('the inclusion proof', () => {
  test('must be in versions after 0.1', () => {
    for (const version of ['0.2', '0.3'] as const) {
      expect(verifyMade({ version, entry: { proof: false } }).findings).toMatchObject([{ code: 'sigstore.inclusion-missing', at: { pointer: AT } }]);
    }
    expect(verifyMade({ ...V2, entry: { proof: false } }).codes).toEqual(['sigstore.inclusion-missing']);
  });

  test('must have a signed head', () => {
    expect(withProof({}, () => ({ checkpoint: undefined })).findings).toMatchObject([{ code: 'sigstore.checkpoint-missing', at: { pointer: `${AT}/inclusionProof` } }]);
  });

  test.each<[string, (proof: NonNullable<Entry['inclusionProof']>) => object]>([
    ['another hash', ({ hashes }) => ({ hashes: [hash('x').toString('base64'), ...hashes.slice(1)] })],
    ['a hash too few', ({ hashes }) => ({ hashes: hashes.slice(1) })],
    ['a hash too many', ({ hashes }) => ({ hashes: [...hashes, hashes[0]] })],
    ['hashes in another order', ({ hashes }) => ({ hashes: hashes.toReversed() })],
    ['a hash of another length', ({ hashes }) => ({ hashes: [Buffer.alloc(31).toString('base64'), ...hashes.slice(1)] })],
    ['another index', () => ({ logIndex: '2' })],
    ['an index outside the tree', () => ({ logIndex: '6' })],
  ])('does not hold with %s', (_, change) => {
    expect(withProof({}, change).findings).toMatchObject([{ code: 'sigstore.inclusion-invalid', at: { pointer: `${AT}/inclusionProof` } }]);
  });

  test('must repeat the head that is signed', () => {
    expect(withProof({}, () => ({ treeSize: '7' })).findings).toMatchObject([{ code: 'sigstore.checkpoint-mismatch', expected: '6', computed: '7', values: { part: 'size' } }]);
    expect(withProof({}, () => ({ rootHash: hash('x').toString('base64') })).findings).toMatchObject([{ code: 'sigstore.checkpoint-mismatch', computed: hash('x').toString('hex'), values: { part: 'root' } }]);
  });

  test('of Rekor v2 has the entry’s own index', () => {
    expect(withProof(V2, () => ({ logIndex: '2' })).findings).toMatchObject([{ code: 'sigstore.checkpoint-mismatch', expected: '3', computed: '2', values: { part: 'index' } }]);
    expect(changed(V2, (entry) => ({ ...entry, logIndex: '2' })).codes).toEqual(['sigstore.checkpoint-mismatch', 'sigstore.inclusion-invalid']);
  });
});

describe('the signed head', () => {
  const lined = (lines: (own: string, text: string) => string, options: BundleOptions = {}) => verifyMade({ ...options, entry: { lines } });
  const UNKNOWN = 'sigstore.checkpoint-signer-unknown';

  test.each<[string, (own: string, text: string) => string]>([
    ['another key hash', (_, text) => noteLine(LOG_V1.name, hash('x'), signWith(LOG_V1.key, Buffer.from(text)))],
    ['another name', (_, text) => noteLine('other.example', LOG_V1.id, signWith(LOG_V1.key, Buffer.from(text)))],
    ['a name that only matches as a pattern', (_, text) => noteLine('.*', LOG_V1.id, signWith(LOG_V1.key, Buffer.from(text)))],
    ['part of its name', (_, text) => noteLine('log', LOG_V1.id, signWith(LOG_V1.key, Buffer.from(text)))],
  ])('in %s is not the log’s', (_, lines) => {
    expect(lined(lines).codes).toEqual([UNKNOWN]);
  });

  test('names both sides', () => {
    const keyHash = LOG_V1.id.toString('hex').slice(0, 8);
    expect(lined((own) => own.replace('log.example', 'other.example')).findings).toMatchObject([{ code: UNKNOWN, expected: `log.example ${keyHash}`, computed: `other.example ${keyHash}` }]);
  });

  test('signed by another key in the log’s name', () => {
    expect(lined((_, text) => noteLine(LOG_V1.name, LOG_V1.id, signWith(ecKey(), Buffer.from(text)))).codes).toEqual(['sigstore.checkpoint-invalid']);
  });

  test.each<[string, (own: string, text: string) => string]>([
    ['a witness', (own, text) => own + noteLine('witness.example', hash('w'), signWith(edKey(), Buffer.from(text)))],
    ['the log with a key that is not known', (own, text) => noteLine(LOG_V2.name, hash('k'), signWith(ecKey(), Buffer.from(text))) + own],
  ])('may be signed by %s beside the log', (_, lines) => {
    expect(lined(lines, V2).codes).toEqual([]);
  });

  test('one bad line of a known key among good ones refuses it', () => {
    expect(lined((own) => own + noteLine(LOG_V1.name, LOG_V1.id, Buffer.alloc(64)), {}).codes).toEqual(['sigstore.checkpoint-invalid']);
  });

  test.each<[string, (text: string) => string]>([
    ['of another log', (text) => text.replace('log.example', 'other.example')],
    ['of a log whose name begins alike', (text) => text.replace('log.example - ', 'log.example.org - ')],
    ['of a tree that is no number', (text) => text.replace('12345', 'x')],
  ])('%s', (_, head) => {
    expect(verifyMade({ entry: { head } }).codes).toEqual(['sigstore.checkpoint-origin']);
  });

  test('of another size or root than the tree', () => {
    expect(verifyMade({ entry: { head: (text) => text.replace('\n6\n', '\n7\n') } }).codes).toContain('sigstore.checkpoint-mismatch');
    const { codes } = verifyMade({ entry: { head: (text) => text.replace(/\n6\n.*\n/, `\n6\n${hash('x').toString('base64')}\n`) } });
    expect(codes).toEqual(['sigstore.checkpoint-mismatch', 'sigstore.inclusion-invalid']);
  });

  test('may say more below its root', () => {
    expect(verifyMade({ entry: { head: (text) => `${text}Timestamp: 1689177396617352539\n` } }).codes).toEqual([]);
  });

  test.each<[string, (envelope: string) => string]>([
    ['without signatures', (envelope) => envelope.slice(0, envelope.indexOf('\n\n') + 2)],
    ['without a blank line', (envelope) => envelope.replace('\n\n', '\n')],
    ['with a size in another spelling', (envelope) => envelope.replace('\n6\n', '\n06\n')],
    ['that is empty', () => ''],
    ['with a signature that is not base64', (envelope) => envelope.replace(/.\n$/, '!\n')],
    ['with words after it', (envelope) => `${envelope}more`],
  ])('%s cannot be read', (_, spoil) => {
    expect(withProof({}, ({ checkpoint }) => ({ checkpoint: { envelope: spoil(checkpoint!.envelope) } })).codes).toEqual(['sigstore.checkpoint-malformed']);
  });
});

test('the logs of certificates do not sign entries', () => {
  const log = { ...LOG_V1, key: ecKey() };
  const root = trustedRoot({ tlogs: [], ctlogs: [certificateLog(log.key)] });
  expect(verifyBytes(encode(makeBundle()), { root }).codes).toContain('sigstore.log-unknown');
});
