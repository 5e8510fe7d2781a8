import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalize } from '../../src/core/json/index.ts';
import { asJson } from '../../src/engine/verify/json.ts';
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

const here = import.meta.dirname;
const cli = join(here, '../../src/cli/index.ts');
const tsx = join(here, '../../node_modules/tsx/dist/loader.mjs');

function run(command: string): string {
  const [environment, line] = command.includes('LANG=C ') ? [{ LANG: 'C' }, command.replace('LANG=C ', '')] : [{ LANG: 'C.UTF-8' }, command];
  const args = line.replace(/^proofroom ?/, '').split(' ').filter((part) => part !== '');
  const result = spawnSync(process.execPath, ['--import', tsx, cli, ...args], { cwd: folder, env: { PATH: process.env['PATH'], ...environment }, encoding: 'utf8' });
  // ECDSA signatures are made with a fresh nonce, so the tiny bundle has another digest each time,
  // and another length by a byte or two.
  const output = `${result.stdout}${result.stderr}`.replace(/^sha256 [0-9a-f ]{79}$/gm, 'sha256 (digest)').replace(/byte \d+,\d{3}/g, 'byte (offset)');
  return `$ ${command}\nexit ${result.status}\n${output}`;
}

describe('the terminal', () => {
  const names = readdirSync(here).filter((name) => name.endsWith('.transcript')).sort();

  test('has transcripts', () => expect(names.length).toBeGreaterThanOrEqual(4));

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
