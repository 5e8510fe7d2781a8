import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ReportModel, SectionId } from '../../../../src/report/index.ts';
import type { Paper } from '../../../../src/report/pdf/index.ts';
import { inLanguage, controlText, reportText } from '../../../../src/text/index.ts';
import { cannotDraw, drawPages } from '../../../support/draw-pages.ts';
import { goldenReport } from '../../../support/golden-reports.ts';
import { difference, FORGIVEN } from '../../../support/picture-difference.ts';
import { readPng, writePng } from '../../../support/picture.ts';
import { renderReport } from '../../../support/render-report.ts';

/**
 * One page of each kind as a picture: what the layout in words does not hold, that marks, rules, tints and drawings look as
 * they did. pdf.js and its canvas are pinned and the fonts come from the file, so that the same pixels are drawn everywhere.
 * Whoever stores them anew (`UPDATE_GOLDEN=1`) looks at them first.
 */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
const GOLDEN = fileURLToPath(new URL('../../../golden/images', import.meta.url));
const RESULTS = fileURLToPath(new URL('../../../../test-results/golden-images', import.meta.url));
const AT_MOST = 1_000_000;
const why = cannotDraw();
if (why !== null) console.log(`golden images were not compared: ${why}`);

type Kind = 'cover' | SectionId | 'exceptions';
const REPORTS: readonly { readonly name: string; readonly model: () => ReportModel; readonly paper: Paper; readonly kinds: readonly Kind[] }[] = [
  {
    name: 'failing-en-A4', model: () => goldenReport('failing'), paper: 'A4',
    kinds: ['cover', 'verdict', 'populations', 'frameworks', 'controls', 'exceptions', 'timeline', 'graph', 'findings', 'review', 'repeat', 'files'],
  },
  { name: 'failing-ja-A4', model: () => goldenReport('failing', { language: 'ja' }), paper: 'A4', kinds: ['cover', 'verdict', 'findings', 'graph'] },
  { name: 'passing-en-Letter', model: () => goldenReport('passing'), paper: 'Letter', kinds: ['cover', 'verdict', 'controls'] },
];

const bookmark = (kind: Kind, language: 'en' | 'ja'): string => inLanguage(language, () => {
  if (kind === 'cover') return '';
  return kind === 'exceptions' ? controlText('CT-27').title : reportText.sectionTitles[kind];
});

describe.skipIf(why !== null)('golden images', () => {
  test.each(REPORTS)('pages of $name look as stored', async ({ name, model, paper, kinds }) => {
    const made = model();
    const drawn = await drawPages(await renderReport(made, paper), kinds.map((kind) => bookmark(kind, made.language)));
    const changed = kinds.flatMap((kind, index) => {
      const actual = drawn[index];
      if (actual === undefined) throw new Error(`${kind} was not drawn`);
      const path = join(GOLDEN, name, `${kind}.png`);
      if (UPDATE) write(path, writePng(actual));
      if (!existsSync(path)) return [`${name}/${kind}: nothing is stored`];
      const { pixels, shown } = difference(readPng(readFileSync(path)), actual);
      if (pixels <= FORGIVEN) return [];
      const beside = join(RESULTS, name, kind);
      write(`${beside}.actual.png`, writePng(actual));
      write(`${beside}.difference.png`, writePng(shown));
      return [`${name}/${kind}: ${pixels} pixels differ, see ${beside}.{actual,difference}.png`];
    });
    expect(changed).toEqual([]);
  }, 60_000);

  test('a text that moves by a point, and a mark of another colour, are seen', async () => {
    const model = goldenReport('passing');
    const [before] = await drawPages(await renderReport(model), ['']);
    const [recoloured] = await drawPages(await renderReport({ ...model, mark: 'fail' }), ['']);
    if (before === undefined || recoloured === undefined) throw new Error('nothing was drawn');
    const pixels = new Uint8Array(before.pixels);
    const top = Math.floor(before.height / 4) * before.width;
    pixels.set(before.pixels.subarray(top, 2 * top), top + 1);
    expect(difference(before, before).pixels).toBe(0);
    expect(difference(before, { ...before, pixels }).pixels).toBeGreaterThan(20 * FORGIVEN);
    expect(difference(before, recoloured).pixels).toBeGreaterThan(FORGIVEN);
    expect(difference(before, { ...before, width: before.width - 1 }).pixels).toBeGreaterThan(FORGIVEN);
  }, 60_000);

  test('each stored image is compared, and all of them are small', () => {
    const stored = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.png'));
    expect(stored.sort()).toEqual(REPORTS.flatMap(({ name, kinds }) => kinds.map((kind) => join(name, `${kind}.png`))).sort());
    expect(stored.reduce((sum, path) => sum + statSync(join(GOLDEN, path)).size, 0)).toBeLessThan(AT_MOST);
  });
});

function write(path: string, bytes: Buffer): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes);
}
