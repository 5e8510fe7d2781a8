import type { ReportedMetric } from '../model/record.ts';
import { figureOf } from './figure.ts';
import type { Case, MetricContext } from './measure.ts';
import { measureOf } from './measures/index.ts';
import type { Figure } from './metric.ts';

/** A figure that somebody reported beside the same one made of the record. */
export interface ReportedComparison {
  readonly reported: ReportedMetric;
  /** Null where none can be made, for the reason in `outcome`. */
  readonly recomputed: Figure | null;
  /**
   * `agrees`: both numbers are the same. `no-figure`: nothing in the record belongs to the denominator. `outside-record`: it
   * speaks of a time that the record does not cover. `incomplete`: the record leaves out rows that could make the difference.
   */
  readonly outcome: 'agrees' | 'differs' | 'no-figure' | 'incomplete' | 'outside-record' | 'unknown-metric' | 'not-examined';
}

/** Each window goes through all rows of its figure: reports beyond so many different ones are counted, not examined. */
const MOST_WINDOWS = 256;

/** In the record's order. */
export function* compareReported(context: MetricContext): Generator<ReportedComparison> {
  const cases = new Map<string, readonly Case[]>();
  const figures = new Map<string, Figure | null>();
  for (const reported of context.record.oversight?.reportedMetrics ?? []) {
    const { metric, environment, riskClass, from, until } = reported;
    const measure = measureOf(metric);
    if (measure === null) {
      yield { reported, recomputed: null, outcome: 'unknown-metric' };
      continue;
    }
    if (outside(reported, context)) {
      yield { reported, recomputed: null, outcome: 'outside-record' };
      continue;
    }
    const key = JSON.stringify([metric, environment, riskClass, from, until]);
    if (!figures.has(key)) {
      if (figures.size >= MOST_WINDOWS) {
        yield { reported, recomputed: null, outcome: 'not-examined' };
        continue;
      }
      const all = cases.get(metric) ?? [...measure.cases(context)];
      cases.set(metric, all);
      figures.set(key, figureOf(measure.kind, all.filter((each) => within(each, reported))));
    }
    const recomputed = figures.get(key) ?? null;
    yield { reported, recomputed, outcome: outcomeOf(reported, recomputed) };
  }
}

/** The last millisecond of the period belongs to it; that of a window does not. */
const outside = ({ from, until }: ReportedMetric, { record: { period } }: MetricContext): boolean =>
  !(from < until) || from < period.from || until > period.to + 1;

/** Windows are half open. What has no time belongs to every window. */
const within = (each: Case, { environment, riskClass, from, until }: ReportedMetric): boolean =>
  (environment === null || each.environment === environment)
  && (riskClass === null || each.riskClass === riskClass)
  && (each.time === null || (each.time >= from && each.time < until));

function outcomeOf(reported: ReportedMetric, figure: Figure | null): ReportedComparison['outcome'] {
  if (figure === null) return 'not-examined';
  if (figure.numerator === reported.numerator && figure.denominator === reported.denominator) return 'agrees';
  if (explained(reported, figure)) return 'incomplete';
  return figure.denominator === 0 ? 'no-figure' : 'differs';
}

/** Whether the rows that were left out could make the one figure the other. */
function explained(reported: ReportedMetric, { numerator, denominator, value, leftOut }: Figure): boolean {
  if (leftOut === 0) return false;
  const reach = (from: number, to: number): boolean => to >= from && to <= from + leftOut;
  return reach(denominator, reported.denominator) && (value?.kind === 'milliseconds' || reach(numerator, reported.numerator));
}
