import { expect, test } from 'vitest';
import { readLayout } from '../../../support/pdf-layout.ts';
import { everyBlock } from '../../../support/report-pages.ts';
import { renderReport } from '../../../support/render-report.ts';

const words = (line: string): string => line.split(' ').slice(4).join(' ');

test('the first pages say what those of the report say, but for the numbers that are known at its end', async () => {
  const model = everyBlock('en');
  const [whole, first] = [readLayout(await renderReport(model)), readLayout(await renderReport(model, 'A4', { first: 3 }))];
  expect(whole.length).toBeGreaterThan(3);
  expect(first).toHaveLength(3);
  for (const [index, page] of first.entries()) {
    const own = page.split('\n').filter((line) => !line.startsWith('painted'));
    const theirs = (whole[index] ?? '').split('\n');
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter((line) => !theirs.includes(line)).map(words).filter((text) => !/^\d+$/u.test(text))).toEqual([]);
  }
});

test('a report of fewer pages is set to its end', async () => {
  const model = { ...everyBlock('en'), sections: [] };
  const whole = readLayout(await renderReport(model));
  expect(readLayout(await renderReport(model, 'A4', { first: 50 }))).toHaveLength(whole.length);
});
