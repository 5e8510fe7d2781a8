import { describe, expect, test } from 'vitest';
import { assertNever } from '../../../../src/core/findings/index.ts';
import type { Block, Text } from '../../../../src/report/blocks.ts';
import type { ReportModel } from '../../../../src/report/index.ts';
import { textsIn } from '../../../../src/text/index.ts';
import { readStructure, walk } from '../../../support/pdf-structure.ts';
import { everyBlock, graphOf } from '../../../support/report-pages.ts';
import { renderReport } from '../../../support/render-report.ts';

/** What a page must say, from the model alone: every text of every block, in the order of the model. Spaces are not compared: lines break. */
function expected(model: ReportModel, pageOf: (id: string) => number): string {
  const { pageText } = textsIn(model.language);
  const facts = (rows: readonly { readonly label: string; readonly value: readonly Text[] }[]): string[] => rows.flatMap(({ label, value }) => [label, ...value.map(({ text }) => text)]);
  return squash([
    'Proofroom', pageText.title, model.evidenceName, model.headline, ...facts(model.subject),
    pageText.contents, ...model.sections.flatMap(({ id, title }, index) => [String(index + 1), title, String(pageOf(id))]),
    ...(model.attachments.length === 0 ? [] : [pageText.enclosed, ...model.attachments.flatMap(({ name, about }) => [name, about])]),
    ...model.sections.flatMap(({ title, blocks }, index) => [String(index + 1), title, ...blocks.flatMap((block) => said(block))]),
  ]);
  function said(block: Block): readonly string[] {
    switch (block.kind) {
      case 'paragraph': return [block.text];
      case 'heading': return [block.text, block.code ?? ''];
      case 'facts': return facts(block.rows);
      case 'table': return [block.about, ...block.columns.map(({ title }) => title), ...block.rows.flatMap((row) => row.flatMap(({ texts }) => texts.map(({ text }) => text)))];
      case 'list': return block.items.flatMap((item, index) => [block.numbered === true ? `${index + 1}.` : '–', item]);
      case 'panel': return block.items.flatMap((item) => ['–', item]);
      case 'commands': return block.lines.map((line) => line.replace(/^# /u, ''));
      case 'timeline': case 'graph': case 'trends': return [];
      default: return assertNever(block);
    }
  }
}

const squash = (texts: readonly string[]): string => texts.join('').replaceAll(/\s/gu, '')
  .replaceAll('\u202E', '‹U+202E›').replaceAll('\u{1f600}', '‹U+1F600›').replaceAll('‹x›', '‹U+2039›x‹U+203A›');

describe.each(['en', 'ja'] as const)('a report that speaks %s', (language) => {
  test.each(['A4', 'Letter'] as const)('read in order on %s, says what the model says and nothing else', async (paper) => {
    const model = everyBlock(language);
    const { root, untagged, unclaimed, language: spoken, pages } = readStructure(await renderReport(model, paper));
    const numbers = [...walk(root)].filter(({ type }) => type === 'Link').flatMap(({ text }) => /(\d+)$/u.exec(text)?.[1] ?? []);
    const ids: readonly string[] = model.sections.map(({ id }) => id);
    expect(squash([root.reading])).toBe(expected(model, (id) => Number(numbers[ids.indexOf(id)])));
    expect([untagged, unclaimed, spoken]).toEqual([[], 0, language]);
    expect(pages).toBeGreaterThan(6);
  });

  test('every figure has an alternative, every table header cells with a scope and a caption', async () => {
    const nodes = [...walk(readStructure(await renderReport(everyBlock(language))).root)];
    const figures = nodes.filter(({ type }) => type === 'Figure');
    expect(figures).toHaveLength(1 + 1 + 4);
    expect(figures.every(({ alt }) => (alt ?? '').length > 10)).toBe(true);
    const tables = nodes.filter(({ type }) => type === 'Table');
    expect(tables.length).toBeGreaterThan(3);
    for (const table of tables) expect([...walk(table)].filter(({ type }) => type === 'TH').map(({ scope }) => scope), table.title ?? '').not.toContain(null);
    const rows = tables.find((table) => table.children[0]?.type === 'Caption');
    expect([...walk(rows ?? tables[0]!)].filter(({ type }) => type === 'TR')).toHaveLength(41);
  });
});

test('a graph of more systems than a page has lines becomes several figures, and names every touched system', async () => {
  const model = everyBlock('en', { sections: [{ id: 'graph', title: 'Graph', blocks: [{ kind: 'graph', figure: graphOf(150), alt: 'The graph in words' }] }] });
  const { root } = readStructure(await renderReport(model));
  const figures = [...walk(root)].filter(({ type }) => type === 'Figure');
  expect(figures.length).toBeGreaterThan(2);
  const drawn = figures.map(({ text }) => text).join(' ');
  for (let index = 0; index < 150; index += 1) expect(drawn).toContain(`touched-${index}.example`);
});
