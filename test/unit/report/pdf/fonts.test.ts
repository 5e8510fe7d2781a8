import { expect, test, vi } from 'vitest';
import { everyBlock } from '../../../support/report-pages.ts';

const fresh = () => {
  vi.resetModules();
  return import('../../../support/render-report.ts');
};
// The ligature that "fi" is set in is the glyph of U+FB01 too: what it is copied as is the report's own matter.
const [letters, ligature] = [everyBlock('en', { headline: 'office' }), everyBlock('en', { headline: 'of\uFB01ce' })];

test('fonts are read once for all reports, and none depends on those before it', async () => {
  const [alone, other] = [await (await fresh()).renderReport(letters), await (await fresh()).renderReport(ligature)];
  expect(alone.equals(other)).toBe(false);
  const { renderReport } = await fresh();
  await renderReport(ligature);
  expect((await renderReport(letters)).equals(alone)).toBe(true);
  expect((await renderReport(ligature)).equals(other)).toBe(true);
}, 120_000);
