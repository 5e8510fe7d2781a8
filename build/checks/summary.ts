import { existsSync, readFileSync } from 'node:fs';

/**
 * The last line of CI: tests and gates added up from what they wrote down. A file that is missing is a failure,
 * because a suite that did not run has not passed.
 */
interface Vitest { readonly numPassedTests: number; readonly numFailedTests: number; readonly numFailedTestSuites: number }
interface Playwright { readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number } }
type Gates = readonly { readonly name: string; readonly outcome: 'passed' | 'failed' | 'not-run' }[];

const read = (name: string): unknown => (existsSync(`test-results/${name}`) ? JSON.parse(readFileSync(`test-results/${name}`, 'utf8')) : null);

const unit = read('unit.json') as Vitest | null;
const e2e = read('e2e.json') as Playwright | null;
const gates = read('gates.json') as Gates | null;

const rows: [string, number, number][] = [
  ['unit, integration and terminal tests', unit?.numPassedTests ?? 0, unit === null ? 1 : Math.max(unit.numFailedTests, unit.numFailedTestSuites > 0 ? 1 : 0)],
  ['end-to-end tests', e2e?.stats.expected ?? 0, e2e === null ? 1 : e2e.stats.unexpected + e2e.stats.flaky],
  ['gates', gates?.filter((each) => each.outcome === 'passed').length ?? 0, gates === null ? 1 : gates.filter((each) => each.outcome === 'failed').length],
];
for (const [name, passed, failed] of rows) console.log(`${name}: ${passed} passed, ${failed} failed`);
for (const each of gates ?? []) if (each.outcome === 'not-run') console.log(`gate ${each.name}: not run`);

const passed = rows.reduce((sum, row) => sum + row[1], 0);
const failed = rows.reduce((sum, row) => sum + row[2], 0) + (passed === 0 ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
