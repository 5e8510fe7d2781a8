import { describe, expect, test } from 'vitest';
import { OID } from '../../../../src/core/x509/index.ts';
import { createAuthority, der, extension, integer, keyUsage, sequence } from '../../../../src/producer/pki/index.ts';
import { ask, leafOf, named, ROOT, signer, SPAN, under, words } from '../../../support/pki-fixture.ts';

const SIGNS = keyUsage('digitalSignature');
const problems = (changes: Parameters<typeof ask>[0]) => words(ask(changes).problems);

describe('policies', () => {
  const constraints = (require: number) => extension(OID.policyConstraints, true, sequence(der(0x80, Uint8Array.of(require))));
  const policies = (...list: readonly Uint8Array[]) => extension(OID.certificatePolicies, false, sequence(...list.map((each) => sequence(each))));
  const A = der(0x06, Uint8Array.of(0x2a, 1));
  const B = der(0x06, Uint8Array.of(0x2a, 2));
  const ANY = der(0x06, Uint8Array.of(0x55, 0x1d, 0x20, 0));
  const mapping = extension(OID.policyMappings, true, sequence(sequence(A, B)));
  const inhibitAny = extension(OID.inhibitAnyPolicy, true, integer(0));
  const unmapped = extension(OID.policyConstraints, true, sequence(der(0x80, Uint8Array.of(0)), der(0x81, Uint8Array.of(0))));
  const path = (above: readonly Uint8Array[], leaf: readonly Uint8Array[], between: readonly Uint8Array[] | null = null) => {
    const first = under(ROOT, 'first', { extensions: above });
    const second = between === null ? first : under(first, 'second', { extensions: between });
    return problems({ leaf: leafOf(second, { extensions: [SIGNS, ...leaf] }), intermediates: [first.certificate, second.certificate] });
  };
  test.each([
    ['none demanded, none stated', [], [], null, []],
    ['demanded at once and stated', [constraints(0), policies(A)], [policies(A)], null, []],
    ['demanded at once and not stated', [constraints(0), policies(A)], [], null, ['policy@0']],
    ['demanded and another one stated', [constraints(0), policies(A)], [policies(B)], null, ['policy@0']],
    ['demanded where the authority states none', [constraints(0)], [policies(A)], null, ['policy@0']],
    ['demanded further down than the path goes', [constraints(3), policies(A)], [], null, []],
    ['stated as any', [constraints(0), policies(ANY)], [policies(B)], null, []],
    ['stated as any where that is inhibited', [constraints(0), policies(A), inhibitAny], [policies(ANY)], null, ['policy@0']],
    ['mapped', [constraints(0), policies(A), mapping], [policies(B)], null, []],
    ['mapped away', [constraints(0), policies(A), mapping], [policies(A)], null, ['policy@0']],
    ['mapped where that is inhibited', [unmapped, policies(A)], [policies(B)], [policies(A), mapping], ['policy@0']],
    ['any below any', [constraints(0), policies(ANY)], [policies(A)], [policies(ANY, B)], []],
    ['demanded by the leaf itself', [policies(A)], [constraints(0), policies(B)], null, ['policy@0']],
  ] as const)('%s', (_name, above, leaf, between, expected) => {
    expect(path(above, leaf, between)).toEqual(expected);
  });

  test('self-issued authorities may state any, and are not counted', () => {
    const renewed = (above: readonly Uint8Array[], between: readonly Uint8Array[], leaf: readonly Uint8Array[]) => {
      const first = under(ROOT, 'first', { extensions: above });
      const second = createAuthority(signer('renewed'), { serial: 8n, subject: named('first'), ...SPAN, above: first, extensions: between });
      return problems({ leaf: leafOf(second, { extensions: [SIGNS, ...leaf] }), intermediates: [first.certificate, second.certificate] });
    };
    expect(renewed([constraints(0), policies(A), inhibitAny], [policies(ANY)], [policies(A)])).toEqual([]);
    expect(renewed([constraints(1), policies(A)], [policies(A)], [policies(B)])).toEqual(['policy@0']);
    expect(renewed([constraints(2), policies(A)], [policies(A)], [policies(B)])).toEqual([]);
  });
});
