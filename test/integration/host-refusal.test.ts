import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PROBLEMS } from '../../src/core/findings/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('host-refusal');

test('the host says in words why it does not start on a file that is no trust pack', () => {
  const pack = join(folder, 'pack.json');
  writeFileSync(pack, '{}');
  const entry = fileURLToPath(new URL('../../src/host/index.ts', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', entry, '--data', join(folder, 'data'), '--trust', pack], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr.startsWith('error: ')).toBe(true);
  expect(PROBLEMS.filter((word) => word.includes('-') && stderr.includes(word))).toEqual([]);
});
