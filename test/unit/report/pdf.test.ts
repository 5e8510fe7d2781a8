import { describe, expect, test } from 'vitest';
import { DEFAULT_CHOICES, reportModel, type ReportInput } from '../../../src/report/index.ts';
import { readStructure, textIn, walk, type PdfStructure, type StructNode } from '../../support/pdf-structure.ts';
import { renderReport } from '../../support/render-report.ts';
import { custody, hex, reportRun, reportTimeline } from '../../support/run-fixture.ts';

function input(kind: 'passing' | 'failing', change: Partial<ReportInput> = {}, files = 12): ReportInput {
  const run = reportRun(kind, files);
  return { run, evidenceName: 'aldervale-q3.zip', custody, timeline: reportTimeline(run), graph: null, measured: null, review: null, own: null, choices: DEFAULT_CHOICES, preparedAt: null, ...change };
}

const structure = async (report: ReportInput, paper: 'A4' | 'Letter' = 'A4'): Promise<PdfStructure> => readStructure(await renderReport(reportModel(report), paper));
const all = (root: StructNode, type: string): StructNode[] => [...walk(root)].filter((each) => each.type === type);
const squash = (text: string): string => text.replaceAll(' ', '');

describe.each(['passing', 'failing'] as const)('report of a %s run', (kind) => {
  test('is tagged throughout: no paint outside a mark, no mark outside the tree', async () => {
    const found = await structure(input(kind));
    expect(found.untagged).toEqual([]);
    expect(found.unclaimed).toBe(0);
    expect([...walk(found.root)].length).toBeGreaterThan(300);
    expect(found).toMatchObject({ marked: true, displaysTitle: true, language: 'en' });
    expect(found.metadata).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(found.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  test('every table has header cells with a scope, and as many cells in each row', async () => {
    const tables = all((await structure(input(kind))).root, 'Table');
    expect(tables.length).toBeGreaterThan(8);
    for (const table of tables) {
      const rows = all(table, 'TR');
      const headers = all(table, 'TH');
      expect(headers.length, table.title ?? '').toBeGreaterThan(0);
      expect(headers.every((each) => each.scope === 'Column' || each.scope === 'Row')).toBe(true);
      expect(new Set(rows.map((row) => row.children.length)).size, table.title ?? '').toBe(1);
    }
  });

  test('every figure has an alternative that says its numbers', async () => {
    const figures = all((await structure(input(kind))).root, 'Figure');
    expect(figures).toHaveLength(1);
    expect(figures[0]?.alt).toContain('Agent fleets: 33,811 events');
    expect(figures[0]?.alt).toContain(kind === 'failing' ? '18 events missing' : 'No gap in any stream');
  });

  test('headings descend by one level, and each section has a bookmark', async () => {
    const found = await structure(input(kind));
    const levels = [...walk(found.root)].flatMap((each) => (/^H\d$/u.test(each.type) ? [Number(each.type[1])] : []));
    expect(levels[0]).toBe(1);
    expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
    expect(found.bookmarks).toHaveLength(all(found.root, 'H2').length);
    expect(found.bookmarks[2]).toContain('What this does not prove');
  });

  test('holds every digest whole', async () => {
    const report = input(kind);
    const text = squash(textIn((await structure(report)).root));
    const { run } = report;
    const wanted = [
      run.subject.digest, run.inputs.controlPack.digest, run.inputs.trustPack?.digest ?? '?', ...run.signers.map((each) => each.keyid),
      ...run.streams.flatMap((each) => [each.head, each.merkleRoot]), ...run.files.flatMap((each) => each.sha256 ?? []), ...custody.flatMap(({ hash }) => hash ?? []),
      ...run.controls.map((each) => each.populationDigest),
    ];
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((each) => !text.includes(each))).toEqual([]);
  });

  test.each(['A4', 'Letter'] as const)('same bytes twice on %s', async (paper) => {
    const first = await renderReport(reportModel(input(kind)), paper);
    const second = await renderReport(reportModel(input(kind)), paper);
    expect(first.equals(second)).toBe(true);
  });
});

test('a failing run names its codes, its compared values and its gaps', async () => {
  const text = textIn((await structure(input('failing'))).root);
  for (const part of ['event.hash-mismatch', 'chain.gap', 'CT-27', 'act-merge-7781', 'byte 1,048,921']) expect(text).toContain(part);
  expect(squash(text)).toContain(hex('said'));
  expect(squash(text)).toContain(hex('computed'));
});

test('another as-of gives another file id', async () => {
  const run = reportRun('passing');
  const later = { ...run, inputs: { ...run.inputs, asOf: '2026-11-01T08:00:00.000Z' } };
  const [one, two] = await Promise.all([structure(input('passing')), structure(input('passing', { run: later }))]);
  expect(one.id).toMatch(/^[0-9a-f]{32}$/u);
  expect(two.id).not.toBe(one.id);
});

test('what the fonts cannot draw, and what would mislead, is written out', async () => {
  const name = 'q3\u202Epiz.exe 证据 ‹U+0041›.zip';
  const text = textIn((await structure(input('passing', { evidenceName: name }))).root);
  expect(text).toContain('q3‹U+202E›piz.exe');
  expect(text).toContain('‹U+8BC1›');
  expect(text).toContain('‹U+2039›U+0041‹U+203A›');
  expect(text).not.toContain('\u202E');
});

test('names as long as the format allows stay on the page and in the file', async () => {
  const run = reportRun('failing');
  const name = `artifacts/${'deep-folder/'.repeat(300)}trace.json`;
  const files = run.files.map((file, index) => (index === 3 ? { ...file, name } : file));
  const found = await structure(input('failing', { run: { ...run, files } }));
  expect(squash(textIn(found.root))).toContain(name);
  expect(found.untagged).toEqual([]);
});

test('a table of two thousand files keeps its shape over many pages', async () => {
  const found = await structure(input('passing', {}, 2_000));
  const table = all(found.root, 'Table').find((each) => each.title === 'Files of the evidence');
  expect(all(table ?? found.root, 'TR')).toHaveLength(2_001);
  expect(found.pages).toBeGreaterThan(90);
  expect(found.untagged).toEqual([]);
  expect(found.unclaimed).toBe(0);
}, 60_000);
