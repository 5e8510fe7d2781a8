import type { Case } from './measure.ts';
import type { MetricMembers } from './metric.ts';

/** Rows behind one side of a figure: all are counted, `kept` of them named. */
export interface MembersSeen {
  readonly add: (each: Case) => void;
  members(): MetricMembers;
}

/** Names the first. */
export function firstMembers(kept: number): MembersSeen {
  const first: Pick<Case, 'subject' | 'at'>[] = [];
  let count = 0;
  return {
    add({ subject, at }) {
      count += 1;
      if (first.length < kept) first.push({ subject, at });
    },
    members: () => ({ count, first }),
  };
}

/** Names those that took longest; of equal ones, the first. */
export function slowestMembers(kept: number): MembersSeen {
  const slowest: { readonly duration: number; readonly named: Pick<Case, 'subject' | 'at'> }[] = [];
  let count = 0;
  return {
    add({ subject, at, duration = 0 }) {
      count += 1;
      let place = slowest.length;
      while (place > 0 && (slowest[place - 1]?.duration ?? 0) < duration) place -= 1;
      if (place >= kept) return;
      slowest.splice(place, 0, { duration, named: { subject, at } });
      if (slowest.length > kept) slowest.pop();
    },
    members: () => ({ count, first: slowest.map((each) => each.named) }),
  };
}
