import type { Block, Trend } from '../blocks.ts';
import type { Atom } from './flow.ts';
import { height, type Sheet } from './sheet.ts';
import { BAR, LINE_STRONG } from './palette.ts';
import { STYLES } from './styles.ts';
import type { Tag } from './tags.ts';

const ABREAST = 3;
const GUTTER = 22;
const BARS = 30;
const AXIS = 12;
/** Between two titles of a row the taller sets the room, but no title takes more lines than this. */
const TITLE_LINES = 3;

/** Small multiples, three abreast: title, figure, and a bar a month on one scale each. Every one is a figure with its own words. */
export function* trendAtoms(sheet: Sheet, parent: Tag, block: Extract<Block, { kind: 'trends' }>): Generator<Atom> {
  const { page, text: { pageText } } = sheet;
  const wide = (page.measure - GUTTER * (ABREAST - 1)) / ABREAST;
  for (let from = 0; from < block.trends.length; from += ABREAST) {
    const row = block.trends.slice(from, from + ABREAST);
    const titles = row.map((trend) => sheet.set.wrap(trend.title, STYLES.figureStrong, wide).slice(0, TITLE_LINES));
    const head = Math.max(...titles.map(height));
    const tall = head + STYLES.figure.leading + 4 + BARS + AXIS;
    yield {
      height: tall, before: from === 0 ? 14 : 16, keepWithNext: from === 0,
      draw: (top) => row.forEach((trend, index) => {
        const x = page.left + index * (wide + GUTTER);
        const alt = pageText.trend(trend.title, trend.value, trend.months.map(({ month, value }) => pageText.trendMonth(month, value)));
        const bbox: [number, number, number, number] = [x, top, x + wide, top + tall];
        parent.child('Figure', { alt, bbox }).content(() => {
          let y = top + head - height(titles[index] ?? []);
          for (const line of titles[index] ?? []) {
            sheet.set.draw(line, x, y);
            y += line.style.leading;
          }
          sheet.set.draw(sheet.set.fit(trend.value, STYLES.figure, wide), x, top + head);
          drawBars(sheet, trend, x, top + head + STYLES.figure.leading + 4, wide);
        });
      }),
    };
  }
}

function drawBars({ doc, set }: Sheet, trend: Trend, x: number, top: number, wide: number): void {
  const base = top + BARS;
  const step = wide / Math.max(1, trend.months.length);
  const bar = Math.min(step * 0.72, 16);
  doc.lineWidth(0.5).moveTo(x, base).lineTo(x + wide, base).stroke(LINE_STRONG);
  trend.months.forEach(({ value }, index) => {
    const middle = x + (index + 0.5) * step;
    if (value === null) {
      // No figure is not a figure of 0: an open ring above the line, where 0 is a stroke on it.
      doc.lineWidth(0.6).circle(middle, base - 4, 1.5).stroke(LINE_STRONG);
      return;
    }
    const share = trend.most > 0 ? Math.min(1, Math.max(0, value / trend.most)) : 0;
    const tall = Math.max(1, share * BARS);
    doc.rect(middle - bar / 2, base - tall, bar, tall).fill(BAR);
  });
  const [first, last] = [trend.months[0]?.month, trend.months.at(-1)?.month];
  if (first !== undefined) set.draw({ text: first, style: STYLES.nodeMuted }, x, base + 2);
  if (last !== undefined && trend.months.length > 1) set.draw({ text: last, style: STYLES.nodeMuted }, x + wide - set.width(last, STYLES.nodeMuted), base + 2);
}
