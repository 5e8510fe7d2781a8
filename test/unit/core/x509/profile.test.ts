import { describe, expect, test } from 'vitest';
import { OID } from '../../../../src/core/x509/index.ts';
import { profileDeviations } from '../../../../src/core/x509/profile.ts';
import {
  basicConstraints, der, explicit, extension, generalizedTime, integer, keyUsage, nameConstraints, oid, sequence, subjectAltName, time, writeCertificate, writeName,
  type WrittenName,
} from '../../../../src/producer/pki/index.ts';
import { ask, certificate, LEAF_KEY, leafOf, MIDDLE, named, ROOT, SPAN, words } from '../../../support/pki-fixture.ts';

const dns = (text: string): WrittenName => ({ form: 'dns', text });
const problems = (changes: Parameters<typeof ask>[0]) => words(ask(changes).problems);

describe('the profile', () => {
  const odd = leafOf(MIDDLE, { serial: -1n, extensions: [keyUsage('digitalSignature', 'keyCertSign'), subjectAltName([dns('foo_bar.example')])] });
  test('is noted, or enforced', () => {
    const noted = ask({ leaf: odd });
    expect(noted.outcome).toBe('valid');
    expect(noted.notes.flatMap((note) => (note.kind === 'profile' ? [`${note.rule}@${note.position}`] : []))).toEqual(['serial-number@0', 'cert-sign-without-ca@0', 'dns-name-syntax@0']);
    expect(problems({ leaf: odd, profile: 'enforced' })).toEqual(['profile@0', 'profile@0', 'profile@0']);
  });

  const rules = (extensions: readonly Uint8Array[], changes: { subject?: Uint8Array; serial?: bigint; issuer?: Uint8Array } = {}) => {
    const leaf = writeCertificate({ serial: 1n, issuer: ROOT.name, subject: named('x'), ...SPAN, spki: LEAF_KEY.spki, extensions, ...changes }, ROOT.signer);
    return ask({ leaf, intermediates: [], anchors: [leaf], profile: 'enforced', purpose: { keyUsage: [], extendedKeyUsage: null } }).problems.flatMap((each) => (each.kind === 'profile' ? [each.rule] : [each.kind]));
  };
  const identified = extension(OID.authorityKeyIdentifier, false, sequence(der(0x80, Uint8Array.of(1))));
  const signs = keyUsage('keyCertSign');
  const own = extension(OID.subjectKeyIdentifier, false, der(0x04, Uint8Array.of(2)));
  test.each([
    ['nothing wrong', [identified], {}, []],
    ['a serial of 21 bytes', [identified], { serial: 2n ** 161n }, ['serial-number']],
    ['no issuer', [identified], { issuer: writeName() }, ['empty-issuer']],
    ['no subject and no critical name', [identified, subjectAltName([dns('a.example')])], { subject: writeName() }, ['empty-subject']],
    ['no subject and a critical name', [identified, subjectAltName([dns('a.example')], true)], { subject: writeName() }, []],
    ['no identifier of the issuer’s key', [own], {}, ['no-authority-key-identifier']],
    ['an identifier that identifies nothing', [extension(OID.authorityKeyIdentifier, false, sequence())], {}, ['authority-key-identifier']],
    ['a serial without its issuer', [extension(OID.authorityKeyIdentifier, false, sequence(der(0x80, Uint8Array.of(1)), der(0x82, Uint8Array.of(1))))], {}, ['authority-key-identifier']],
    ['a critical identifier', [identified, extension(OID.subjectKeyIdentifier, true, der(0x04, Uint8Array.of(2)))], {}, ['critical-key-identifier']],
    ['an authority without its own', [identified, signs, basicConstraints(true)], {}, ['no-subject-key-identifier']],
    ['an authority that does not insist', [identified, own, signs, extension(OID.basicConstraints, false, sequence(der(0x01, Uint8Array.of(0xff))))], {}, ['basic-constraints-not-critical']],
    ['a length without the right to sign', [identified, own, basicConstraints(true, 0), keyUsage('cRLSign')], {}, ['path-length-without-signing']],
    ['no usage', [identified, keyUsage()], {}, ['empty-key-usage']],
    ['constraints of a leaf', [identified, nameConstraints([dns('a')], [])], {}, ['name-constraints-without-ca']],
    ['constraints that are not critical', [identified, own, signs, basicConstraints(true), extension(OID.nameConstraints, false, sequence(der(0xa0, sequence(der(0x82, Uint8Array.of(0x61))))))], {}, ['name-constraints-not-critical']],
    ['policy constraints that are not critical', [identified, extension(OID.policyConstraints, false, sequence(der(0x80, Uint8Array.of(0))))], {}, ['policy-constraints-not-critical']],
    ['a root that names another key', [identified, own, signs, basicConstraints(true)], { subject: ROOT.name }, ['anchor-names-another-key']],
  ] as const)('%s', (_name, extensions, changes, expected) => expect(rules(extensions, changes)).toEqual(expected));

  test('of an authority without usages is noted even where it is enforced', () => {
    const root = writeCertificate({ serial: 1n, issuer: ROOT.name, subject: ROOT.name, ...SPAN, spki: ROOT.signer.spki, extensions: [own, basicConstraints(true)] }, ROOT.signer);
    const answer = ask({ anchors: [root], profile: 'enforced' });
    expect(answer.outcome).toBe('valid');
    expect(answer.notes.filter((each) => each.kind === 'profile')).toEqual([{ kind: 'profile', position: answer.certificates.length - 1, rule: 'no-key-usage' }]);
  });

  const spelled = (notBefore: Uint8Array, notAfter: Uint8Array) => {
    const algorithm = sequence(oid('1.3.101.112'));
    const tbs = sequence(explicit(0, integer(2)), integer(1), algorithm, ROOT.name, sequence(notBefore, notAfter), named('x'), LEAF_KEY.spki, explicit(3, sequence(identified)));
    return profileDeviations(certificate(sequence(tbs, algorithm, der(0x03, Uint8Array.of(0)))), 'below');
  };
  const second = 1000;
  const UTC_BEGINS = Date.UTC(1950, 0, 1);
  const UTC_ENDS = Date.UTC(2050, 0, 1);
  test.each([
    ['UTCTime', time(SPAN.notBefore), time(SPAN.notAfter), []],
    ['its first and last second', time(UTC_BEGINS), time(UTC_ENDS - second), []],
    ['GeneralizedTime before and after', generalizedTime(UTC_BEGINS - second), generalizedTime(UTC_ENDS), []],
    ['GeneralizedTime for the first second', generalizedTime(UTC_BEGINS), time(SPAN.notAfter), ['early-generalized-time']],
    ['GeneralizedTime for the last', time(SPAN.notBefore), generalizedTime(UTC_ENDS - second), ['early-generalized-time']],
  ])('validity is spelled as %s', (_name, notBefore, notAfter, expected) => expect(spelled(notBefore, notAfter)).toEqual(expected));

  test('a root may be number 0, and nothing below it', () => {
    const zero = (place: 'anchor' | 'below') => profileDeviations(certificate(leafOf(MIDDLE, { serial: 0n })), place);
    expect(zero('anchor')).toEqual([]);
    expect(zero('below')).toEqual(['serial-number']);
  });

  test('a root may leave its own key unnamed, and nobody below it', () => {
    const unnamed = (place: 'anchor' | 'below') => {
      const renewed = writeCertificate({ serial: 9n, issuer: ROOT.name, subject: ROOT.name, ...SPAN, spki: LEAF_KEY.spki, extensions: [own, basicConstraints(true), keyUsage('digitalSignature')] }, ROOT.signer);
      return ask({ leaf: renewed, intermediates: [], anchors: [place === 'anchor' ? renewed : ROOT.certificate], profile: 'enforced' }).problems.flatMap((each) => (each.kind === 'profile' ? [each.rule] : []));
    };
    expect(unnamed('anchor')).toEqual([]);
    expect(unnamed('below')).toEqual(['no-authority-key-identifier']);
  });
});
