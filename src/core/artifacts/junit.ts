import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** One test case of a JUnit report, in the order of the file. Names and messages are the author's: show, never run. */
export interface JunitCase {
  readonly suite: string;
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly seconds: number;
  readonly message: string | null;
}
export type JunitResult =
  | { readonly ok: true; readonly cases: readonly JunitCase[]; readonly truncated: boolean }
  | { readonly ok: false; readonly problem: 'malformed' | 'doctype' | 'not-junit' | 'too-deep' };

/** Far more cases than a screen shows, and a bound on what a hostile file can make of memory. */
const MAX_CASES = 100_000;
const MAX_DEPTH = 64;
const MAX_MESSAGE = 10_000;

interface Open {
  readonly name: string;
  readonly suite: string;
  /** Set for a `testcase`: what is known of it so far. */
  readonly test: { status: JunitCase['status']; message: string | null; readonly name: string; readonly seconds: number } | null;
}

class Refusal extends Error {
  readonly problem: 'malformed' | 'doctype' | 'not-junit' | 'too-deep';
  constructor(problem: Refusal['problem']) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Reads a JUnit XML report: `testsuites` or `testsuite`, suites nested at will. A document type is refused outright:
 * entities are how XML reads other files and grows without bound.
 */
export function readJunit(text: string): JunitResult {
  const cases: JunitCase[] = [];
  const open: Open[] = [];
  const parser = new SaxesParser();
  let truncated = false;
  let collecting: 'failure' | null = null;

  parser.on('error', () => {
    throw new Refusal('malformed');
  });
  parser.on('doctype', () => {
    throw new Refusal('doctype');
  });
  parser.on('opentag', (tag) => {
    const parent = open.at(-1);
    if (parent === undefined && tag.name !== 'testsuites' && tag.name !== 'testsuite') throw new Refusal('not-junit');
    if (open.length >= MAX_DEPTH) throw new Refusal('too-deep');
    if (parent?.test !== undefined && parent.test !== null) collecting = noteResult(parent.test, tag) ? 'failure' : null;
    open.push(opened(tag, parent?.suite ?? ''));
  });
  const collect = (part: string): void => {
    const test = collecting === null ? null : (open.at(-2)?.test ?? null);
    if (test !== null) test.message = `${test.message ?? ''}${part}`.slice(0, MAX_MESSAGE);
  };
  parser.on('text', collect);
  parser.on('cdata', collect);
  parser.on('closetag', () => {
    collecting = null;
    const closed = open.pop();
    if (closed?.test === null || closed === undefined) return;
    const { status, message, name, seconds } = closed.test;
    if (cases.length === MAX_CASES) truncated = true;
    else cases.push({ suite: closed.suite, name, status, seconds, message: message === null || message.trim() === '' ? null : message.trim() });
  });

  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
  return { ok: true, cases, truncated };
}

function opened(tag: SaxesTagPlain, suite: string): Open {
  const name = tag.attributes['name'] ?? '';
  if (tag.name === 'testsuite') return { name: tag.name, suite: name === '' ? suite : name, test: null };
  if (tag.name !== 'testcase') return { name: tag.name, suite, test: null };
  const seconds = Number(tag.attributes['time'] ?? '0');
  return {
    name: tag.name,
    suite: suite === '' ? (tag.attributes['classname'] ?? '') : suite,
    test: { name, status: 'passed', message: null, seconds: Number.isFinite(seconds) && seconds >= 0 ? seconds : 0 },
  };
}

/** A failure or error outranks a skip, whatever their order: a case that says both did not pass. */
function noteResult(test: NonNullable<Open['test']>, tag: SaxesTagPlain): boolean {
  if (tag.name === 'skipped') {
    if (test.status === 'passed') test.status = 'skipped';
    test.message ??= tag.attributes['message'] ?? null;
    return false;
  }
  if (tag.name !== 'failure' && tag.name !== 'error') return false;
  test.status = 'failed';
  const message = tag.attributes['message'];
  if (message !== undefined) test.message = `${message}\n`;
  return true;
}
