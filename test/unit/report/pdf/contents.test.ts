import { expect, test } from 'vitest';
import { geometry } from '../../../../src/report/pdf/geometry.ts';
import { readLayout } from '../../../support/pdf-layout.ts';
import { everyBlock } from '../../../support/report-pages.ts';
import { renderReport } from '../../../support/render-report.ts';

const SENTENCE = 'One control did not hold, because an action ran before anybody had approved it. ';

/** Page that names the enclosed file, from 1, and how far apart the first two entries of the contents are, in points. */
async function firstPage(sentences: number): Promise<{ readonly enclosedOn: number; readonly pitch: number }> {
  const [one] = everyBlock('en').sections;
  if (one === undefined) throw new Error('no section');
  const sections = Array.from({ length: 20 }, (_, index) => ({ ...one, title: `Part ${index}`, blocks: [] }));
  const pages = readLayout(await renderReport(everyBlock('en', { headline: SENTENCE.repeat(sentences), sections }), 'Letter', { first: 2 }));
  const tops = ['Part 0', 'Part 1'].map((title) => Number(pages.join('\n').split('\n').find((line) => line.endsWith(` 9 ${title}`))?.split(' ')[1]));
  return { enclosedOn: pages.findIndex((page) => page.includes('run.json')) + 1, pitch: Math.round(((tops[1] ?? 0) - (tops[0] ?? 0)) * 10) / 10 };
}

test('contents are set closer where that keeps what is enclosed on the first page, and only there', async () => {
  const seen = [];
  for (let sentences = 1; sentences <= 17; sentences += 2) seen.push(await firstPage(sentences));
  const [roomy, close] = [seen[0]?.pitch ?? 0, Math.min(...seen.map(({ pitch }) => pitch))];
  expect(close).toBeLessThan(roomy);
  expect(seen.filter(({ pitch }) => pitch === close).every(({ enclosedOn }) => enclosedOn === 1)).toBe(true);
  // Short heads leave room; the longest leave too little for either.
  expect(seen[0]).toEqual({ enclosedOn: 1, pitch: roomy });
  expect(seen.at(-1)?.enclosedOn).not.toBe(1);
  expect(seen.findIndex(({ enclosedOn }) => enclosedOn !== 1)).toBe(seen.findLastIndex(({ pitch }) => pitch === close) + 1);
});

test.each(['panel', 'list'] as const)('of a %s the last item stands on no page alone', async (kind) => {
  const [one] = everyBlock('en').sections;
  if (one === undefined) throw new Error('no section');
  let broken = 0;
  for (let count = 30; count <= 44; count += 1) {
    const items = Array.from({ length: count }, (_, index) => `item ${index} of many`);
    const pages = readLayout(await renderReport(everyBlock('en', { attachments: [], sections: [{ ...one, blocks: [kind === 'panel' ? { kind, items } : { kind, items }] }] })));
    const pageOf = (index: number): number => pages.findIndex((page) => page.includes(`item ${index} of many`));
    if (pageOf(count - 1) !== pageOf(0)) broken += 1;
    expect(pageOf(count - 1)).toBe(pageOf(count - 2));
  }
  expect(broken).toBeGreaterThan(0);
});

test.each(['panel', 'list'] as const)('an item of a %s that no page holds goes on on the next', async (kind) => {
  const [one] = everyBlock('en').sections;
  if (one === undefined) throw new Error('no section');
  const words = Array.from({ length: 1_200 }, (_, index) => `log-${index}`);
  const pages = readLayout(await renderReport(everyBlock('en', { attachments: [], sections: [{ ...one, blocks: [{ kind, items: ['before', words.join(' '), 'after'] }] }] })));
  const { bottom } = geometry('A4');
  const lines = pages.flatMap((page) => page.split('\n').filter((line) => /\blog-\d/u.test(line)));
  expect(lines.flatMap((line) => line.match(/\blog-\d+/gu) ?? [])).toEqual(words);
  expect(Math.max(...lines.map((line) => Number(line.split(' ')[1])))).toBeLessThanOrEqual(bottom);
  expect(pages.filter((page) => /\blog-\d/u.test(page)).length).toBeGreaterThan(1);
});
