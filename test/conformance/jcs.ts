import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalize, isCanonical, parseCanonical, parseStrict } from '../../src/core/json/index.ts';
import type { SuiteResult } from './run.ts';

export async function run(vectorsDir: string): Promise<SuiteResult> {
  const base = join(vectorsDir, 'jcs');
  const names = (await readdir(join(base, 'input'))).sort();
  const differences: string[] = [];
  for (const name of names) {
    const input = new Uint8Array(await readFile(join(base, 'input', name)));
    const output = new Uint8Array(await readFile(join(base, 'output', name)));
    const problem = difference(input, output);
    if (problem !== null) differences.push(`${name}: ${problem}`);
  }
  return { suite: 'jcs', agree: names.length - differences.length, total: names.length, differences };
}

function difference(input: Uint8Array, output: Uint8Array): string | null {
  const read = parseStrict(input);
  if (!read.ok) return `input refused: ${read.problem}`;
  if (canonicalize(read.value) !== new TextDecoder().decode(output)) return 'canonical form differs';
  if (!isCanonical(output, read.value)) return 'output not recognised as canonical';
  const again = parseCanonical(output);
  return again.ok && canonicalize(again.value) === canonicalize(read.value) ? null : 'output not read as canonical';
}
