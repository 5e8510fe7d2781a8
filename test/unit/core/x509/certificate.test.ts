import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDer } from '../../../../src/core/asn1/index.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { certificateOf, commonName, nameText, OID, parseCertificate } from '../../../../src/core/x509/index.ts';
import {
  basicConstraints, bitString, boolean, certificatePolicies, crlDistributionPoint, der, explicit, extendedKeyUsage, extension, integer, keyIdentifier, keyUsage,
  nameConstraints, octetString, sequence, subjectAltName, writeCertificate, writeName, type CertificateRequest,
} from '../../../../src/producer/pki/index.ts';
import { ask, certificate, END, LEAF, LEAF_KEY, MIDDLE, named, ROOT, START } from '../../../support/pki-fixture.ts';

const REQUEST: CertificateRequest = { serial: 5n, issuer: named('root'), subject: named('leaf'), notBefore: START, notAfter: END, spki: LEAF_KEY.spki, extensions: [] };
const written = (changes: Partial<CertificateRequest>): Uint8Array => writeCertificate({ ...REQUEST, ...changes }, ROOT.signer);
const problem = (bytes: Uint8Array): string | null => {
  const parsed = parseCertificate(bytes);
  return parsed.ok ? null : parsed.problem;
};

describe('parseCertificate', () => {
  test('says what was written', () => {
    const read = certificate(written({
      extensions: [
        basicConstraints(true, 3), keyUsage('keyCertSign', 'cRLSign'), extendedKeyUsage(['1.3.6.1.5.5.7.3.8'], true), certificatePolicies('1.2.3', '2.5.29.32.0'),
        subjectAltName([{ form: 'dns', text: 'a.example' }, { form: 'email', text: 'a@b.example' }, { form: 'ip', bytes: [10, 0, 0, 1] }, { form: 'directory', name: named('x') }, { form: 'other', oid: '1.2', text: 'y' }]),
        nameConstraints([{ form: 'dns', text: 'example' }], [{ form: 'ip', bytes: [10, 0, 0, 0, 255, 0, 0, 0] }]), crlDistributionPoint('http://example/crl'),
      ],
    }));
    expect(read).toMatchObject({
      version: 3, serial: 5n, notBefore: START, notAfter: END, basicConstraints: { ca: true, pathLength: 3 }, keyUsage: ['keyCertSign', 'cRLSign'],
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.8'], policies: ['1.2.3', '2.5.29.32.0'], algorithm: { oid: '1.3.101.112', scheme: { kind: 'ed25519' } },
      subjectAltNames: [{ form: 'dns', text: 'a.example' }, { form: 'email', text: 'a@b.example' }, { form: 'ip' }, { form: 'directory' }, { form: 'other', kind: 'other-name' }],
      nameConstraints: { permitted: [{ form: 'dns', text: 'example' }], excluded: [{ form: 'ip' }] }, distributionPoints: [{ names: [{ form: 'uri', text: 'http://example/crl' }] }],
    });
    expect(read.spki).toEqual(LEAF_KEY.spki);
    expect(read.extensions.map((each) => [each.oid, each.critical]).slice(0, 3)).toEqual([[OID.basicConstraints, true], [OID.keyUsage, true], [OID.extendedKeyUsage, true]]);
  });

  test('an issued certificate names its own and its issuer’s key', () => {
    const read = certificate(LEAF);
    expect(read.subjectKeyIdentifier).toEqual(keyIdentifier(LEAF_KEY.spki));
    expect(read.authorityKeyIdentifier?.keyIdentifier).toEqual(keyIdentifier(MIDDLE.signer.spki));
  });

  test('agrees with OpenSSL', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'X', 'Y', ' ', '0', '9', '.', '-', 'é', 'ß'), minLength: 1, maxLength: 20 });
    const second = fc.integer({ min: Date.UTC(1951, 0, 1) / 1000, max: Date.UTC(2200, 0, 1) / 1000 });
    fc.assert(fc.property(text, fc.bigInt({ min: 1n, max: 2n ** 159n - 1n }), second, second, (name, serial, from, to) => {
      const bytes = written({ serial, subject: writeName(['C', 'DE'], ['CN', name]), notBefore: from * 1000, notAfter: to * 1000 });
      const [ours, theirs] = [certificate(bytes), new X509Certificate(bytes)];
      expect(ours.serial).toBe(BigInt(`0x${theirs.serialNumber}`));
      expect([ours.notBefore, ours.notAfter]).toEqual([Date.parse(theirs.validFrom), Date.parse(theirs.validTo)]);
      expect(commonName(ours.subject)).toBe(name);
      expect(ours.spki).toEqual(new Uint8Array(theirs.publicKey.export({ format: 'der', type: 'spki' })));
      expect(theirs.verify(new X509Certificate(ROOT.certificate).publicKey)).toBe(true);
    }), { numRuns: 40 });
  });

  test('names are spelled for people', () => {
    expect(nameText(certificate(LEAF).subject)).toBe('CN=leaf,O=Proofroom tests,C=DE');
    expect(nameText(certificate(written({ subject: writeName(['CN', ' a,b+"c\\']) })).subject)).toBe('CN=\\ a\\,b\\+\\"c\\\\');
  });

  test('inside something else is the same', () => {
    const inside = decodeDer(sequence(integer(1), LEAF), (node) => certificateOf(node.children[1]!));
    expect(inside).toEqual({ ok: true, value: certificate(LEAF) });
  });

  const unknown = extension('1.2.3.4', false, octetString(new Uint8Array()));
  const raw = (id: string, value: Uint8Array): Uint8Array => written({ extensions: [extension(id, false, value)] });
  test.each([
    ['an extension twice', written({ extensions: [unknown, unknown] }), 'duplicate-extension'],
    ['an empty list of purposes', written({ extensions: [extendedKeyUsage([])] }), 'empty-purposes'],
    ['an empty list of names', written({ extensions: [subjectAltName([])] }), 'empty-names'],
    ['an address of five bytes', written({ extensions: [subjectAltName([{ form: 'ip', bytes: [1, 2, 3, 4, 5] }])] }), 'ip-address'],
    ['a constraint without a mask', written({ extensions: [nameConstraints([{ form: 'ip', bytes: [1, 2, 3, 4] }], [])] }), 'ip-address'],
    ['constraints that constrain nothing', written({ extensions: [nameConstraints([], [])] }), 'empty-constraints'],
    ['an empty list of subtrees', raw(OID.nameConstraints, sequence(der(0xa0))), 'empty-constraints'],
    ['a subtree with a distance', raw(OID.nameConstraints, sequence(der(0xa0, sequence(der(0x82, encodeUtf8('x')), der(0x80, Uint8Array.of(1)))))), 'subtree-distance'],
    ['a name of an unknown form', raw(OID.subjectAltName, sequence(der(0x8c))), 'general-name'],
    ['text in place of a structure', raw(OID.subjectAltName, encodeUtf8('example.com')), 'unexpected-end'],
    ['a host name outside of ASCII', raw(OID.subjectAltName, sequence(der(0x82, encodeUtf8('é.example')))), 'text'],
    ['a path length that is no number', raw(OID.basicConstraints, sequence(boolean(true), integer(-1))), 'integer-range'],
    ['the same policy twice', written({ extensions: [certificatePolicies('1.2', '1.2')] }), 'duplicate-policy'],
    ['a mapping of any policy', raw(OID.policyMappings, sequence(sequence(der(0x06, Uint8Array.of(0x55, 0x1d, 0x20, 0)), der(0x06, Uint8Array.of(0x2a))))), 'policy-mapping'],
    ['no policy constraint', raw(OID.policyConstraints, sequence()), 'empty-constraints'],
    ['no place to fetch from', raw(OID.authorityInfoAccess, sequence()), 'empty-names'],
    ['an RDN of nothing', written({ subject: sequence(der(0x31)) }), 'empty-rdn'],
    ['a subject that is no name', written({ subject: integer(1) }), 'wrong-type'],
  ])('refuses %s', (_name, bytes, expected) => expect(problem(bytes)).toBe(expected));

  test('refuses a version that may not say what it says', () => {
    const [tbs, algorithm, signature] = [...parts(written({ extensions: [unknown] }))];
    const members = [...parts(tbs!)];
    const versioned = (version: Uint8Array[], rest: Uint8Array[]): Uint8Array => sequence(sequence(...version, ...rest), algorithm!, signature!);
    expect(problem(versioned([explicit(0, integer(1))], members.slice(1)))).toBe('version');
    expect(problem(versioned([explicit(0, integer(3))], members.slice(1)))).toBe('version');
    expect(problem(versioned([explicit(0, integer(0))], members.slice(1)))).toBe('version');
    expect(problem(versioned([], members.slice(1)))).toBe('version');
    expect(problem(versioned([], [...members.slice(1, -1), der(0x81, Uint8Array.of(0, 1))]))).toBe('version');
    expect(problem(versioned([explicit(0, integer(1))], [...members.slice(1, -1), der(0x81, Uint8Array.of(0, 1))]))).toBeNull();
  });

  test('refuses a signature algorithm that is not the signed one', () => {
    const [tbs, , signature] = [...parts(LEAF)];
    expect(problem(sequence(tbs!, [...parts(ROOT.certificate)][1]!, signature!))).toBe('algorithms-differ');
    expect(problem(sequence(tbs!, [...parts(LEAF)][1]!, signature!, bitString(new Uint8Array())))).toBe('unknown-member');
  });

  test('reads a constraint that spells its default, as many authorities do', () => {
    expect(certificate(raw(OID.basicConstraints, sequence(boolean(false)))).basicConstraints).toEqual({ ca: false, pathLength: null });
  });
});

/** The members of a constructed value. */
function* parts(value: Uint8Array): Generator<Uint8Array> {
  let at = value[1]! < 0x80 ? 2 : 2 + (value[1]! & 0x7f);
  while (at < value.length) {
    const count = value[at + 1]! < 0x80 ? 0 : value[at + 1]! & 0x7f;
    let length = count === 0 ? value[at + 1]! : 0;
    for (let each = 0; each < count; each++) length = length * 256 + value[at + 2 + each]!;
    yield value.subarray(at, at + 2 + count + length);
    at += 2 + count + length;
  }
}

describe('a changed certificate', () => {
  test('cut at every length is refused', () => {
    for (let length = 0; length < LEAF.length; length++) expect(problem(LEAF.subarray(0, length)), `${length}`).not.toBeNull();
  });

  test.each([['leaf', LEAF], ['intermediate', MIDDLE.certificate]] as const)('with any bit of the %s flipped has no path', (place, bytes) => {
    let examined = 0;
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes);
      changed[at]! ^= 1 << (at % 8);
      examined += 1;
      if (problem(changed) !== null) continue;
      const { outcome } = ask(place === 'leaf' ? { leaf: changed } : { intermediates: [changed] });
      expect(outcome, `byte ${at}`).toBe('not-valid');
    }
    expect(examined).toBe(bytes.length);
  });

  test('of random bytes is refused, and nothing is thrown', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => { expect(problem(bytes)).not.toBeNull(); }));
    fc.assert(fc.property(fc.nat(LEAF.length - 1), fc.uint8Array({ minLength: 1, maxLength: 6 }), (at, bytes) => {
      const changed = Uint8Array.from(LEAF);
      changed.set(bytes.subarray(0, LEAF.length - at), at);
      const parsed = parseCertificate(changed);
      if (parsed.ok) expect(parsed.value.der).toEqual(changed);
    }), { numRuns: 500 });
  });
});
