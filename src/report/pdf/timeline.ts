import type { Block } from '../blocks.ts';
import { formatNumber } from '../../text/index.ts';
import { DAY, type TimelineFigure } from '../timeline-figure.ts';
import { axisTicks } from './axis.ts';
import type { Atom } from './flow.ts';
import { BAR, INK, INK_2, LINE, LINE_STRONG, MARK_COLOURS } from './palette.ts';
import type { Sheet } from './sheet.ts';
import { STYLES, type Style } from './styles.ts';
import type { Tag } from './tags.ts';

const ROW = 40;
const TICK_ROW = 15;
const AXIS = 22;

/** Small multiples: a row of bars a layer, then rows of ticks, over one time axis. */
export function* timelineAtoms(sheet: Sheet, parent: Tag, block: Extract<Block, { kind: 'timeline' }>): Generator<Atom> {
  const { page } = sheet;
  const tall = ROW * block.figure.layers.length + TICK_ROW * 4 + 10 + AXIS;
  yield {
    height: tall, before: 14, keepWithNext: true,
    draw: (top) => {
      const bbox: [number, number, number, number] = [page.left, top, page.left + page.measure, top + tall];
      parent.child('Figure', { alt: block.alt, bbox }).content(() => draw(sheet, block.figure, top));
    },
  };
}

function draw(sheet: Sheet, figure: TimelineFigure, top: number): void {
  const { doc, page, text: { pageText } } = sheet;
  const span = figure.buckets * figure.bucketMs;
  const x = (time: number): number => page.textLeft + ((time - figure.start) / span) * page.textMeasure;
  const layersBottom = top + ROW * figure.layers.length;
  const axisTop = layersBottom + 10 + TICK_ROW * 4;
  for (const tick of axisTicks(figure.start, figure.start + span)) {
    doc.lineWidth(0.35).moveTo(x(tick.time), top).lineTo(x(tick.time), axisTop).stroke(LINE);
  }
  for (const gap of figure.gaps) hatch(sheet, x(Math.max(gap.after, figure.start)), x(Math.min(gap.before, figure.start + span)), top, layersBottom);
  figure.layers.forEach((each, index) => bars(sheet, figure, each.counts, each.layer === null ? pageText.noLayer : sheet.text.layers[each.layer], top + index * ROW));
  const perBucket = (counts: readonly number[]): number[] =>
    counts.flatMap((n, index) => (n > 0 ? [figure.start + (index + 0.5) * figure.bucketMs] : []));
  const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0);
  const rows = [
    { label: pageText.granted, total: sum(figure.granted), times: perBucket(figure.granted), colour: INK_2, wide: 0.9 },
    { label: pageText.refused, total: sum(figure.denied), times: perBucket(figure.denied), colour: INK, wide: 0.9 },
    { label: pageText.exceptions, total: figure.exceptions.length, times: figure.exceptions, colour: MARK_COLOURS.fail, wide: 2 },
    { label: pageText.decidingFindings, total: figure.findings.length, times: figure.findings, colour: MARK_COLOURS.fail, wide: 2 },
  ];
  rows.forEach((row, index) => {
    const y = layersBottom + 10 + index * TICK_ROW;
    label(sheet, row.label, formatNumber(row.total), y + 2);
    doc.lineWidth(0.35).moveTo(page.textLeft, y + TICK_ROW - 2).lineTo(page.textLeft + page.textMeasure, y + TICK_ROW - 2).stroke(LINE);
    for (const time of row.times) doc.lineWidth(row.wide).moveTo(x(time), y + 3).lineTo(x(time), y + TICK_ROW - 2).stroke(row.colour);
  });
  axis(sheet, figure, x, axisTop);
}

function bars(sheet: Sheet, figure: TimelineFigure, counts: readonly number[], name: string, top: number): void {
  const { doc, page, set } = sheet;
  const peak = Math.max(0, ...counts);
  const total = counts.reduce((sum, n) => sum + n, 0);
  const base = top + ROW - 4;
  set.draw({ text: name, style: STYLES.figure }, page.left, base - 19);
  set.draw({ text: formatNumber(total), style: STYLES.figureStrong }, page.left, base - 9);
  doc.lineWidth(0.5).moveTo(page.textLeft, base).lineTo(page.textLeft + page.textMeasure, base).stroke(LINE_STRONG);
  if (peak === 0) return;
  const step = page.textMeasure / figure.buckets;
  const wide = step > 3 ? step - 1 : Math.max(step * 0.86, 0.3);
  counts.forEach((n, index) => {
    // A single event in a million stays visible.
    const tall = Math.max(0.8, (n / peak) * (ROW - 17));
    if (n > 0) doc.rect(page.textLeft + index * step + (step - wide) / 2, base - tall, wide, tall);
  });
  doc.fill(BAR);
  const text = formatNumber(peak);
  const width = set.width(text, STYLES.figure);
  const at = page.textLeft + (counts.indexOf(peak) + 0.5) * step;
  const left = Math.min(Math.max(at - width / 2, page.textLeft), page.textLeft + page.textMeasure - width);
  set.draw({ text, style: STYLES.figure }, left, top + 1);
}

function label(sheet: Sheet, name: string, total: string, top: number): void {
  const { page, set } = sheet;
  set.draw({ text: name, style: STYLES.figure }, page.left, top);
  const style: Style = STYLES.figureStrong;
  if (set.width(name, STYLES.figure) + set.width(total, style) + 16 <= page.textLeft - page.left) {
    set.draw({ text: total, style }, page.textLeft - 10 - set.width(total, style), top);
  }
}

/** Diagonal strokes clipped to the gap; at least three points wide, so that the shortest gap is seen. */
function hatch(sheet: Sheet, from: number, to: number, top: number, bottom: number): void {
  const { doc } = sheet;
  const width = Math.max(3, to - from);
  const left = (from + to) / 2 - width / 2;
  doc.save().rect(left, top, width, bottom - top).clip();
  const tall = bottom - top;
  for (let at = left - tall; at < left + width; at += 3.2) doc.moveTo(at, bottom).lineTo(at + tall, top);
  doc.lineWidth(0.6).stroke(MARK_COLOURS.fail);
  doc.restore();
  doc.lineWidth(0.6).rect(left, top, width, tall).stroke(MARK_COLOURS.fail);
}

function axis(sheet: Sheet, figure: TimelineFigure, x: (time: number) => number, top: number): void {
  const { doc, page, set, text: { pageText } } = sheet;
  const end = figure.start + figure.buckets * figure.bucketMs;
  doc.lineWidth(0.5).moveTo(page.textLeft, top).lineTo(page.textLeft + page.textMeasure, top).stroke(LINE_STRONG);
  let free = page.textLeft;
  for (const tick of axisTicks(figure.start, end)) {
    const at = x(tick.time);
    const width = set.width(tick.label, STYLES.figure);
    doc.lineWidth(0.5).moveTo(at, top).lineTo(at, top + 4).stroke(LINE_STRONG);
    if (at + 3 < free || at + 3 + width > page.textLeft + page.textMeasure) continue;
    set.draw({ text: tick.label, style: STYLES.figure }, at + 3, top + 3);
    free = at + width + 12;
  }
  const unit = figure.bucketMs < DAY ? pageText.hours : pageText.days;
  set.draw({ text: unit, style: STYLES.figure }, page.left, top + 3);
}
