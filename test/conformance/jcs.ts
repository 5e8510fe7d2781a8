import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalize, isCanonical, parseCanonical, parseStrict } from '../../src/core/json/index.ts';
import type { SuiteResult } from './run.ts';

export async function run(vectorsDir: string): Promise<SuiteResult> {
  const base = join(vectorsDir, 'jcs');
  // Both sides: an input without its output, or an output without its input, is a case that disagrees.
  const names = [...new Set([...(await readdir(join(base, 'input'))), ...(await readdir(join(base, 'output')))])].sort();
  const differences: string[] = [];
  for (const name of names) {
    const sides = await Promise.all(['input', 'output'].map((side) => readFile(join(base, side, name)).catch(() => null)));
    const [input, output] = sides.map((side) => (side === null ? null : new Uint8Array(side)));
    const problem = input && output ? difference(input, output) : 'input or output is missing';
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
