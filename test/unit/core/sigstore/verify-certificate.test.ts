import { describe, expect, test } from 'vitest';
import {
  chainOf, INTERMEDIATE, intermediateFields, leafExtensions, rootFields, SIGNED_AT, trustedRoot,
} from '../../../support/sigstore-fixture.ts';
import { integer, sequence } from '../../../support/sigstore-der.ts';
import { certificate, ecKey, extensions, PURPOSE, type CertificateFields } from '../../../support/sigstore-pki.ts';
import { verifyMade } from '../../../support/verify-sigstore.ts';

const START = { start: '2026-01-01T00:00:00Z' };
const ca = [extensions.authority(), extensions.keyUsage(0x06)];
const chain = (...fields: readonly CertificateFields[]): unknown => ({ certChain: chainOf(...fields.map(certificate)), validFor: START });
const rootWith = (...authorities: readonly unknown[]): Record<string, unknown> => trustedRoot({ certificateAuthorities: authorities });
const POINTER = '/verificationMaterial/certificate/rawBytes';

describe('the path of the signing certificate', () => {
  test('to an authority that is not in the trusted root', () => {
    const stranger = { name: 'intermediate', key: ecKey() };
    const result = verifyMade({ leaf: { issuer: stranger } });
    expect(result.findings).toMatchObject([{ code: 'sigstore.certificate-chain-invalid', at: { pointer: POINTER }, values: { problem: 'no-path' } }]);
    expect(result.signers[0]?.outcome).toBe('invalid');
  });

  test('of a certificate that signs itself', () => {
    const own = { name: 'leaf', key: ecKey() };
    expect(verifyMade({ leaf: { subject: own, issuer: { ...own, name: 'intermediate' } } }).codes).toContain('sigstore.certificate-chain-invalid');
    expect(verifyMade({ leaf: { subject: own, issuer: own } }).codes).toEqual(['sigstore.malformed']);
  });

  test.each<[string, readonly CertificateFields[], string]>([
    ['an intermediate that is no authority', [{ ...intermediateFields, extensions: [] }, rootFields], 'not-authority'],
    ['an intermediate whose key signs no certificates', [{ ...intermediateFields, extensions: [extensions.authority(), extensions.keyUsage(0x80)] }, rootFields], 'key-usage'],
    ['a root that allows no authority below it', [intermediateFields, { ...rootFields, extensions: [extensions.authority(0), extensions.keyUsage(0x06)] }], 'path-length'],
    ['a condition nobody understands', [{ ...intermediateFields, extensions: [...ca, extensions.unknown(true)] }, rootFields], 'critical-extension'],
    ['limits that cannot be read', [{ ...intermediateFields, extensions: [extensions.other('2.5.29.19', integer(1))] }, rootFields], 'malformed-extension'],
    ['an authority that is said to be none', [{ ...intermediateFields, extensions: [extensions.other('2.5.29.19', sequence())] }, rootFields], 'not-authority'],
    ['a default written out', [{ ...intermediateFields, extensions: [extensions.other('2.5.29.19', sequence(Buffer.from([1, 1, 0])))] }, rootFields], 'malformed-extension'],
  ])('through %s', (_, fields, problem) => {
    expect(verifyMade({}, { root: rootWith(chain(...fields)) }).findings).toMatchObject([{ code: 'sigstore.certificate-chain-invalid', values: { problem } }]);
  });

  test('holds where the limits are just kept', () => {
    const limited = { ...intermediateFields, extensions: [extensions.authority(0), extensions.keyUsage(0x06), extensions.unknown(false)] };
    expect(verifyMade({}, { root: rootWith(chain(limited, { ...rootFields, extensions: [extensions.authority(1)] })) }).codes).toEqual([]);
  });

  test('may end at an intermediate that is the anchor', () => {
    expect(verifyMade({}, { root: rootWith(chain(intermediateFields)) }).codes).toEqual([]);
  });

  test('is found beside another authority of the same name', () => {
    const namesake = { ...intermediateFields, subject: { ...INTERMEDIATE, key: ecKey() } };
    expect(verifyMade({}, { root: rootWith(chain(namesake, rootFields), chain(namesake, intermediateFields, rootFields)) }).codes).toEqual([]);
  });

  test('is not built from what the bundle brings', () => {
    const intermediate = certificate(intermediateFields);
    expect(verifyMade({ version: '0.2', intermediates: [intermediate] }).codes).toEqual([]);
    expect(verifyMade({ version: '0.2', intermediates: [intermediate] }, { root: rootWith(chain(rootFields)) }).codes).toEqual(['sigstore.certificate-chain-invalid']);
    expect(verifyMade({ version: '0.2', intermediates: [certificate(rootFields)] }).codes).toEqual(['sigstore.malformed']);
    expect(verifyMade({ version: '0.2', intermediates: [Buffer.from('x')] }).codes).toEqual(['sigstore.malformed']);
  });
});

describe('the purpose of the signing certificate', () => {
  const without = (at: number): CertificateFields['extensions'] => leafExtensions.filter((_, index) => index !== at);

  test.each([
    ['for servers', [...without(1), extensions.purposes([PURPOSE.serverAuth])]],
    ['for anything', without(1)],
  ])('%s is not signing', (_, own) => {
    expect(verifyMade({ leaf: { extensions: own } }).codes).toEqual(['sigstore.certificate-purpose']);
  });

  test('an authority’s limit binds what it issues', () => {
    const limited = { ...intermediateFields, extensions: [...ca, extensions.purposes([PURPOSE.timeStamping])] };
    expect(verifyMade({}, { root: rootWith(chain(limited, rootFields)) }).codes).toEqual(['sigstore.certificate-purpose']);
  });

  test('a key that may not sign, an authority that signs as a leaf', () => {
    expect(verifyMade({ leaf: { extensions: [...without(0), extensions.keyUsage(0x06)] } }).findings).toMatchObject([{ values: { problem: 'key-usage' } }]);
    expect(verifyMade({ leaf: { extensions: [...leafExtensions, extensions.authority()] } }).findings).toMatchObject([{ values: { problem: 'authority-as-leaf' } }]);
  });
});

describe('the time of signing', () => {
  test('outside the certificate’s validity', () => {
    const result = verifyMade({ leaf: { from: SIGNED_AT + 1_000, to: SIGNED_AT + 2_000 } });
    expect(result.findings).toMatchObject([{
      code: 'sigstore.certificate-outside-window', at: { pointer: POINTER },
      expected: '2026-09-14T10:00:01.000Z 2026-09-14T10:00:02.000Z', computed: '2026-09-14T10:00:00.000Z', values: { level: 0 },
    }]);
  });

  test.each(['from', 'to'] as const)('at the end of its validity: %s', (end) => {
    expect(verifyMade({ leaf: { [end]: SIGNED_AT } }).codes).toEqual([]);
  });

  test('outside the validity of a certificate above it', () => {
    const ended = { ...intermediateFields, to: SIGNED_AT - 1_000 };
    expect(verifyMade({}, { root: rootWith(chain(ended, rootFields)) }).findings).toMatchObject([{ code: 'sigstore.certificate-outside-window', values: { level: 1 } }]);
  });

  test('when the authority was not trusted; both ends are inside', () => {
    const authority = (validFor: object): Record<string, unknown> => rootWith({ certChain: chainOf(certificate(intermediateFields), certificate(rootFields)), validFor });
    expect(verifyMade({}, { root: authority({ start: '2026-01-01T00:00:00Z', end: '2026-09-14T09:59:59Z' }) }).findings).toMatchObject([{
      code: 'sigstore.authority-outside-window', expected: '2026-01-01T00:00:00.000Z 2026-09-14T09:59:59.000Z', computed: '2026-09-14T10:00:00.000Z',
    }]);
    expect(verifyMade({}, { root: authority({ start: '2026-09-14T10:00:00Z', end: '2026-09-14T10:00:00Z' }) }).codes).toEqual([]);
  });

  test('every verified time counts, not one of them', () => {
    const late = [{}, { time: SIGNED_AT + 601_000 }];
    expect(verifyMade({ kind: 'hashedrekord 0.0.2', tokens: late }).codes).toEqual(['sigstore.certificate-outside-window']);
    expect(verifyMade({ kind: 'hashedrekord 0.0.2', tokens: late.toReversed() }).codes).toEqual(['sigstore.certificate-outside-window']);
    expect(verifyMade({ tokens: [{ time: SIGNED_AT + 601_000 }] }).codes).toEqual(['sigstore.certificate-outside-window']);
  });

  test('one authority must hold at all of them', () => {
    const half = (from: number, to: number): unknown => chain({ ...intermediateFields, from, to }, rootFields);
    const root = rootWith(half(SIGNED_AT - 9_000, SIGNED_AT + 1_000), half(SIGNED_AT + 2_000, SIGNED_AT + 9_000));
    expect(verifyMade({ tokens: [{ time: SIGNED_AT + 5_000 }] }, { root }).codes).toEqual(['sigstore.certificate-outside-window']);
    expect(verifyMade({}, { root }).codes).toEqual([]);
  });
});
