import type { Action, ReportedMetric } from '../model/record.ts';
import { createTally, type Tally } from './figure.ts';
import type { Case, CaseWalk, Measure, MetricContext } from './measure.ts';
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

/** Each window is asked of all rows of its figure: reports beyond so many different ones are counted, not examined. */
const MOST_WINDOWS = 256;

/** What was reported beside what the record gives, as its actions come: in the record's order, each once. */
export interface ReportedWalk {
  readonly over: (action: Action) => void;
  /** In the order of the reports, when every action was seen. */
  finish(): Iterable<ReportedComparison>;
}

export function walkReported(context: MetricContext): ReportedWalk {
  const asked = new Map<string, Asked>();
  let windows = 0;
  const compared = (context.record.oversight?.reportedMetrics ?? []).map((reported): { readonly reported: ReportedMetric; readonly found: Tally | ReportedComparison['outcome'] } => {
    const measure = measureOf(reported.metric);
    if (measure === null) return { reported, found: 'unknown-metric' };
    return { reported, found: outside(reported, context) ? 'outside-record' : (tallyFor(reported, measure) ?? 'not-examined') };
  });

  /** Null for one more than are examined. */
  function tallyFor(reported: ReportedMetric, measure: Measure): Tally | null {
    const { metric, environment, riskClass, from, until } = reported;
    const own = asked.get(metric) ?? { walk: measure.walk(context), windows: new Map<string, Window>() };
    asked.set(metric, own);
    const key = JSON.stringify([environment, riskClass, from, until]);
    const known = own.windows.get(key);
    if (known !== undefined) return known.tally;
    if (windows >= MOST_WINDOWS) return null;
    windows += 1;
    const tally = createTally(measure.kind);
    own.windows.set(key, { reported, tally });
    return tally;
  }

  const walks = [...asked.values()].map(({ walk, windows: own }) => ({
    walk,
    take: (each: Case): void => {
      for (const { reported, tally } of own.values()) if (within(each, reported)) tally.add(each);
    },
  }));
  return {
    over(action) {
      for (const { walk, take } of walks) walk.over(action, take);
    },
    * finish() {
      for (const { walk, take } of walks) walk.rest(take);
      for (const { reported, found } of compared) {
        if (typeof found === 'string') {
          yield { reported, recomputed: null, outcome: found };
          continue;
        }
        const recomputed = found.figure();
        yield { reported, recomputed, outcome: outcomeOf(reported, recomputed) };
      }
    },
  };
}

interface Window { readonly reported: ReportedMetric; readonly tally: Tally }
interface Asked { readonly walk: CaseWalk; readonly windows: Map<string, Window> }

/** The last millisecond of the period belongs to it; that of a window does not. */
const outside = ({ from, until }: ReportedMetric, { record: { period } }: MetricContext): boolean =>
  !(from < until) || from < period.from || until > period.to + 1;

/** Windows are half open. What has no time belongs to every window. */
const within = (each: Case, { environment, riskClass, from, until }: ReportedMetric): boolean =>
  (environment === null || each.environment === environment)
  && (riskClass === null || each.riskClass === riskClass)
  && (each.time === null || (each.time >= from && each.time < until));

function outcomeOf(reported: ReportedMetric, figure: Figure): ReportedComparison['outcome'] {
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
