import { iso } from '../controls/fact.ts';
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
  return MEASURES.flatMap((measure) => metricsOf(measure, [...measure.cases(context)], kept));
}

function metricsOf(measure: Measure, cases: readonly Case[], kept: number): readonly Metric[] {
  const all = metricOf(measure, null, cases, kept);
  return measure.grouped ? [all, ...groupsOf(cases).map((group) => metricOf(measure, group.by, group.cases, kept))] : [all];
}

function groupsOf(cases: readonly Case[]): readonly { readonly by: NonNullable<Metric['by']>; readonly cases: readonly Case[] }[] {
  const groups = new Map<string, { readonly by: NonNullable<Metric['by']>; readonly cases: Case[] }>();
  for (const each of cases) {
    const { environment, riskClass } = each;
    const key = JSON.stringify([environment ?? '', riskClass ?? '']);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { by: { environment, riskClass }, cases: [each] });
    else group.cases.push(each);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function metricOf({ id, version, kind }: Measure, by: Metric['by'], cases: readonly Case[], kept: number): Metric {
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
    ...seriesOf(kind, cases),
  };
}

const membersOf = (cases: readonly Case[], kept: number): MetricMembers =>
  ({ count: cases.length, first: cases.slice(0, kept).map(({ subject, at }) => ({ subject, at })) });

function seriesOf(kind: Measure['kind'], cases: readonly Case[]): { readonly series: readonly (Figure & { readonly month: string })[]; readonly seriesLeftOut: number } {
  const months = new Map<string, Case[]>();
  for (const each of cases) {
    if (each.time === null) continue;
    const month = iso(each.time).slice(0, -17);
    const list = months.get(month);
    if (list === undefined) months.set(month, [each]);
    else list.push(each);
  }
  const sorted = [...months].filter(([month]) => month !== '').toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    series: sorted.slice(0, MOST_MONTHS).map(([month, own]) => ({ month, ...figureOf(kind, own) })),
    seriesLeftOut: Math.max(0, sorted.length - MOST_MONTHS),
  };
}
