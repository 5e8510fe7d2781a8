import { iso } from '../controls/fact.ts';
import { grouped } from '../controls/grouped.ts';
import { figureOf } from './figure.ts';
import type { Case, Measure, MetricContext } from './measure.ts';
import { MEASURES } from './measures/index.ts';
import type { Figure, Metric, MetricMembers } from './metric.ts';

/** Rows named for each side of a figure, unless said otherwise. */
export const KEPT_MEMBERS = 20;
/** Ten years: whoever writes the times decides how many months there are. */
const MOST_MONTHS = 120;

/** Every figure over the record, all together and then by environment and risk class. Same record and replay, same result. */
export function computeMetrics(context: MetricContext, kept: number = KEPT_MEMBERS): readonly Metric[] {
  const monthOf = monthReader();
  return MEASURES.flatMap((measure) => metricsOf(measure, [...measure.cases(context)], { kept, monthOf }));
}

interface Manner { readonly kept: number; readonly monthOf: (time: number) => string }

function metricsOf(measure: Measure, cases: readonly Case[], manner: Manner): readonly Metric[] {
  const all = metricOf(measure, null, cases, manner);
  return measure.grouped ? [all, ...groupsOf(cases).map((group) => metricOf(measure, group.by, group.cases, manner))] : [all];
}

const DAY = 86_400_000;
/** Days whose month is remembered: a time is looked up once for each figure and row, and few days are looked up. */
const MOST_DAYS = 4_096;

/** Time → `2026-09`, in UTC; empty for what is no time. */
function monthReader(): (time: number) => string {
  const months = new Map<number, string>();
  return (time) => {
    const day = Math.floor(time / DAY);
    const known = months.get(day);
    if (known !== undefined) return known;
    const month = iso(time).slice(0, -17);
    if (months.size < MOST_DAYS) months.set(day, month);
    return month;
  };
}

function groupsOf(cases: readonly Case[]): readonly { readonly by: NonNullable<Metric['by']>; readonly cases: readonly Case[] }[] {
  // Both are words of closed lists.
  const groups = grouped(cases, ({ environment, riskClass }) => `${environment ?? ''} ${riskClass ?? ''}`);
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, own]) => {
    const [first] = own;
    return first === undefined ? [] : [{ by: { environment: first.environment, riskClass: first.riskClass }, cases: own }];
  });
}

function metricOf({ id, version, kind }: Measure, by: Metric['by'], cases: readonly Case[], { kept, monthOf }: Manner): Metric {
  const counted = cases.filter((each) => each.counts === true);
  const slowest = typeof kind === 'number' ? counted.toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0)) : counted;
  return {
    id, version, by,
    unit: typeof kind === 'number' ? 'milliseconds' : kind === 'share' ? 'share' : 'per-person',
    ...figureOf(kind, cases),
    members: {
      counted: membersOf(slowest, kept),
      others: membersOf(cases.filter((each) => each.counts === false), kept),
      leftOut: membersOf(cases.filter((each) => each.counts === null), kept),
    },
    ...seriesOf(kind, cases, monthOf),
  };
}

const membersOf = (cases: readonly Case[], kept: number): MetricMembers =>
  ({ count: cases.length, first: cases.slice(0, kept).map(({ subject, at }) => ({ subject, at })) });

function seriesOf(kind: Measure['kind'], cases: readonly Case[], monthOf: Manner['monthOf']): { readonly series: readonly (Figure & { readonly month: string })[]; readonly seriesLeftOut: number } {
  const byMonth = grouped(cases, ({ time }) => (time === null ? '' : monthOf(time)));
  const sorted = [...byMonth].filter(([month]) => month !== '').toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    series: sorted.slice(0, MOST_MONTHS).map(([month, own]) => ({ month, ...figureOf(kind, own) })),
    seriesLeftOut: Math.max(0, sorted.length - MOST_MONTHS),
  };
}
