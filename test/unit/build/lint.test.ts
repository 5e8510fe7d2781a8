import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'proofroom-lint-'));
cpSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lint(file: string, text: string): string {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
  const { stdout } = spawnSync(process.execPath, [resolve('node_modules/oxlint/bin/oxlint'), '--format', 'unix', file], { cwd: folder, encoding: 'utf8' });
  rmSync(join(folder, file));
  return stdout;
}

describe('the lint rules, broken on purpose', () => {
  test.each([
    ['src/core/x.ts', 'export const now = Date.now();', 'Date.now'],
    ['src/core/x.ts', 'export const n = Math.random();', 'Math.random'],
    ['src/sources/a/x.ts', "export const o = 'a'.localeCompare('b');", 'localeCompare'],
    ['src/report/x.ts', 'export const f = Intl.NumberFormat;', "Unexpected use of 'Intl'"],
    ['src/text/x.ts', 'export const f = (1).toLocaleString();', "'toLocaleString' is restricted"],
    ['src/core/x.ts', 'export const e = process.env;', "Unexpected use of 'process'"],
    ['src/engine/x.ts', 'export const f = (x: any) => x;', 'Unexpected `any`'],
    ['src/renderer/x.tsx', 'export const D = () => <div dangerouslySetInnerHTML={{ __html: "" }} />;', 'dangerouslySetInnerHTML'],
  ])('%s: %s', (file, text, message) => {
    expect(lint(file, text)).toContain(message);
  });

  test('a clock outside core is nobody’s concern', () => {
    expect(lint('src/host/x.ts', 'export const now = Date.now();\n')).not.toContain('clock');
  });
});
