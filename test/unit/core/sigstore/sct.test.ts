import { describe, expect, test } from 'vitest';
import { CERTIFICATE_LOG, certificateLog, SIGNED_AT, leafExtensions, trustedRoot } from '../../../support/sigstore-fixture.ts';
import { ecKey, extensions, hash, rsaKey, spki, timestampList } from '../../../support/sigstore-pki.ts';
import { verifyMade } from '../../../support/verify-sigstore.ts';

const STRANGER = ecKey();
const SOUND = { log: CERTIFICATE_LOG, time: SIGNED_AT };
const FOREIGN = { log: STRANGER, time: SIGNED_AT };
const ID = hash(spki(CERTIFICATE_LOG));

describe('the timestamps of certificate logs', () => {
  test.each([['no extension', null], ['an empty list', []]])('%s: missing', (_, published) => {
    expect(verifyMade({ published }).codes).toEqual(['sigstore.sct-missing']);
  });

  test('by a log that is not in the trusted root', () => {
    expect(verifyMade({ published: [FOREIGN] }).findings).toMatchObject([{ code: 'sigstore.sct-log-unknown', computed: hash(spki(STRANGER)).toString('hex') }]);
    expect(verifyMade({}, { root: trustedRoot({ ctlogs: [] }) }).codes).toEqual(['sigstore.sct-log-unknown']);
  });

  test('beside a sound one, a stranger’s says nothing', () => {
    expect(verifyMade({ published: [FOREIGN, SOUND] }).codes).toEqual([]);
  });

  test('one that a known log did not sign is not outweighed by one that it did', () => {
    expect(verifyMade({ published: [{ ...FOREIGN, id: ID }] }).findings).toMatchObject([{ code: 'sigstore.sct-invalid', values: { log: ID.toString('hex') } }]);
    expect(verifyMade({ published: [SOUND, { ...FOREIGN, id: ID }] }).codes).toEqual(['sigstore.sct-invalid']);
  });

  test.each([0, 1, 2, 6, 250])('a signature that names the hash %i is none: RFC 6962 knows SHA-256', (hashCode) => {
    expect(verifyMade({ published: [{ ...SOUND, hashCode }] }).codes).toEqual(['sigstore.sct-invalid']);
  });

  test('of another certificate', () => {
    const published = { ...SOUND };
    const other = verifyMade({ published: null, leaf: { extensions: [...leafExtensions, extensions.timestamps(timestampList([Buffer.concat([Buffer.from([0]), ID, Buffer.alloc(8), Buffer.from([0, 0, 4, 3, 0, 1, 0])])]))] } });
    expect(other.codes).toEqual(['sigstore.sct-invalid']);
    expect(verifyMade({ published: [published] }).codes).toEqual([]);
  });

  test.each([
    ['cut off', Buffer.from([0, 5, 0])],
    ['with bytes after the list', Buffer.from([0, 0, 0])],
    ['of another version', timestampList([Buffer.alloc(60, 1)])],
    ['with bytes after the signature', timestampList([Buffer.concat([Buffer.alloc(43), Buffer.from([4, 3, 0, 1, 0, 9])])])],
  ])('a list %s is malformed', (_, list) => {
    expect(verifyMade({ published: null, leaf: { extensions: [...leafExtensions, extensions.timestamps(list)] } }).findings).toMatchObject([{ code: 'sigstore.sct-invalid', values: { problem: 'malformed' } }]);
  });

  test('at a time when the log was not trusted; both ends are inside', () => {
    const windowed = (validFor: object): Record<string, unknown> => trustedRoot({ ctlogs: [certificateLog(CERTIFICATE_LOG, validFor)] });
    expect(verifyMade({}, { root: windowed({ start: '2026-09-14T10:00:01Z' }) }).findings).toMatchObject([{
      code: 'sigstore.sct-outside-window', expected: '2026-09-14T10:00:01.000Z', computed: '2026-09-14T10:00:00.000Z',
    }]);
    expect(verifyMade({}, { root: windowed({ start: '2026-09-14T10:00:00Z', end: '2026-09-14T10:00:00Z' }) }).codes).toEqual([]);
  });

  test('by a log with an RSA key', () => {
    const key = rsaKey(2048);
    const log = { ...Object(certificateLog(key)), publicKey: { rawBytes: spki(key).toString('base64'), keyDetails: 'PKIX_RSA_PKCS1V15_2048_SHA256', validFor: { start: '2026-01-01T00:00:00Z' } } };
    expect(verifyMade({ published: [{ log: key, time: SIGNED_AT }] }, { root: trustedRoot({ ctlogs: [log] }) }).codes).toEqual([]);
  });
});
