import { existsSync, readFileSync } from 'node:fs';

/**
 * The last line of CI: tests and gates added up from what they wrote down, behind the name of each that failed and what
 * it said first. A file that is missing is a failure, because a suite that did not run has not passed.
 */
interface Vitest {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}
interface Playwright { readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }; readonly suites: readonly Suite[] }
interface Suite {
  readonly file: string;
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly { readonly status: string; readonly results: readonly { readonly error?: { readonly message?: string } }[] }[];
  }[];
}
type Gates = readonly { readonly name: string; readonly outcome: 'passed' | 'failed' | 'not-run' }[];
interface Failure { readonly name: string; readonly said: string }

const read = (name: string): unknown => (existsSync(`test-results/${name}`) ? JSON.parse(readFileSync(`test-results/${name}`, 'utf8')) : null);

function unitFailures({ testResults }: Vitest): readonly Failure[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((each) => each.status === 'failed').map(({ fullName, failureMessages }) => ({ name: `${name}: ${fullName}`, said: failureMessages[0] ?? '' }));
    return tests.length === 0 && status === 'failed' ? [{ name, said: message }] : tests;
  });
}

function e2eFailures({ file, suites = [], specs }: Suite): readonly Failure[] {
  const failed = specs.filter((each) => !each.ok || each.tests.some((test) => test.status === 'flaky'));
  return [
    ...failed.map(({ title, tests }) => ({ name: `${file}: ${title}`, said: tests.flatMap((test) => test.results).find((each) => each.error !== undefined)?.error?.message ?? '' })),
    ...suites.flatMap(e2eFailures),
  ];
}

const unit = read('unit.json') as Vitest | null;
const e2e = read('e2e.json') as Playwright | null;
const gates = read('gates.json') as Gates | null;

const rows: [string, number, number][] = [
  ['unit, integration and terminal tests', unit?.numPassedTests ?? 0, unit === null ? 1 : Math.max(unit.numFailedTests, unit.numFailedTestSuites > 0 ? 1 : 0)],
  ['end-to-end tests', e2e?.stats.expected ?? 0, e2e === null ? 1 : e2e.stats.unexpected + e2e.stats.flaky],
  ['gates', gates?.filter((each) => each.outcome === 'passed').length ?? 0, gates === null ? 1 : gates.filter((each) => each.outcome === 'failed').length],
];

/** Enough to tell which assertion it was. */
const FIRST_LINES = 12;
for (const { name, said } of [...(unit === null ? [] : unitFailures(unit)), ...(e2e?.suites.flatMap(e2eFailures) ?? [])]) {
  console.log(`failed: ${name}`);
  for (const line of said.split('\n').slice(0, FIRST_LINES)) console.log(`    ${line}`);
}
for (const each of gates ?? []) if (each.outcome !== 'passed') console.log(`gate ${each.name}: ${each.outcome === 'failed' ? 'failed' : 'not run'}`);
for (const [name, passed, failed] of rows) console.log(`${name}: ${passed} passed, ${failed} failed`);

const passed = rows.reduce((sum, row) => sum + row[1], 0);
const failed = rows.reduce((sum, row) => sum + row[2], 0) + (passed === 0 ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
