import type { Figure, Metric, ReportedComparison } from '../../core/metrics/index.ts';
import type { Run } from '../../core/run.ts';
import { comparisonWords, displayName, environments, figureWords, formatNumber, metrics as texts, reportText, riskClasses, wordFor } from '../../text/index.ts';
import { cell, muted, plain, strong, type Block, type Cell, type Column, type Section, type Trend } from '../blocks.ts';
import type { ReportInput } from '../input.ts';
import { instant } from './texts.ts';

/** A record may report any number of figures; the comparison itself examines no more than some hundreds. */
const MOST_REPORTED = 400;

/** The figures of autonomy, each with both its numbers, by month where it has months, and beside what was reported. */
export function metricsSection({ run, measured }: ReportInput): Section | null {
  if (measured === null) return null;
  const all = measured.metrics.filter(({ by }) => by === null);
  if (all.length === 0) return null;
  const text = reportText.metrics;
  const parts = measured.metrics.filter(({ by, denominator }) => by !== null && denominator > 0);
  return {
    id: 'metrics',
    title: reportText.sectionTitles.metrics,
    blocks: [
      { kind: 'paragraph', text: text.lead },
      ...(sound(run) ? [] : [{ kind: 'paragraph', text: text.unsound, mark: 'indeterminate' } as const]),
      whole(all),
      ...trends(all),
      ...reported(measured.reported),
      ...(parts.length === 0 ? [] : [
        { kind: 'heading' as const, text: text.groups },
        groups(parts),
      ]),
    ],
  };
}

const sound = ({ verdict }: Run): boolean => verdict.axes.find(({ axis }) => axis === 'integrity')?.outcome === 'pass';
const leftOut = (metric: Metric): readonly ReturnType<typeof muted>[] => (metric.leftOut === 0 ? [] : [muted(reportText.metrics.leftOut(metric.leftOut))]);
const place = (by: Metric['by']): string => (by === null ? '' : `${wordFor(environments, by.environment)} · ${wordFor(riskClasses, by.riskClass)}`);

function whole(rows: readonly Metric[]): Block {
  const { about, columns } = reportText.metrics;
  return {
    kind: 'table', about,
    columns: [{ title: columns.figure, share: 52 }, ...numberColumns([13, 13, 22])],
    rows: rows.map((each) => [cell(strong(texts[each.id].name), muted(texts[each.id].definition), ...leftOut(each)), ...numbers(each)]),
  };
}

function groups(rows: readonly Metric[]): Block {
  const { groups: about, groupColumn, columns } = reportText.metrics;
  return {
    kind: 'table', about, dense: true,
    columns: [{ title: columns.figure, share: 34 }, { title: groupColumn, share: 26 }, ...numberColumns([12, 12, 16])],
    rows: rows.map((each) => [cell(plain(texts[each.id].name), ...leftOut(each)), cell(muted(place(each.by))), ...numbers(each)]),
  };
}

function numberColumns([numerator, denominator, value]: readonly [number, number, number]): readonly Column[] {
  const { columns } = reportText.metrics;
  return [{ title: columns.numerator, share: numerator, align: 'right' }, { title: columns.denominator, share: denominator, align: 'right' }, { title: columns.value, share: value, align: 'right' }];
}

const numbers = (each: Metric): readonly Cell[] => [cell(plain(formatNumber(each.numerator))), cell(plain(formatNumber(each.denominator))), cell(plain(valueWords(each, each.unit)))];

/** The value alone: both its numbers stand beside it. */
function valueWords(figure: Figure, unit: Metric['unit']): string {
  return figure.value === null ? reportText.metrics.none : figureWords(figure, unit).replace(/\s*[(（].*$/u, '');
}

function trends(all: readonly Metric[]): readonly Block[] {
  const text = reportText.metrics;
  const drawn = all.filter(({ series }) => series.length > 1);
  if (drawn.length === 0) return [];
  const more = drawn.filter(({ seriesLeftOut }) => seriesLeftOut > 0).map(({ id, seriesLeftOut }) => text.monthsLeftOut(texts[id].name, seriesLeftOut));
  const alt = [text.trendsAlt(drawn.length), ...drawn.map(({ id, series, unit }) => text.trend(texts[id].name, series.map((each) => text.point(each.month, figureWords(each, unit)))))];
  return [
    { kind: 'heading', text: text.trends },
    { kind: 'trends', trends: drawn.map(trend), alt: reportText.sentences(alt) },
    ...(more.length === 0 ? [] : [{ kind: 'paragraph', tone: 'muted', text: reportText.sentences(more) } as const]),
  ];
}

function trend(metric: Metric): Trend {
  const months = metric.series.map((each) => ({ month: each.month, value: height(each, metric.unit) }));
  return { title: texts[metric.id].name, value: valueWords(metric, metric.unit), most: months.reduce((top, { value }) => Math.max(top, value ?? 0), 0), months };
}

/** In the unit that is printed beside it: per cent, people or milliseconds, to one decimal and cut off as in the table. */
function height({ numerator, denominator, value }: Figure, unit: Metric['unit']): number | null {
  if (value === null) return null;
  if (value.kind === 'milliseconds') return value.milliseconds;
  return Math.floor((numerator * (unit === 'share' ? 1_000 : 10)) / denominator) / 10;
}

function reported(comparisons: readonly ReportedComparison[]): readonly Block[] {
  const text = reportText.metrics;
  const { reportedColumns: columns } = text;
  if (comparisons.length === 0) return [{ kind: 'paragraph', tone: 'muted', text: text.noneReported }];
  return [
    { kind: 'heading', text: text.reported },
    {
      kind: 'table', about: text.reportedAbout, dense: true,
      columns: [{ title: columns.figure, share: 38 }, { title: columns.reported, share: 16 }, { title: columns.recomputed, share: 20 }, { title: columns.outcome, share: 26 }],
      rows: comparisons.slice(0, MOST_REPORTED).map(({ reported: said, recomputed, outcome }) => [
        cell(
          plain(isMetric(said.metric) ? texts[said.metric].name : displayName(said.metric)),
          muted(text.window(instant(said.from), instant(said.until))),
          ...(said.environment === null && said.riskClass === null ? [] : [muted(place({ environment: said.environment, riskClass: said.riskClass }))]),
        ),
        cell(plain(text.of(said.numerator, said.denominator))),
        cell(plain(recomputed === null ? text.none : text.of(recomputed.numerator, recomputed.denominator))),
        { mark: outcome === 'agrees' ? 'pass' : outcome === 'differs' ? 'fail' : 'indeterminate', texts: [plain(comparisonWords[outcome])] },
      ]),
    },
    ...(comparisons.length > MOST_REPORTED ? [{ kind: 'paragraph', tone: 'muted', text: text.moreReported(comparisons.length - MOST_REPORTED) } as const] : []),
  ];
}

const isMetric = (id: string): id is Metric['id'] => Object.hasOwn(texts, id);
