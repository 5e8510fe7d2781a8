import type { Figure, Metric } from '../../core/metrics/metric.ts';
import type { ReportedComparison } from '../../core/metrics/walk-reported.ts';
import { formatDuration, formatNumber } from '../format.ts';

/** A figure with what it is of: "12.5 % (3 of 24)", "4 h 10 min (of 24)". Without anything to be of, it is no figure. */
export function figureWords({ numerator, denominator, value }: Omit<Figure, 'leftOut'>, unit?: Metric['unit']): string {
  if (value === null) return 'no figure (0 in the denominator)';
  if (value.kind === 'milliseconds') return `${formatDuration(value.milliseconds)} (of ${formatNumber(denominator)})`;
  if (unit === 'per-person' || numerator > denominator) return `${tenths(numerator, denominator)} (${formatNumber(numerator)} over ${formatNumber(denominator)})`;
  return `${percent(numerator, denominator)} % (${formatNumber(numerator)} of ${formatNumber(denominator)})`;
}

/** One of ten thousand is not none. */
const percent = (numerator: number, denominator: number): string => (numerator > 0 && numerator * 1_000 < denominator ? '< 0.1' : tenths(numerator * 100, denominator));

/** To one decimal, cut off rather than rounded: 99.96 % is not all. */
const tenths = (numerator: number, denominator: number): string => formatNumber(Math.floor((numerator * 10) / denominator) / 10);

/** What the comparison of a reported figure with the recomputed one came to. */
export const comparisonWords: Readonly<Record<ReportedComparison['outcome'], string>> = {
  'agrees': 'agrees with the record',
  'differs': 'differs from the record',
  'no-figure': 'the record holds nothing to make such a figure of',
  'incomplete': 'the record leaves out what could make the difference',
  'outside-record': 'speaks of a time that the record does not cover',
  'unknown-metric': 'is not a figure that is known here',
  'not-examined': 'was not examined: too many different ones are reported',
};

export const metricsLabels = {
  none: 'There is no record in this file to make figures of.',
  integrity: { pass: 'The record holds as it was sealed.', other: 'Whether the record is as it was sealed is not shown: the figures are its author’s word.' },
  leftOut: (count: number) => `left out: ${formatNumber(count)}`,
  reported: 'As reported',
  notStated: 'not stated',
} as const;
