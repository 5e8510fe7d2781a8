import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/core/run.ts';
import { DEFAULT_CHOICES, reportModel, type ReportModel } from '../../../src/report/index.ts';
import type { Block } from '../../../src/report/blocks.ts';
import { readStructure } from '../../support/pdf-structure.ts';
import { renderReport } from '../../support/render-report.ts';
import { custody, hex, reportRun, reportTimeline } from '../../support/run-fixture.ts';

const model = (run: Run): ReportModel =>
  reportModel({ run, evidenceName: 'q3.zip', custody, timeline: run.counts.events === 0 ? null : reportTimeline(run), graph: null, measured: null, review: null, own: null, choices: DEFAULT_CHOICES, preparedAt: null });
const blocks = (report: ReportModel, id: string): readonly Block[] => report.sections.find((each) => each.id === id)?.blocks ?? [];
const marks = (report: ReportModel, id: string): string[] =>
  blocks(report, id).flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((row) => row.flatMap((cell) => cell.mark ?? [])) : []));

const unreadable: Run = {
  ...reportRun('failing'), subject: { kind: 'unreadable', digest: hex('bundle'), size: 12, because: 'zip-end-missing' }, streams: [], files: [], controls: [], signers: [], notProved: [],
  counts: { events: 0, actions: 0, approvals: 0, files: 0, unknownEvents: 0 },
};
const sigstore: Run = {
  ...unreadable, subject: { kind: 'sigstore-bundle', digest: hex('bundle'), size: 9_000, artifactDigest: hex('artifact'), identity: 'release@example.com', issuer: 'https://issuer.example' },
};

test('what is not proved stands right after the verdict, whatever the subject', () => {
  for (const run of [reportRun('passing'), reportRun('failing'), unreadable]) {
    expect(model(run).sections.slice(0, 2).map((each) => each.id)).toEqual(['verdict', 'not-proved']);
  }
});

test('the verdict shows the six outcomes of the run, in its order, and recomputes none', () => {
  for (const kind of ['passing', 'failing'] as const) {
    const run = reportRun(kind);
    expect(marks(model(run), 'verdict')).toEqual(run.verdict.axes.map((axis) => axis.outcome));
    expect(marks(model(run), 'checks')).toEqual(run.checks.map((check) => check.outcome));
    expect(marks(model(run), 'controls')).toEqual(run.controls.map((control) => control.outcome));
  }
});

test('each finding is printed once, with both sides of its comparison', () => {
  const run = reportRun('failing');
  const text = JSON.stringify(blocks(model(run), 'findings')).replaceAll(' ', '');
  for (const finding of run.findings) expect(text.split(`"code":"${finding.code}"`)).toHaveLength(2);
  expect(text).toContain(hex('said'));
  expect(text).toContain(hex('computed'));
});

test('findings beyond the limit are counted', () => {
  const run = reportRun('failing');
  const text = JSON.stringify(blocks(model({ ...run, findingsLeftOut: [{ code: 'chain.gap', count: 41 }] }), 'findings'));
  expect(text).toContain('(42)');
  expect(text).toContain('41 more findings');
});

test('custody entries that are left out are said to be', () => {
  const of = (entries: typeof custody): string => JSON.stringify(blocks(reportModel({ run: reportRun('passing'), evidenceName: 'x', custody: entries, timeline: null, graph: null, measured: null, review: null, own: null, choices: DEFAULT_CHOICES, preparedAt: null }), 'custody'));
  expect(of(custody)).not.toContain('left out');
  expect(of(custody.filter((each) => each.seq !== 1))).toContain('left out');
  expect(of([])).toContain('No custody log');
});

test('the title cannot carry markup into the metadata', () => {
  expect(model(reportRun('passing')).title).toMatch(/^[A-Za-z0-9 ]+$/u);
});

describe('other subjects', () => {
  test.each([['unreadable', unreadable], ['sigstore', sigstore]] as const)('%s gives a whole, tagged report', async (_name, run) => {
    const found = readStructure(await renderReport(model(run)));
    expect(found.untagged).toEqual([]);
    expect(found.unclaimed).toBe(0);
    expect(found.bookmarks.length).toBeGreaterThan(5);
  });
});

test('an advisory test that found something stands apart, and carries no mark of a failure', () => {
  const run = reportRun('failing');
  const failed = run.controls.find((each) => each.outcome === 'fail');
  if (failed === undefined) throw new Error('a test fails in the failing run');
  const shown = blocks(model({ ...run, controls: [...run.controls, { ...failed, id: 'CT-29', advisory: true }] }), 'controls');
  const tables = shown.filter((each) => each.kind === 'table');
  expect(tables.map((each) => each.rows.map(([result]) => result?.mark))).toEqual([run.controls.map((each) => each.outcome), [undefined]]);
  expect(shown.filter((each) => each.kind === 'heading').map((each) => each.mark)).toEqual([...run.controls.map((each) => each.outcome), undefined]);
});
