import { createTally, type Tally } from './figure.ts';
import type { Case, Measure } from './measure.ts';
import { firstMembers, slowestMembers } from './members.ts';
import type { Metric } from './metric.ts';

/** Ten years: whoever writes the times decides how many months there are. */
const MOST_MONTHS = 120;

/** A measure's cases → one figure of them, with the rows behind it and its months. */
export interface Gathering {
  readonly add: (each: Case) => void;
  metric(by: Metric['by']): Metric;
}

/** @param monthOf see `monthReader`; empty for what is no time. */
export function gather({ id, version, kind }: Measure, kept: number, monthOf: (time: number) => string): Gathering {
  const tally = createTally(kind);
  const counted = typeof kind === 'number' ? slowestMembers(kept) : firstMembers(kept);
  const others = firstMembers(kept);
  const leftOut = firstMembers(kept);
  const months = new Map<string, Tally>();
  return {
    add(each) {
      tally.add(each);
      (each.counts === null ? leftOut : each.counts ? counted : others).add(each);
      const month = each.time === null ? '' : monthOf(each.time);
      if (month === '') return;
      const own = months.get(month) ?? createTally(kind);
      months.set(month, own);
      own.add(each);
    },
    metric(by) {
      const sorted = [...months].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return {
        id, version, by,
        unit: typeof kind === 'number' ? 'milliseconds' : kind === 'share' ? 'share' : 'per-person',
        ...tally.figure(),
        members: { counted: counted.members(), others: others.members(), leftOut: leftOut.members() },
        series: sorted.slice(0, MOST_MONTHS).map(([month, each]) => ({ month, ...each.figure() })),
        seriesLeftOut: Math.max(0, sorted.length - MOST_MONTHS),
      };
    },
  };
}
