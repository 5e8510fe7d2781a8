import { spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalize } from '../../src/core/json/index.ts';
import { asJson } from '../../src/engine/verify/json.ts';
import { stampOf } from '../../src/producer/scenario/seal.ts';
import { builtCli } from '../support/built-cli.ts';
import { writeFolder } from '../support/bundle-folder.ts';
import { anchor, AUTHORITY, cms, CONTENT, jws, JWS_KEY, key, pack, SIGNED, TIME } from '../support/document-fixture.ts';
import { trustedRoot } from '../support/sigstore-fixture.ts';
import { sealedArchive } from '../support/sealed-zip.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { PACK, tinyBundle } from '../support/tiny-bundle.ts';

/**
 * Each transcript is what a person would see: `$ command`, `exit N`, then stdout and stderr. All run in one folder with
 * the tiny bundle in it. `UPDATE_TRANSCRIPTS=1 npx vitest run test/cli` writes them again; read the difference.
 */
const folder = temporaryFolder('cli');
const bundle = sealedArchive(tinyBundle());
writeFileSync(join(folder, 'tiny.zip'), bundle);
writeFileSync(join(folder, 'appended.zip'), Buffer.concat([bundle, Buffer.from('extra')]));
writeFileSync(join(folder, 'note.txt'), 'hello');
writeFileSync(join(folder, 'pack.json'), canonicalize(asJson(PACK)));
const signers = pack([key(JWS_KEY)], [anchor(AUTHORITY.certificate, 'Documents authority', 'document'), anchor(TIME.time.certificate, 'Time', 'timestamp')]);
for (const [name, bytes] of Object.entries({
  'agreed.txt': CONTENT, 'other.txt': 'something else', 'agreed.p7s': cms('detached', { stamped: true }), 'agreed.p7m': cms('attached'), 'agreed.jws': jws({ alg: 'EdDSA', kid: JWS_KEY.keyid }),
  'agreed.tsr': stampOf(TIME.stamper, CONTENT, SIGNED), 'signers.json': canonicalize(asJson(signers)),
})) writeFileSync(join(folder, name), bytes);
writeFileSync(join(folder, 'root.json'), JSON.stringify(trustedRoot(), null, 2));
writeFolder(join(folder, 'work'));
for (const [index, name] of ['log', 'notary', 'second'].entries()) {
  // PKCS#8 around a fixed Ed25519 seed (RFC 8410): its signatures, and so the transcripts, are the same each time.
  const key = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 60 + index)]), format: 'der', type: 'pkcs8' });
  writeFileSync(join(folder, `${name}.pem`), key.export({ format: 'pem', type: 'pkcs8' }));
  writeFileSync(join(folder, `${name}.locked.pem`), key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'a phrase' }));
}
writeFileSync(join(folder, 'passphrase.txt'), 'a phrase\n');

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
  const output = `${target === undefined ? result.stdout : ''}${result.stderr}`.replace(/^sha256 [0-9a-f ]{79}$/gm, 'sha256 (digest)').replace(/byte \d+,\d{3}/g, 'byte (offset)');
  return `$ ${command}\nexit ${result.status}\n${output}`;
}

describe('the terminal', () => {
  const names = readdirSync(here).filter((name) => name.endsWith('.transcript')).sort();

  test('has transcripts', () => expect(names.length).toBeGreaterThanOrEqual(9));

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
