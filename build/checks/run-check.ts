import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

/** `npm run check`: every gate beside the tests. A gate that cannot run here says why; it is not counted as passed. */
interface Gate {
  readonly name: string;
  readonly script: readonly string[];
  readonly onlyIf?: { readonly holds: boolean; readonly otherwise: string };
}

const vectors = process.env['PROOFROOM_VECTORS'] ?? '../shared/vectors';
const GATES: readonly Gate[] = [
  { name: 'typecheck', script: ['typecheck'] },
  { name: 'lint', script: ['lint'] },
  { name: 'boundaries', script: ['boundaries'] },
  { name: 'unused', script: ['unused'] },
  { name: 'notices', script: ['notices', '--', '--check'] },
  { name: 'coverage', script: ['coverage'] },
  { name: 'sweep', script: ['sweep'] },
  { name: 'network', script: ['network'] },
  { name: 'large', script: ['large'] },
  { name: 'conformance', script: ['conformance', '--', '--vectors', vectors], onlyIf: { holds: existsSync(vectors), otherwise: `no test vectors at ${vectors}` } },
];

const results = GATES.map((gate) => {
  console.log(`\n── ${gate.name}`);
  if (gate.onlyIf !== undefined && !gate.onlyIf.holds) {
    console.log(`not run: ${gate.onlyIf.otherwise}`);
    return { name: gate.name, outcome: 'not-run' as const, seconds: 0 };
  }
  const started = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', ...gate.script], { stdio: 'inherit', shell: process.platform === 'win32' });
  return { name: gate.name, outcome: status === 0 ? ('passed' as const) : ('failed' as const), seconds: Math.round((performance.now() - started) / 1000) };
});

mkdirSync('test-results', { recursive: true });
writeFileSync('test-results/gates.json', JSON.stringify(results));
console.log('\n── check');
for (const each of results) console.log(`${each.outcome.padEnd(8)} ${each.name.padEnd(12)} ${each.seconds} s`);
process.exit(results.some((each) => each.outcome === 'failed') ? 1 : 0);
