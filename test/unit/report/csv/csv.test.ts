import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/run.ts';
import { cell, record } from '../../../../src/report/csv/cell.ts';
import { DEFAULT_CHOICES, reportModel, type ReportInput, type ReportModel } from '../../../../src/report/index.ts';
import { csvFiles, readable } from '../../../../src/report/csv/index.ts';
import { modelOf, runSaying, unreadableRun } from '../../../support/report-models.ts';
import { own } from '../../../support/report-input.ts';
import { reportRun } from '../../../support/run-fixture.ts';

/** RFC 4180 section 2, read to the letter: CRLF ends a record, a quote inside a quoted field is doubled. Anything else throws. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error('a quote is not closed');
        field += text[at];
        if (text[at] === '"') at += 1;
      }
      at += 1;
    } else for (; at < text.length && text[at] !== ',' && text[at] !== '\r'; at += 1) {
      if (text[at] === '"' || text[at] === '\n') throw new Error('a bare quote or line feed');
      field += text[at];
    }
    row.push(field);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither a comma nor a line end at ${at}`);
  }
  if (row.length > 0) throw new Error('the last record has no line end');
  return rows;
}

const textOf = (run: Run, name: string): string => [...(csvFiles(modelOf(run)).find((file) => file.name === name)?.records() ?? [])].join('');
/** Rows as objects by column, undone. */
function table(run: Run, name: string): readonly Readonly<Record<string, string>>[] {
  const text = textOf(run, name);
  expect(text.startsWith('\ufeff')).toBe(true);
  const [columns = [], ...rows] = parse(text.slice(1));
  for (const row of rows) expect(row).toHaveLength(columns.length);
  return rows.map((row) => Object.fromEntries(row.map((value, at) => [columns[at], readable(value)])));
}

const FORMULA = /^[ \u00a0\u3000]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;
const NASTY = fc.array(fc.oneof(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ',', ';', '|', '"', "'", ' ', '＝', '＠', '\u3000', 'a', '1'), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 }).map((parts) => parts.join(''));

describe('a cell', () => {
  test('comes back from a parser of RFC 4180 as it went in', () => {
    fc.assert(fc.property(fc.array(NASTY, { minLength: 1, maxLength: 5 }), (values) => {
      expect(parse(record(values)).map((row) => row.map(readable))).toEqual([values]);
    }), { numRuns: 2_000 });
  });

  test('begins with no formula, whichever separator a program splits at', () => {
    fc.assert(fc.property(NASTY, (value) => {
      const [[shown = ''] = []] = parse(record([value]));
      for (const part of shown.split(/[,;|\t\r\n]/u)) expect(part).not.toMatch(FORMULA);
      expect(shown).not.toMatch(FORMULA);
    }), { numRuns: 2_000 });
  });

  test.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`], ['a;=1+1', `"a;'=1+1"`], ["'quoted", "''quoted"], ['\t=1', `"'\t'=1"`], ['plain - text', 'plain - text'], [' =1', "' =1"],
    [17, '17'], [true, 'true'], [null, ''], [undefined, ''],
  ])('%j is written %j', (value, written) => expect(cell(value)).toBe(written));
});

describe('tables', () => {
  test('findings: one row a finding, in order, with its place', () => {
    const run = reportRun('failing');
    const rows = table(run, 'findings.csv');
    expect(rows.map((row) => [row['n'], row['code'], row['file'], row['offset'], row['event']])).toEqual(
      run.findings.map((finding, n) => [String(n), finding.code, finding.at.file ?? '', String(finding.at.offset ?? ''), finding.at.event ?? '']));
    expect(rows.map((row) => row['values_json'])).toEqual(run.findings.map((finding) => (finding.values === undefined ? '' : JSON.stringify(finding.values))));
    expect(rows.every((row) => row['evidence_sha256'] === run.subject.digest && row['count'] === '1')).toBe(true);
  });

  test('what is counted and not listed has a row of its own', () => {
    const run = { ...reportRun('failing'), findingsLeftOut: [{ code: 'chain.gap', count: 41 }] };
    expect(table(run, 'findings.csv').at(-1)).toMatchObject({ n: '', code: 'chain.gap', count: '41', title: '' });
    const saying = runSaying('x');
    expect(table(saying, 'exceptions.csv').filter((row) => row['member'] === '').map((row) => [row['control'], row['verdict'], row['count']])).toEqual(saying.controls.map(({ id }) => [id, 'cannot-tell', '2']));
  });

  test('exceptions and populations agree with the run', () => {
    const run = reportRun('failing');
    expect(table(run, 'exceptions.csv').map((row) => [row['control'], row['member'], row['reason']])).toEqual(run.controls.flatMap((control) => control.exceptions.map((fact) => [control.id, fact.subject, fact.reason])));
    expect(table(run, 'populations.csv').map((row) => [row['control'], row['outcome'], row['population'], row['population_sha256'], row['exceptions'], row['mappings']])).toEqual(
      run.controls.map((control) => [control.id, control.outcome, String(control.population), control.populationDigest, String(control.exceptionCount), control.mappings.join('; ')]));
  });

  test('whatever the evidence says, it is read back, and a run of nothing has headers', () => {
    fc.assert(fc.property(NASTY, (text) => {
      const run = runSaying(text);
      for (const row of table(run, 'findings.csv')) expect([row['file'], row['expected'], row['pointer']]).toEqual([text, text, text]);
      for (const row of table(run, 'exceptions.csv').filter((each) => each['count'] === '1')) expect([row['member'], row['reason'], row['event']]).toEqual([text, text, text]);
    }), { numRuns: 100 });
    for (const name of ['exceptions.csv', 'populations.csv']) expect(table(unreadableRun, name)).toEqual([]);
  });

  test('controls of the user’s own have files of their own, and no other knows of them', () => {
    const model = (more: Partial<ReportInput>): ReportModel => reportModel({ ...modelOf(reportRun('failing')).shown, ...more });
    const files = (of: ReportModel): readonly (readonly [string, string])[] => csvFiles(of).map(({ name, records }) => [name, [...records()].join('')] as const);
    const [without, withOwn] = [files(model({})), files(model({ own }))];
    expect(withOwn.slice(0, 3)).toEqual(without);
    const [controls = [], exceptions = []] = withOwn.slice(3).map(([, text]) => parse(text.slice(1)));
    for (const row of [...controls, ...exceptions]) expect(row).toHaveLength((row.length === controls[0]?.length ? controls : exceptions)[0]?.length ?? 0);
    expect(controls.slice(1).map((row) => [row[0], row[3], row[9], row.at(-1) === ''])).toEqual([['night-work.json', 'ACME-7', 'fail', true], ['other.json', 'ACME-8', '', false], ['none.json', '', '', false]]);
    expect(exceptions.slice(1).map((row) => [row[0], row[3], row[8], row[9]])).toEqual([['night-work.json', 'ACME-7', 'exception', 'person:hana.kovarova']]);
    expect(files(model({ own, choices: { ...DEFAULT_CHOICES, leftOut: ['own-controls'] } }))).toEqual(without);
  });

  test('a section that is left out has no file', () => {
    expect(csvFiles(modelOf(reportRun('passing'), { leftOut: ['findings', 'verdict'] })).map(({ name }) => name)).toEqual(['exceptions.csv', 'populations.csv']);
  });
});
