import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { accountForFolders } from '../support/vector-folders.ts';

/**
 * `npm run conformance -- --vectors DIR`: every suite made by others, with how many cases agree with what they state.
 * A suite is a file beside this one, named after its folder of vectors, that exports `run(vectorsDir)`; differences that
 * are not in its own reasoned list fail, and so does a listed difference that no longer occurs. A folder of vectors that
 * no suite runs fails unless test/support/vector-folders.ts says why.
 */
export interface SuiteResult {
  readonly suite: string;
  readonly agree: number;
  readonly total: number;
  /** Unexplained disagreements, and explained ones that vanished. */
  readonly differences: readonly string[];
  /** What a reader of the figures should know: what is not judged, and why. */
  readonly notes?: readonly string[];
}

const { values } = parseArgs({ options: { vectors: { type: 'string', default: '../shared/vectors' } } });
const vectors = resolve(values.vectors);
if (!existsSync(vectors)) {
  console.error(`error: no test vectors at ${vectors}\nhint: name their folder with --vectors`);
  process.exit(65);
}

let failed = 0;
let total = 0;
const suites = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && name !== 'run.ts').map((name) => name.slice(0, -3)).sort();
for (const name of suites) {
  const { run } = (await import(`./${name}.ts`)) as { readonly run: (vectorsDir: string) => Promise<SuiteResult> };
  const result = await settled(name, () => run(vectors));
  for (const difference of result.differences) console.error(`  ${result.suite}: ${difference}`);
  console.log(`conformance: ${result.suite}: ${result.agree} of ${result.total} agree, ${result.differences.length} unexplained`);
  for (const note of result.notes ?? []) console.log(`  ${result.suite}: ${note}`);
  failed += result.differences.length + (result.total === 0 ? 1 : 0);
  total += result.total;
}

const folders = readdirSync(vectors, { withFileTypes: true }).filter((each) => each.isDirectory()).map((each) => each.name).sort();
const { named, problems } = accountForFolders(folders, suites);
for (const line of named) console.log(`conformance: ${line}`);
for (const problem of problems) console.error(`  ${problem}`);
failed += problems.length;
console.log(`conformance: ${suites.length} suites, ${total} cases examined`);
process.exit(failed === 0 && total > 0 ? 0 : 1);

/** One suite without its vectors, or stopped by a form that it does not know, must not hide what the others say. */
async function settled(suite: string, run: () => Promise<SuiteResult>): Promise<SuiteResult> {
  try {
    return await run();
  } catch (error) {
    return { suite, agree: 0, total: 0, differences: [`stopped: ${error instanceof Error ? error.message : 'by something that is no error'}`] };
  }
}
