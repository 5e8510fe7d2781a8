import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asSource, compileLineScanner, LINE_SCANNER } from '../../../build/assembly/compile.ts';

test('the line scanner in the sources is the one that assembly/ compiles to', async () => {
  const wasm = await compileLineScanner();
  expect(wasm.length).toBeGreaterThan(4_000);
  expect(readFileSync(LINE_SCANNER, 'utf8')).toBe(asSource(wasm));
  // The comparison can fail.
  expect(asSource(wasm.map((byte, at) => (at === 100 ? byte ^ 1 : byte)))).not.toBe(asSource(wasm));
}, 60_000);
