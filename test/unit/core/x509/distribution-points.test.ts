import { describe, expect, test } from 'vitest';
import { decodeDer, type DerNode } from '../../../../src/core/asn1/index.ts';
import { parseAccessDescriptions, parseDistributionPoints, parseIssuingDistributionPoint } from '../../../../src/core/x509/distribution-points.ts';
import { der, explicit, implicit, oid, sequence, writeGeneralName } from '../../../../src/producer/pki/index.ts';

const URI = { form: 'uri', text: 'http://lists.example/a' } as const;
const full = (...names: readonly Uint8Array[]): Uint8Array => explicit(0, der(0xa0, ...names));
const relative = explicit(0, der(0xa1, sequence(oid('2.5.4.3'), der(0x0c, Buffer.from('a')))));
const flag = (number: number, value = 0xff): Uint8Array => der(0x80 | number, Uint8Array.of(value));
const someReasons = (number: number): Uint8Array => der(0x80 | number, Uint8Array.of(5, 0x60));
const issuer = der(0xa2, writeGeneralName(URI));

function read<T>(bytes: Uint8Array, parse: (node: DerNode) => T): T | string {
  const result = decodeDer(bytes, parse);
  return result.ok ? result.value : `refused: ${result.problem}`;
}

describe('distribution points of a certificate', () => {
  const points = (...each: readonly Uint8Array[]): ReturnType<typeof parseDistributionPoints> | string => read(sequence(...each), parseDistributionPoints);
  test('say their names, whether for some reasons only, and whether from another issuer', () => {
    expect(points(sequence(full(writeGeneralName(URI))))).toEqual([{ names: [URI], someReasons: false, otherIssuer: false }]);
    expect(points(sequence(full(writeGeneralName(URI)), someReasons(1), issuer), sequence(issuer))).toEqual([
      { names: [URI], someReasons: true, otherIssuer: true }, { names: null, someReasons: false, otherIssuer: true },
    ]);
  });
  test('named relative to their issuer are kept as unnamed', () => {
    expect(points(sequence(relative))).toEqual([{ names: null, someReasons: false, otherIssuer: false }]);
  });
  test.each<[string, readonly Uint8Array[], string]>([
    ['none', [], 'empty-names'],
    ['without a name in its names', [sequence(full())], 'empty-names'],
    ['with two names of the point', [sequence(der(0xa0, der(0xa0, writeGeneralName(URI)), der(0xa0, writeGeneralName(URI))))], 'unknown-member'],
    ['named in another way', [sequence(explicit(0, der(0x82, Buffer.from('a'))))], 'wrong-type'],
    ['with loose reasons', [sequence(full(writeGeneralName(URI)), der(0x81, Uint8Array.of(5, 0x61)))], 'bit-string'],
    ['of reasons alone', [sequence(someReasons(1))], 'distribution-point'],
    ['of nothing', [sequence()], 'distribution-point'],
    ['with members out of order', [sequence(someReasons(1), full(writeGeneralName(URI)))], 'unknown-member'],
  ])('%s are refused', (_name, each, problem) => expect(points(...each)).toBe(`refused: ${problem}`));
});

describe('what a revocation list covers', () => {
  const covered = (...members: readonly Uint8Array[]): ReturnType<typeof parseIssuingDistributionPoint> | string => read(sequence(...members), parseIssuingDistributionPoint);
  const all = { names: null, relativeName: false, only: null, someReasons: false, indirect: false };
  test('everything where it says nothing, and where it says so in full', () => {
    expect(covered()).toEqual(all);
    expect(covered(flag(1, 0), flag(2, 0), flag(4, 0), flag(5, 0))).toEqual(all);
  });
  test.each<[string, readonly Uint8Array[], object]>([
    ['users', [flag(1)], { only: 'user' }], ['authorities', [flag(2)], { only: 'ca' }], ['attributes', [flag(5)], { only: 'attribute' }],
    ['some reasons', [someReasons(3)], { someReasons: true }], ['certificates of others', [flag(4)], { indirect: true }],
    ['one point', [full(writeGeneralName(URI))], { names: [URI] }], ['a point named relative to its issuer', [relative], { relativeName: true }],
    ['several of these', [full(writeGeneralName(URI)), flag(2), someReasons(3), flag(4)], { names: [URI], only: 'ca', someReasons: true, indirect: true }],
  ])('%s', (_name, members, more) => expect(covered(...members)).toEqual({ ...all, ...more }));
  test.each<[string, readonly Uint8Array[], string]>([
    ['users and authorities only', [flag(1), flag(2)], 'distribution-point'],
    ['authorities and attributes only', [flag(2), flag(5)], 'distribution-point'],
    ['half a truth', [flag(1, 1)], 'boolean'],
    ['loose reasons', [der(0x83, Uint8Array.of(5, 0x61))], 'bit-string'],
    ['a member too many', [flag(6)], 'unknown-member'],
  ])('%s is refused', (_name, members, problem) => expect(covered(...members)).toBe(`refused: ${problem}`));
});

describe('where to fetch an issuer', () => {
  const description = sequence(oid('1.3.6.1.5.5.7.48.2'), writeGeneralName(URI));
  test('is counted and not kept', () => expect(read(sequence(description, description), parseAccessDescriptions)).toBe(2));
  test.each<[string, Uint8Array, string]>([
    ['nowhere', sequence(), 'empty-names'],
    ['without a place', sequence(sequence(oid('1.3.6.1.5.5.7.48.2'))), 'missing-member'],
    ['with a place too many', sequence(sequence(oid('1.3.6.1.5.5.7.48.2'), writeGeneralName(URI), writeGeneralName(URI))), 'unknown-member'],
    ['under a name that is no identifier', sequence(sequence(implicit(1, oid('1.2.3')), writeGeneralName(URI))), 'wrong-type'],
  ])('%s is refused', (_name, bytes, problem) => expect(read(bytes, parseAccessDescriptions)).toBe(`refused: ${problem}`));
});
