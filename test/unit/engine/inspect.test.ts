import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import forge from 'node-forge';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/run.ts';
import { describeBytes } from '../../../src/engine/inspect/inspect-file.ts';
import { inspectionBytes } from '../../../src/engine/inspect/inspection-bytes.ts';
import { inspectFile } from '../../../src/engine/inspect/index.ts';
import type { Described } from '../../../src/engine/inspect/inspection.ts';
import { verifyFile } from '../../../src/engine/verify/index.ts';
import { repeatCommands } from '../../../src/report/sections/repeat.ts';
import { readPrivateKey, signerFromKey } from '../../../src/producer/signing.ts';
import { introduceKey } from '../../../src/producer/trust/index.ts';
import { DESCRIPTION, folderFiles, pemKey, writeFolder } from '../../support/bundle-folder.ts';
import { pkcs12Of } from '../../support/pkcs12.ts';
import { ISSUER, SAN } from '../../support/sigstore-fixture.ts';
import { sigstoreBundle, SIGSTORE_TRUST } from '../../support/sigstore-manifest.ts';
import { sealedArchive } from '../../support/sealed-zip.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { checkpoint, chainOf, draft, jcs, linesOf, ORIGIN, PACK, rootHex, leavesOf, tinyBundle } from '../../support/tiny-bundle.ts';
import { verifyPath } from '../../support/verify-path.ts';

const folder = temporaryFolder('inspect');
const write = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const inspected = (path: string) => inspectFile(path, DEFAULT_LIMITS);
const fact = ({ sections }: Pick<Described, 'sections'>, label: string): string | undefined => sections.flatMap((section) => section.facts).find(([name]) => name === label)?.[1];

const tiny = write('tiny.zip', sealedArchive(tinyBundle()));
const { privatePem, publicPem } = pemKey('ed25519');
const signer = signerFromKey(readPrivateKey(Buffer.from(privatePem), null));
const introduction = introduceKey(signer, { name: 'K', holder: 'service:k', purposes: ['manifest'], notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2027-01-01T00:00:00.000Z', logs: [], at: '2026-06-01T00:00:00.000Z' });
const events = chainOf([draft(0), draft(1)]);

const { pki, asn1 } = forge;
const rsa = pki.rsa.generateKeyPair({ bits: 1024, e: 65_537 });
const certificate = pki.createCertificate();
certificate.publicKey = rsa.publicKey;
certificate.serialNumber = '0a';
certificate.validity.notBefore = new Date('2026-01-01T00:00:00Z');
certificate.validity.notAfter = new Date('2027-01-01T00:00:00Z');
certificate.setSubject([{ name: 'commonName', value: 'Test' }]);
certificate.setIssuer([{ name: 'commonName', value: 'Test' }]);
certificate.sign(rsa.privateKey, forge.md.sha256.create());
const certificateDer = new Uint8Array(Buffer.from(asn1.toDer(pki.certificateToAsn1(certificate)).getBytes(), 'binary'));
const cms = forge.pkcs7.createSignedData();
cms.content = forge.util.createBuffer('hello');
cms.addCertificate(certificate);
cms.addSigner({ key: rsa.privateKey, certificate, digestAlgorithm: pki.oids['sha256']! });
cms.sign();
const cmsDer = new Uint8Array(Buffer.from(asn1.toDer(cms.toAsn1()).getBytes(), 'binary'));

describe('a container', () => {
  test('says what its manifest says, and that nothing was verified', async () => {
    const found = await inspected(tiny);
    expect(found).toMatchObject({ kind: 'evidence bundle', verified: false, unread: null });
    expect([fact(found, 'form'), fact(found, 'bundle'), fact(found, 'tenant'), fact(found, 'main')]).toEqual(['sealed form', 'bundle-1', 'tiny', `${ORIGIN}, 7 events, 0 to 6`]);
    expect(found.sha256).toBe((await verifyPath(tiny)).run.subject.digest);
    expect(inspectionBytes(found)).toBe(inspectionBytes(await inspected(tiny)));
  });

  test('that was appended to, or has a manifest that is none, says so', async () => {
    const appended = await inspected(write('appended.zip', Buffer.concat([sealedArchive(tinyBundle()), Buffer.from('x')])));
    expect(fact(appended, 'archive.bytes-after')).toBe('the container');
    const broken = await inspected(write('broken.zip', sealedArchive(new Map([['manifest.dsse.json', Buffer.from('{}')]]))));
    expect([broken.kind, fact(broken, 'manifest')]).toEqual(['evidence bundle', 'there, and not read']);
  });

  test('cut anywhere is described, and never understood as a bundle', async () => {
    const bytes = sealedArchive(tinyBundle());
    for (let length = 0; length < bytes.length; length += 509) {
      const found = await inspected(write('cut.zip', bytes.subarray(0, length)));
      expect(found.unread, `${length} bytes`).not.toBeNull();
    }
  });

  test('a folder has the digest that its run has', async () => {
    const found = await inspected(writeFolder(join(folder, 'work'), folderFiles()));
    expect(found).toMatchObject({ kind: 'folder', unread: null });
  });
});

const KINDS: [string, Uint8Array, string][] = [
  ['a trust pack', jcs(PACK), 'trust pack'],
  ['a key introduction', introduction, 'key introduction'],
  ['an approval', tinyBundle().get('approvals/apr-1.dsse.json')!, 'DSSE envelope'],
  ['a description of a bundle', Buffer.from(JSON.stringify(DESCRIPTION)), 'bundle description'],
  ['an audit file', linesOf(events), 'event log'],
  ['a custody log', Buffer.from('{"act":"vault-created","at":"2026-01-01T00:00:00.000Z","prev":"","seq":0}\n'), 'custody log'],
  ['a checkpoint', checkpoint(2, rootHex(leavesOf(events))), 'signed note'],
  ['a certificate', certificateDer, 'certificate'],
  ['a certificate in PEM', Buffer.from(pki.certificateToPem(certificate)), 'certificate'],
  ['a public key', Buffer.from(publicPem), 'public key'],
  ['a private key', Buffer.from(privatePem), 'private key'],
  ['an encrypted private key', Buffer.from(pemKey('ed25519', 'p').privatePem), 'private key'],
  ['a private key in DER', createPrivateKey(privatePem).export({ format: 'der', type: 'pkcs8' }), 'private key'],
  ['a PKCS#12 file', pkcs12Of(createPrivateKey(privatePem), 'p'), 'PKCS#12'],
  ['a CMS message', cmsDer, 'CMS'],
];

describe('bytes', () => {
  test.each(KINDS)('of %s', (_, bytes, kind) => {
    const found = describeBytes(bytes);
    expect([found.kind, found.unread]).toEqual([kind, undefined]);
  });

  test('of a run', async () => {
    const found = describeBytes((await verifyPath(tiny)).bytes);
    expect([found.kind, fact(found, 'integrity')]).toEqual(['run', 'pass']);
  });

  test('of a private key say nothing of the key', () => {
    const text = JSON.stringify(describeBytes(Buffer.from(privatePem)));
    expect(text).not.toContain(signer.keyid);
    expect(text).not.toContain(privatePem.split('\n')[1]!.slice(-20));
  });

  test('of a certificate name subject and key', () => {
    expect([fact(describeBytes(certificateDer), 'subject'), fact(describeBytes(certificateDer), 'serial')]).toEqual(['CN=Test', 'a']);
  });

  test.each<[string, string, string]>([
    ['nothing known', 'hello', 'unknown'], ['half a document', '{"format":', 'unknown'], ['other JSON', '{"a":1}', 'JSON'], ['a damaged pack', '{"format":"proofroom.trust-pack.v1"}', 'trust pack'],
    ['a damaged run', '{"format":"proofroom.run.v1"}', 'run'], ['a damaged PEM', '-----BEGIN CERTIFICATE-----\nAA', 'PEM'], ['a Sigstore bundle of nothing', '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}', 'Sigstore bundle'],
    ['a PDF', '%PDF-2.0\n', 'PDF'], ['a PEM that is not what it says', '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n', 'certificate'],
  ])('of %s have a reason', (_, text, kind) => {
    const found = describeBytes(Buffer.from(text));
    expect(found.kind).toBe(kind);
    expect(found.unread).toMatch(/./);
  });

  test('of any kind, cut or with a byte changed, are described', () => {
    for (const [, bytes] of KINDS) {
      for (let length = 0; length < bytes.length; length += 13) expect(() => describeBytes(bytes.subarray(0, length))).not.toThrow();
      for (let at = 0; at < bytes.length; at += 17) {
        const changed = Uint8Array.from(bytes);
        changed[at]! ^= 0x41;
        expect(() => inspectionBytes({ format: 'proofroom.inspection.v1', verified: false, size: 0, sha256: '', unread: null, ...describeBytes(changed) })).not.toThrow();
      }
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(describeBytes(bytes).kind).not.toBe('');
    }));
  });
});

test('a bundle with a Sigstore manifest says whom it claims, and is described without keys', async () => {
  const found = await inspected(write('keyless.zip', sealedArchive(sigstoreBundle())));
  expect(found.kind).toBe('evidence bundle');
  expect([fact(found, 'bundle'), fact(found, 'identity claimed'), fact(found, 'issuer claimed')]).toEqual(['bundle-1', SAN, ISSUER]);
});

test('such a bundle verifies as a file, and its report does not ask for keys that it does not name', async () => {
  const { run } = await verifyFile({
    path: write('keyless-run.zip', sealedArchive(sigstoreBundle())), artifactPath: null, trust: SIGSTORE_TRUST, asOf: '2026-11-20T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], version: '0',
  });
  expect(run.verdict.axes.filter((each) => each.outcome === 'pass').map((each) => each.axis)).toEqual(expect.arrayContaining(['integrity', 'authenticity', 'time', 'completeness']));
  const commands = repeatCommands(run, 'keyless.zip').join('\n');
  expect(commands).toContain('evidence/manifest.sigstore.json');
  expect(commands).not.toMatch(/manifest\.dsse|KEY=/);
});
