import { iso } from '../controls/fact.ts';
import type { Action } from '../model/record.ts';
import { gather, type Gathering } from './gather.ts';
import type { Case, MetricContext } from './measure.ts';
import { MEASURES } from './measures/index.ts';
import type { Metric } from './metric.ts';

/** Rows named for each side of a figure, unless said otherwise. */
export const KEPT_MEMBERS = 20;

/** Every figure over a record, as its actions come: in the record's order, each once. */
export interface MetricWalk {
  readonly over: (action: Action) => void;
  /** All together and then by environment and risk class, when every action was seen. Same record and replay, same result. */
  finish(): readonly Metric[];
}

export function walkMetrics(context: MetricContext, kept: number = KEPT_MEMBERS): MetricWalk {
  const monthOf = monthReader();
  const walks = MEASURES.map((measure) => {
    const all = gather(measure, kept, monthOf);
    const groups = new Map<string, Group>();
    const take = (each: Case): void => {
      all.add(each);
      if (measure.grouped) groupOf(groups, each, () => gather(measure, kept, monthOf)).add(each);
    };
    return { walk: measure.walk(context), take, all, groups };
  });
  return {
    over(action) {
      for (const { walk, take } of walks) walk.over(action, take);
    },
    finish: () => walks.flatMap(({ walk, take, all, groups }) => {
      walk.rest(take);
      const sorted = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return [all.metric(null), ...sorted.map(([, { by, gathering }]) => gathering.metric(by))];
    }),
  };
}

interface Group { readonly by: NonNullable<Metric['by']>; readonly gathering: Gathering }

/** Both are words of closed lists. */
function groupOf(groups: Map<string, Group>, { environment, riskClass }: Case, made: () => Gathering): Gathering {
  const key = `${environment ?? ''} ${riskClass ?? ''}`;
  const known = groups.get(key);
  if (known !== undefined) return known.gathering;
  const gathering = made();
  groups.set(key, { by: { environment, riskClass }, gathering });
  return gathering;
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
