import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { EXTENDED_KEY_USAGE, OID } from '../../../src/core/x509/index.ts';
import { demonstrationP256 } from '../../../src/producer/keys/demonstration-keys.ts';
import {
  authorityKeyIdentifier, basicConstraints, bitString, createAuthority, der, explicit, extendedKeyUsage, extension, integer, issue, keyIdentifier, keyUsage, oid, sequence, subjectAltName,
  subjectKeyIdentifier, time, writeCertificate, writeGeneralName, writeName, type Authority,
} from '../../../src/producer/pki/index.ts';
import { ask, certificate, crl, named, SPAN } from '../../support/pki-fixture.ts';
import { WEB_RULES, type WebChain } from '../../support/web-profile.ts';

interface Breach {
  readonly leaf: Uint8Array;
  readonly root?: Uint8Array;
  readonly crls?: WebChain['crls'];
}

const SIGNER = demonstrationP256('web', 'root');
const KEY = demonstrationP256('web', 'server');
const authority = (extensions: readonly Uint8Array[] = []): Authority => createAuthority(SIGNER, { serial: 1n, subject: named('web root'), ...SPAN, extensions });
const ROOT = authority();
const NAMES = [{ form: 'dns', text: 'a.example' }, { form: 'ip', bytes: [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1] }] as const;
const signs = keyUsage('digitalSignature');
const names = subjectAltName(NAMES);
const purposes = extendedKeyUsage([EXTENDED_KEY_USAGE.serverAuth]);
const USUAL = [signs, names, purposes];
const called = (text: string): Uint8Array => writeName(['CN', text]);
const server = (extensions: readonly Uint8Array[], changes: { subject?: Uint8Array; spki?: Uint8Array } = {}): Uint8Array =>
  issue(ROOT, changes.spki ?? KEY.spki, { serial: 2n, subject: called('a.example'), ...SPAN, ...changes, extensions });
const publicKey = (pair: { readonly publicKey: ReturnType<typeof generateKeyPairSync>['publicKey'] }): Uint8Array => new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }));

/** A root of RSA and its leaf, whose signature's identifier has no NULL. */
function withoutNull(): Breach {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey(pair);
  const algorithm = sequence(oid('1.2.840.113549.1.1.11'));
  const write = (subject: Uint8Array, key: Uint8Array, extensions: readonly Uint8Array[]): Uint8Array => {
    const tbs = sequence(explicit(0, integer(2)), integer(1), algorithm, called('rsa root'), sequence(time(SPAN.notBefore), time(SPAN.notAfter)), subject, key, explicit(3, sequence(...extensions)));
    return sequence(tbs, algorithm, bitString(sign('sha256', tbs, pair.privateKey)));
  };
  return {
    leaf: write(called('a.example'), KEY.spki, [...USUAL, authorityKeyIdentifier(spki)]),
    root: write(called('rsa root'), spki, [basicConstraints(true), keyUsage('keyCertSign'), subjectKeyIdentifier(spki)]),
  };
}

const entry = explicit(0, der(0xa0, writeGeneralName({ form: 'directory', name: ROOT.name })));

/** A chain that breaks the rule and nothing else that is asked of evidence. */
const BREACHES: Readonly<Record<string, Breach>> = {
  'common-name': { leaf: server(USUAL, { subject: called('b.example') }) },
  'key-identifier': {
    leaf: writeCertificate({
      serial: 2n, issuer: ROOT.name, subject: called('a.example'), ...SPAN, spki: KEY.spki,
      extensions: [...USUAL, extension(OID.authorityKeyIdentifier, false, sequence(der(0x80, keyIdentifier(SIGNER.spki)), der(0xa1, writeGeneralName({ form: 'directory', name: ROOT.name })), der(0x82, Uint8Array.of(1))))],
    }, SIGNER),
  },
  modulus: { leaf: server(USUAL, { spki: publicKey(generateKeyPairSync('rsa', { modulusLength: 2052 })) }) },
  key: { leaf: server(USUAL, { spki: publicKey(generateKeyPairSync('ed25519')) }) },
  version: { leaf: server(USUAL), root: writeCertificate({ serial: 1n, issuer: ROOT.name, subject: ROOT.name, ...SPAN, spki: SIGNER.spki, extensions: [] }, SIGNER) },
  algorithm: withoutNull(),
  'server-is-authority': { leaf: server([...USUAL, basicConstraints(true)]) },
  'names-critical': { leaf: server([signs, subjectAltName(NAMES, true), purposes]) },
  'name-forms': { leaf: server([signs, subjectAltName([...NAMES, { form: 'email', text: 'a@b.example' }]), purposes]) },
  'server-purposes': { leaf: server([signs, names]) },
  'authority-purposes': { leaf: server(USUAL), root: authority([purposes]).certificate },
  'purposes-critical': { leaf: server([signs, names, extendedKeyUsage([EXTENDED_KEY_USAGE.serverAuth], true)]) },
  'list-points': { leaf: server(USUAL), crls: [crl(ROOT, { extensions: [extension(OID.issuingDistributionPoint, true, sequence(entry))] })] },
};

const broken = ({ leaf, root = ROOT.certificate, crls = [] }: Breach): readonly string[] =>
  WEB_RULES.filter(({ breaks }) => breaks({ leaf: certificate(leaf), authorities: [certificate(root)], crls })).map(({ name }) => name);

describe('what the web asks and evidence is not asked', () => {
  test('is kept by a usual certificate, however its names are spelled', () => {
    expect(broken({ leaf: server(USUAL) })).toEqual([]);
    expect(broken({ leaf: server(USUAL, { subject: called('2001:db8::1:0:0:1') }) })).toEqual([]);
    expect(broken({ leaf: server(USUAL, { subject: called('2001:db8:0:0:1::1') }) })).toEqual(['common-name']);
  });

  test.each(WEB_RULES.map(({ name }) => name))('%s: broken, and accepted here', (name) => {
    const breach = BREACHES[name]!;
    expect(broken(breach)).toContain(name);
    const { leaf, root = ROOT.certificate, crls = [] } = breach;
    const purpose = { keyUsage: [], extendedKeyUsage: EXTENDED_KEY_USAGE.serverAuth };
    expect(ask({ leaf, intermediates: [], anchors: [root], crls, purpose, profile: 'enforced', revocation: crls.length > 0 ? 'required' : 'noted' }).problems).toEqual([]);
  });
});
