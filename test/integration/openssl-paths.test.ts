import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { KeyUsage } from '../../src/core/x509/index.ts';
import { demonstrationP256 } from '../../src/producer/keys/demonstration-keys.ts';
import { createAuthority, extension, issue, keyUsage, nameConstraints, nullValue, subjectAltName, type WrittenName } from '../../src/producer/pki/index.ts';
import { ask, DAY, DURING, END, named, START } from '../support/pki-fixture.ts';

const present = spawnSync('openssl', ['version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'proofroom-openssl-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// A person reads from the output whether the comparison was made.
if (!present) console.log('openssl-paths: not run: there is no openssl on the path');

const names: readonly WrittenName[] = [
  { form: 'dns', text: 'a.example' }, { form: 'dns', text: 'b.a.example' }, { form: 'dns', text: 'c.test' }, { form: 'email', text: 'x@a.example' }, { form: 'email', text: 'x@c.test' },
  { form: 'ip', bytes: [10, 0, 0, 1] }, { form: 'ip', bytes: [11, 0, 0, 1] }, { form: 'directory', name: named('x') },
];
const bases: readonly WrittenName[] = [
  { form: 'dns', text: 'a.example' }, { form: 'dns', text: 'example' }, { form: 'email', text: 'x@a.example' }, { form: 'email', text: 'a.example' },
  { form: 'ip', bytes: [10, 0, 0, 0, 255, 0, 0, 0] }, { form: 'directory', name: named('x') },
];
/** Mostly nothing is wrong: of ten faults at once, one would be seen. */
const seldom = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const authority = fc.record({
  pathLength: seldom<number | null>(null, fc.integer({ min: 0, max: 2 })), usages: seldom<readonly KeyUsage[]>(['keyCertSign', 'cRLSign'], fc.constantFrom<readonly KeyUsage[]>(['keyCertSign'], ['cRLSign'])),
  ended: seldom(false, fc.constant(true)), critical: seldom(false, fc.constant(true)),
  permitted: seldom<readonly WrittenName[]>([], fc.subarray([...bases], { minLength: 1 })), excluded: seldom<readonly WrittenName[]>([], fc.subarray([...bases], { minLength: 1, maxLength: 1 })),
});
type Stated = ReturnType<typeof authority.generate>['value'];
const chain = fc.record({ root: authority, below: fc.array(authority, { minLength: 1, maxLength: 3 }), names: fc.subarray([...names], { minLength: 1, maxLength: 3 }), damaged: seldom(false, fc.constant(true)) });
type Chain = ReturnType<typeof chain.generate>['value'];

const unknown = extension('1.2.3.4', true, nullValue());
const extensionsOf = ({ permitted, excluded, critical }: Stated): readonly Uint8Array[] => [...(permitted.length + excluded.length > 0 ? [nameConstraints(permitted, excluded)] : []), ...(critical ? [unknown] : [])];
const optionsOf = (stated: Stated, serial: bigint, label: string) => ({
  serial, subject: named(label), notBefore: START, notAfter: stated.ended ? DURING - DAY : END, pathLength: stated.pathLength, usages: stated.usages, extensions: extensionsOf(stated),
});

function write({ root, below, names: own, damaged }: Chain): { readonly root: Uint8Array; readonly between: readonly Uint8Array[]; readonly leaf: Uint8Array } {
  let last = createAuthority(demonstrationP256('openssl', 'root'), optionsOf(root, 1n, 'root'));
  const anchor = last.certificate;
  const between = below.map((stated, at) => {
    last = createAuthority(demonstrationP256('openssl', `between ${at}`), { ...optionsOf(stated, BigInt(at + 2), `between ${at}`), above: last });
    return last.certificate;
  });
  const leaf = issue(last, demonstrationP256('openssl', 'leaf').spki, { serial: 9n, subject: named('leaf'), notBefore: START, notAfter: END, extensions: [keyUsage('digitalSignature'), subjectAltName(own)] });
  if (damaged) leaf[leaf.length - 1]! ^= 1;
  return { root: anchor, between, leaf };
}

const pem = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;

function opensslAccepts({ root, between, leaf }: ReturnType<typeof write>): boolean {
  const [anchors, untrusted, target] = ['root.pem', 'between.pem', 'leaf.pem'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(anchors, pem(root));
  writeFileSync(untrusted, between.map(pem).join(''));
  writeFileSync(target, pem(leaf));
  return spawnSync('openssl', ['verify', '-no-CApath', '-no-CAstore', '-attime', String(DURING / 1000), '-CAfile', anchors, '-untrusted', untrusted, target]).status === 0;
}

describe.runIf(present)('certificate paths beside OpenSSL', () => {
  test('are accepted and refused alike: lengths, usages, validity, names, critical extensions, signatures', { timeout: 60_000 }, () => {
    const said = { accepted: 0, refused: 0 };
    fc.assert(fc.property(chain, (stated) => {
      const written = write(stated);
      const ours = ask({ leaf: written.leaf, intermediates: written.between, anchors: [written.root] });
      expect(ours.outcome === 'valid', JSON.stringify(ours.problems.map(({ kind, position }) => `${kind}@${position}`))).toBe(opensslAccepts(written));
      said[ours.outcome === 'valid' ? 'accepted' : 'refused'] += 1;
    }), { numRuns: 150, seed: 5280 });
    expect(Math.min(said.accepted, said.refused)).toBeGreaterThan(30);
  });
});
