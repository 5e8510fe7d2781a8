import { describe, expect, test } from 'vitest';
import { ARTIFACT, makeBundle, PUBLIC_KEY, type BundleOptions } from '../../../support/sigstore-fixture.ts';
import { ecKey, hash, spki } from '../../../support/sigstore-pki.ts';
import { encode, verifyBytes, verifyMade } from '../../../support/verify-sigstore.ts';

/** A promise for another entry dates nothing: these have a time of their own. */
const STAMPED: BundleOptions = { tokens: [{}] };
const KINDS: readonly (readonly [string, BundleOptions])[] = [
  ['hashedrekord 0.0.1', STAMPED],
  ['hashedrekord 0.0.2', { kind: 'hashedrekord 0.0.2' }],
  ['dsse 0.0.1', { ...STAMPED, content: 'statement' }],
  ['dsse 0.0.2', { content: 'statement', kind: 'dsse 0.0.2' }],
  ['intoto 0.0.2', { ...STAMPED, content: 'statement', kind: 'intoto 0.0.2' }],
  ['hashedrekord 0.0.1 over an envelope', { ...STAMPED, content: 'statement', kind: 'hashedrekord 0.0.1' }],
  ['hashedrekord 0.0.2 over an envelope', { content: 'statement', kind: 'hashedrekord 0.0.2' }],
];
const twice = (text: string): string => Buffer.from(text).toString('base64');
const OTHER_SIGNATURE = Buffer.from('another signature').toString('base64');
const PEM = Buffer.from(PUBLIC_KEY.toString().replace(/\n.*\n/, `\n${spki(ecKey()).toString('base64').slice(0, 64)}\n`)).toString('base64');

/** The parts that disagree, once the logged body's text is changed before it is logged and signed for. */
function parts(options: BundleOptions, change: (text: string) => string): readonly unknown[] {
  const result = verifyMade({ ...options, entry: { body: (body) => JSON.parse(change(JSON.stringify(body))) as unknown } });
  expect(new Set(result.codes)).toEqual(new Set(['sigstore.log-entry-mismatch']));
  return result.findings.map((each) => each.values?.['part']);
}

/** Replaces the value of every member with one of these names. */
const replaced = (names: readonly string[], value: string) => (text: string): string =>
  names.reduce((sum, name) => sum.replaceAll(new RegExp(`"${name}":"[^"]*"`, 'g'), `"${name}":"${value}"`), text);

describe.each(KINDS)('an entry of kind %s', (_, options) => {
  test('is about another signature', () => {
    // hashedrekord 0.0.1 calls the signature and the key's PEM both `content`; the first is the signature's.
    const text = (body: string): string => body.replace(/"content":"M[^"]*"/, `"content":"${OTHER_SIGNATURE}"`).replace(/"signature":"[^"]*"/, `"signature":"${OTHER_SIGNATURE}"`).replace(/"sig":"[^"]*"/, `"sig":"${twice(OTHER_SIGNATURE)}"`);
    expect(parts(options, text)).toEqual(['signature']);
  });

  test('names another key', () => {
    const text = (body: string): string => replaced(['rawBytes'], spki(ecKey()).toString('base64'))(body)
      .replace(/"publicKey":\{"content":"[^"]*"/, `"publicKey":{"content":"${PEM}"`).replace(/"publicKey":"[^"]*"/, `"publicKey":"${PEM}"`).replace(/"verifier":"[^"]*"/, `"verifier":"${PEM}"`);
    expect(parts(options, text)).toEqual(['verifier']);
  });

  test('is about other content', () => {
    const other = hash('something else');
    expect(parts(options, (body) => replaced(['value'], other.toString('hex'))(replaced(['digest'], other.toString('base64'))(body)))).toEqual(['digest']);
  });

  test('names no digest, or one of a name that objects have by themselves', () => {
    for (const algorithm of ['md5', 'constructor', '__proto__', '']) expect(parts(options, replaced(['algorithm'], algorithm))).toEqual(['digest']);
  });

  test('is of another kind than it is said to be', () => {
    const made = verifyMade({ ...options, entry: { body: (body) => ({ ...body, kind: 'rekord' }) } });
    expect(made.findings).toMatchObject([{ code: 'sigstore.log-entry-mismatch', values: { part: 'kind' } }]);
    expect(made.findings[0]?.computed).toMatch(/^rekord 0\.0\./);
  });

  test('says nothing', () => {
    expect(verifyMade({ ...options, entry: { body: (body) => ({ ...body, spec: {} }) } }).findings.map((each) => each.values?.['part'])).toEqual(['signature', 'verifier', 'digest']);
  });
});

describe('an entry', () => {
  test('of a kind that is not read', () => {
    for (const kind of ['rekord 0.0.1', 'intoto 0.0.1', 'hashedrekord 0.0.3', 'toString ']) {
      const result = verifyMade({ kind, tokens: [{}] });
      expect(result.findings).toMatchObject([{ code: 'sigstore.log-entry-unsupported', at: { pointer: '/verificationMaterial/tlogEntries/0/kindVersion' }, values: { kind } }]);
      expect(result.outcomes['sigstore.signature']).toBe('indeterminate');
    }
  });

  test.each(['text', 7, null, []])('whose body is %j', (body) => {
    expect(verifyMade({ ...STAMPED, entry: { body: () => body ?? 'null' } }).findings).toMatchObject([{ code: 'sigstore.log-entry-malformed', values: { problem: 'body' } }]);
  });

  test('with two signatures', () => {
    const double = (body: Record<string, unknown>): unknown => {
      const spec = Object(body['spec']);
      return { ...body, spec: { ...spec, signatures: [spec.signatures[0], spec.signatures[0]] } };
    };
    expect(verifyMade({ ...STAMPED, content: 'statement', entry: { body: double } }).findings.map((each) => each.values?.['part'])).toEqual(['signature', 'verifier']);
  });

  test('of kind intoto may leave the statement out, and may not hold another', () => {
    const envelope = (payload?: string) => (body: Record<string, unknown>): unknown => {
      const { content } = Object(body['spec']);
      return { ...body, spec: { content: { ...content, envelope: { ...content.envelope, payload } } } };
    };
    const options: BundleOptions = { ...STAMPED, content: 'statement', kind: 'intoto 0.0.2' };
    expect(verifyMade({ ...options, entry: { body: envelope() } }).codes).toEqual([]);
    expect(verifyMade({ ...options, entry: { body: envelope(twice(twice('another'))) } }).findings).toMatchObject([{ code: 'sigstore.log-entry-mismatch', values: { part: 'payload' } }]);
  });

  test('by payload is none of a message', () => {
    expect(verifyMade({ ...STAMPED, kind: 'dsse 0.0.1' }).findings).toMatchObject([{ code: 'sigstore.log-entry-mismatch', values: { part: 'digest' } }]);
  });

  test('that names the certificate’s key instead of the certificate', () => {
    const pem = PUBLIC_KEY.toString('base64');
    expect(verifyMade({ entry: { body: (body) => JSON.parse(JSON.stringify(body).replace(/"publicKey":\{"content":"[^"]*"/, `"publicKey":{"content":"${pem}"`)) as unknown } }).codes).toEqual([]);
  });

  test('of another sound bundle', () => {
    const [entry] = Object(makeBundle()['verificationMaterial']).tlogEntries;
    const bundle = makeBundle({ ...STAMPED, leaf: { serial: 9 } });
    const result = verifyBytes(encode({ ...bundle, verificationMaterial: { ...Object(bundle['verificationMaterial']), tlogEntries: [entry] } }));
    expect(result.findings.map((each) => each.values?.['part'])).toEqual(['signature', 'verifier']);
  });

  test('about another signature dates nothing', () => {
    const result = verifyMade({ entry: { body: (body) => JSON.parse(JSON.stringify(body).replace(/"content":"M[^"]*"/, `"content":"${OTHER_SIGNATURE}"`)) as unknown } });
    expect(result.codes).toEqual(['sigstore.log-entry-mismatch', 'sigstore.no-verified-time']);
    expect(result.times).toEqual([]);
    expect(result.outcomes['time.independent']).toBe('indeterminate');
  });

  test('hashed by another algorithm than the message states', () => {
    const digest = hash(ARTIFACT, 'sha512').toString('hex');
    const rehashed = (body: Record<string, unknown>): unknown => ({ ...body, spec: { ...Object(body['spec']), data: { hash: { algorithm: 'sha512', value: digest } } } });
    expect(verifyMade({ entry: { body: rehashed } }).codes).toEqual([]);
    expect(verifyMade({ entry: { body: rehashed } }, { artifact: null }).codes).toEqual(['sigstore.artifact-missing']);
    expect(verifyMade({ ...STAMPED, entry: { body: rehashed } }, { artifact: Buffer.from('x') }).codes).toEqual(['sigstore.artifact-mismatch', 'sigstore.log-entry-mismatch']);
  });
});
