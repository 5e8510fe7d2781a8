import type { Block, Trend } from '../blocks.ts';
import type { Atom } from './flow.ts';
import { BAR, LINE_STRONG } from './palette.ts';
import { height, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import type { Tag } from './tags.ts';
import type { Line } from './typesetter.ts';

const ABREAST = 3;
const GUTTER = 22;
const BARS = 30;
const AXIS = 12;
const BETWEEN = 16;
/** The taller of the titles of a row sets the room for all, but no title takes more lines than this; its alternative has it whole. */
const TITLE_LINES = 3;

interface Row {
  readonly trends: readonly Trend[];
  readonly titles: readonly (readonly Line[])[];
  readonly head: number;
  readonly height: number;
}

/** Small multiples, three abreast: title, figure, and a bar a month, each on its own scale. One figure, or one a page where they take more. */
export function* trendAtoms(sheet: Sheet, parent: Tag, block: Extract<Block, { kind: 'trends' }>): Generator<Atom> {
  const { page, text: { pageText } } = sheet;
  const wide = (page.measure - GUTTER * (ABREAST - 1)) / ABREAST;
  const parts = pagesOf(rowsOf(sheet, block.trends, wide), page.bottom - page.top);
  for (const rows of parts) {
    const tall = rows.reduce((sum, row) => sum + row.height + BETWEEN, -BETWEEN);
    const words = (trend: Trend): string => pageText.trend(trend.title, trend.value, trend.months.map(({ month, value }) => pageText.trendMonth(month, value)));
    const alt = parts.length === 1 ? block.alt : rows.flatMap(({ trends }) => trends.map(words)).join(' ');
    yield {
      height: tall, before: 14, keepWithNext: false,
      draw: (top) => {
        const bbox: [number, number, number, number] = [page.left, top, page.left + page.measure, top + tall];
        parent.child('Figure', { alt, bbox }).content(() => {
          let y = top;
          for (const row of rows) {
            row.trends.forEach((trend, index) => drawTrend(sheet, row, trend, index, page.left + index * (wide + GUTTER), y, wide));
            y += row.height + BETWEEN;
          }
        });
      },
    };
  }
}

function rowsOf({ set }: Sheet, trends: readonly Trend[], wide: number): readonly Row[] {
  return Array.from({ length: Math.ceil(trends.length / ABREAST) }, (_, index) => {
    const abreast = trends.slice(index * ABREAST, (index + 1) * ABREAST);
    const titles = abreast.map((trend) => set.wrap(trend.title, STYLES.figureStrong, wide).slice(0, TITLE_LINES));
    const head = Math.max(...titles.map(height));
    return { trends: abreast, titles, head, height: head + STYLES.figure.leading + 4 + BARS + AXIS };
  });
}

function pagesOf(rows: readonly Row[], tallest: number): readonly (readonly Row[])[] {
  const parts: Row[][] = [];
  let used = Infinity;
  for (const row of rows) {
    if (used + row.height > tallest) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(row);
    used += row.height + BETWEEN;
  }
  return parts;
}

function drawTrend({ doc, set }: Sheet, row: Row, trend: Trend, index: number, x: number, top: number, wide: number): void {
  const title = row.titles[index] ?? [];
  title.forEach((line, at) => set.draw(line, x, top + row.head - height(title) + at * line.style.leading));
  set.draw(set.fit(trend.value, STYLES.figure, wide), x, top + row.head);
  const base = top + row.head + STYLES.figure.leading + 4 + BARS;
  const step = wide / Math.max(1, trend.months.length);
  const bar = Math.min(step * 0.72, 16);
  doc.lineWidth(0.5).moveTo(x, base).lineTo(x + wide, base).stroke(LINE_STRONG);
  trend.months.forEach(({ value }, at) => {
    const middle = x + (at + 0.5) * step;
    // No figure is not a figure of 0: an open ring above the line, where 0 is a stroke on it.
    if (value === null) return void doc.lineWidth(0.6).circle(middle, base - 4, Math.min(1.5, step / 3)).stroke(LINE_STRONG);
    const tall = Math.max(1, trend.most > 0 ? Math.min(1, Math.max(0, value / trend.most)) * BARS : 0);
    return void doc.rect(middle - bar / 2, base - tall, bar, tall).fill(BAR);
  });
  const [first, last] = [trend.months[0]?.month, trend.months.at(-1)?.month];
  if (first !== undefined) set.draw({ text: first, style: STYLES.nodeMuted }, x, base + 2);
  if (last !== undefined && trend.months.length > 1) set.draw({ text: last, style: STYLES.nodeMuted }, x + wide - set.width(last, STYLES.nodeMuted), base + 2);
}
