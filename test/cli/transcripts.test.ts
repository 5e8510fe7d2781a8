import { spawnSync } from 'node:child_process';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asJson, canonicalize } from '../../src/core/json/index.ts';
import { writeChain } from '../../src/core/seal/index.ts';
import { demonstrationEd25519 } from '../../src/producer/keys/demonstration-keys.ts';
import { createAuthority, issue, keyUsage, subjectAltName, writeName } from '../../src/producer/pki/index.ts';
import { revocationList, stampOf } from '../../src/producer/scenario/seal.ts';
import { signerFromKey, type Signer } from '../../src/producer/signing.ts';
import { trustedKeyOf, withKey } from '../../src/producer/trust/index.ts';
import { builtCli } from '../support/built-cli.ts';
import { laterFiles, writeFolder } from '../support/bundle-folder.ts';
import { anchor, AUTHORITY, cms, CONTENT, jws, JWS_KEY, key, pack, SIGNED, TIME } from '../support/document-fixture.ts';
import { sigstoreBundle } from '../support/sigstore-manifest.ts';
import { trustedRoot } from '../support/sigstore-fixture.ts';
import { sealedArchive } from '../support/sealed-zip.ts';
import { BOTH, portableCase, portableFiles, RUN, signersPack, signOffFile } from '../support/sign-off-fixture.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { OWN_CONTROL, packFile, WAIVERS } from '../support/control-files.ts';
import { PACK, tinyBundle } from '../support/tiny-bundle.ts';

/**
 * Each transcript is what a person would see: `$ command`, `exit N`, then stdout and stderr. All run in one folder with
 * the tiny bundle in it. `UPDATE_TRANSCRIPTS=1 npx vitest run test/cli` writes them again; read the difference.
 */
const folder = temporaryFolder('cli');
const files = tinyBundle();
const bundle = sealedArchive(files);
writeFileSync(join(folder, 'tiny.zip'), bundle);
writeFileSync(join(folder, 'appended.zip'), Buffer.concat([bundle, Buffer.from('extra')]));
writeFileSync(join(folder, 'note.txt'), 'hello');
writeFileSync(join(folder, 'pack.json'), canonicalize(asJson(PACK)));
const signers = pack([key(JWS_KEY)], [anchor(AUTHORITY.certificate, 'Documents authority', 'document'), anchor(TIME.time.certificate, 'Time', 'timestamp')]);
for (const [name, bytes] of Object.entries({
  'agreed.txt': CONTENT, 'other.txt': 'something else', 'agreed.p7s': cms('detached', { stamped: true }), 'agreed.p7m': cms('attached'), 'agreed.jws': jws({ alg: 'EdDSA', kid: JWS_KEY.keyid }),
  'agreed.tsr': stampOf(TIME.stamper, CONTENT, SIGNED), 'signers.json': canonicalize(asJson(signers)),
})) writeFileSync(join(folder, name), bytes);
for (const [name, bytes] of Object.entries({
  'q3.sign-offs.jsonl': signOffFile(...BOTH), 'q3.run.json': RUN, 'reviewers.json': signersPack(), 'q3.proofroom-case.zip': await portableCase(portableFiles()),
  'edited.proofroom-case.zip': await portableCase({ ...portableFiles(), 'notes.json': [] }), 'open.proofroom-case.zip': await portableCase(portableFiles([])),
})) writeFileSync(join(folder, name), bytes);
for (const [name, value] of Object.entries({ 'waivers.json': WAIVERS, 'endless.waivers.json': { ...WAIVERS, waivers: [{ ...WAIVERS.waivers[0], until: 'never' }] }, 'old.pack.json': packFile('1', 1), 'new.pack.json': packFile('2', 2), 'own.control.json': OWN_CONTROL, 'thief.control.json': { ...OWN_CONTROL, queries: { ...OWN_CONTROL.queries, exceptions: "SELECT content AS subject FROM read_text('log.pem')" } }, 'forged.pack.json': { ...packFile('1', 1), version: '3' } })) {
  writeFileSync(join(folder, name), JSON.stringify(value));
}
writeFileSync(join(folder, 'root.json'), JSON.stringify(trustedRoot(), null, 2));
writeFolder(join(folder, 'work'));
writeFolder(join(folder, 'next'), laterFiles(4, 'folder-2', '2026-11-03'));
writeFolder(join(folder, 'third'), laterFiles(7, 'folder-3', '2026-11-04'));
const NAMES = ['log', 'notary', 'second'];
/** PKCS#8 around a fixed Ed25519 seed (RFC 8410): its signatures, and so the transcripts, are the same each time. */
const keyOf = (name: string): KeyObject => createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 60 + NAMES.indexOf(name))]), format: 'der', type: 'pkcs8' });
const signerOf = (name: string): Signer => signerFromKey(keyOf(name));
for (const name of NAMES) {
  const key = keyOf(name);
  writeFileSync(join(folder, `${name}.pem`), key.export({ format: 'pem', type: 'pkcs8' }));
  writeFileSync(join(folder, `${name}.locked.pem`), key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'a phrase' }));
}
writeFileSync(join(folder, 'passphrase.txt'), 'a phrase\n');

// Authorities for the three keys, and what they make for a bundle; the notary of the folder has no key in this pack.
const SPAN = { notBefore: Date.UTC(2026, 0, 1), notAfter: Date.UTC(2049, 0, 1) };
const authority = createAuthority(demonstrationEd25519('seal', 'authority'), { serial: 1n, subject: writeName(['CN', 'Seal authority']), ...SPAN });
const certified = (name: string, serial: bigint, holder: string): string => writeChain([issue(authority, signerOf(name).spki, {
  serial, subject: writeName(['CN', holder]), ...SPAN, extensions: [keyUsage('digitalSignature'), subjectAltName([{ form: 'uri', text: holder }])],
})]);
const logKey = trustedKeyOf({ spki: signerOf('log').spki, name: 'Log', holder: 'service:log', purposes: ['checkpoint'], notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2048-12-31T00:00:00.000Z' });
const authorities = withKey(pack([], [{ ...anchor(authority.certificate, 'Seal authority', 'manifest'), purposes: ['manifest', 'countersignature'] }]), logKey, ['log.folder.example/main']);
const stamped = { ...PACK, anchors: [anchor(TIME.time.certificate, 'Time', 'timestamp')] };
const tinyManifest = files.get('manifest.dsse.json') ?? new Uint8Array();
for (const [name, bytes] of Object.entries({
  'notary.chain.pem': certified('notary', 2n, 'service:notary'), 'second.chain.pem': certified('second', 3n, 'person:henrik'), 'authority.crl': revocationList(authority, 4n),
  'authorities.json': canonicalize(asJson(authorities)), 'stamped-pack.json': canonicalize(asJson(stamped)),
  'tiny.tst': stampOf(TIME.stamper, tinyManifest, Date.UTC(2026, 10, 3)), 'early.tst': stampOf(TIME.stamper, tinyManifest, Date.UTC(2026, 9, 3)),
  'keyless.zip': sealedArchive(sigstoreBundle()),
})) writeFileSync(join(folder, name), bytes);

const here = import.meta.dirname;
let cli = '';
beforeAll(async () => void (cli = await builtCli()), 60_000);
afterAll(() => rmSync(dirname(cli), { recursive: true, force: true }));

/** Words apart by spaces; a text in double quotes is one. `> file` takes what is printed. */
function run(command: string): string {
  const [environment, line] = command.includes('LANG=C ') ? [{ LANG: 'C' }, command.replace('LANG=C ', '')] : [{ LANG: 'C.UTF-8' }, command];
  const [, words = '', target] = /^proofroom ?(.*?)(?: > (\S+))?$/.exec(line) ?? [];
  const args = Array.from(words.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '');
  const result = spawnSync(process.execPath, [cli, ...args], { cwd: folder, env: { PATH: process.env['PATH'], ...environment }, encoding: 'utf8' });
  if (target !== undefined) writeFileSync(join(folder, target), result.stdout);
  // ECDSA signatures are made with a fresh nonce, so the tiny bundle has another digest each time,
  // and another length by a byte or two.
  const output = `${target === undefined ? result.stdout : ''}${result.stderr}`.replace(/^sha256 [0-9a-f ]{79}$/gm, 'sha256 (digest)').replace(/[0-9a-f]{16}…/g, '(digest)…').replace(/name="sha256" value="[0-9a-f]{64}"/g, 'name="sha256" value="(digest)"').replace(/byte \d+,\d{3}/g, 'byte (offset)').replace(/seal\/(timestamps)\/[0-9a-f]{64}/g, 'seal/$1/(digest)');
  return `$ ${command}\nexit ${result.status}\n${output}`;
}

describe('the terminal', () => {
  const names = readdirSync(here).filter((name) => name.endsWith('.transcript')).sort();

  test('has transcripts', () => expect(names.length).toBeGreaterThanOrEqual(14));

  test.each(names)('%s', (name) => {
    const path = join(here, name);
    const expected = readFileSync(path, 'utf8');
    const commands = expected.split('\n').filter((line) => line.startsWith('$ ')).map((line) => line.slice(2));
    expect(commands.length).toBeGreaterThan(0);
    const actual = `${commands.map(run).join('\n').trimEnd()}\n`;
    if (process.env['UPDATE_TRANSCRIPTS'] === '1') writeFileSync(path, actual);
    else expect(actual).toBe(expected);
  }, 120_000);
});
