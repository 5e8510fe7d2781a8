import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * `npm run conformance -- --vectors DIR`: every suite made by others, with how many cases agree with what they state.
 * A suite exports `run(vectorsDir)`; differences that are not in its own reasoned list fail, and so does a listed
 * difference that no longer occurs.
 */
export interface SuiteResult {
  readonly suite: string;
  readonly agree: number;
  readonly total: number;
  /** Unexplained disagreements, and explained ones that vanished. */
  readonly differences: readonly string[];
}

const { values } = parseArgs({ options: { vectors: { type: 'string', default: '../shared/vectors' } } });
const vectors = resolve(values.vectors);
if (!existsSync(vectors)) {
  console.error(`error: no test vectors at ${vectors}\nhint: name their folder with --vectors`);
  process.exit(65);
}

let failed = 0;
let total = 0;
const suites = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && name !== 'run.ts').sort();
for (const name of suites) {
  const { run } = (await import(`./${name}`)) as { readonly run: (vectorsDir: string) => Promise<SuiteResult> };
  const result = await run(vectors);
  for (const difference of result.differences) console.error(`  ${result.suite}: ${difference}`);
  console.log(`conformance: ${result.suite}: ${result.agree} of ${result.total} agree, ${result.differences.length} unexplained`);
  failed += result.differences.length + (result.total === 0 ? 1 : 0);
  total += result.total;
}
console.log(`conformance: ${suites.length} suites, ${total} cases examined`);
process.exit(failed === 0 && total > 0 ? 0 : 1);
