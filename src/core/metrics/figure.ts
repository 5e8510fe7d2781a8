import { createSeries } from '../packing/index.ts';
import type { Figure } from './metric.ts';
import type { Case, Measure } from './measure.ts';

/** Both numbers of one figure, as its cases come. */
export interface Tally {
  readonly add: (each: Case) => void;
  figure(): Figure;
}

/** Of a percentile every duration is kept, some bytes each; of a figure per somebody, whom there were. */
export function createTally(kind: Measure['kind']): Tally {
  const durations = createSeries();
  const whom = new Set<string | undefined>();
  let [counted, others, leftOut] = [0, 0, 0];
  return {
    add({ counts, duration = 0, whom: somebody }) {
      if (counts === null) leftOut += 1;
      else if (counts) counted += 1;
      else others += 1;
      if (counts !== null && typeof kind === 'number') durations.push(duration);
      if (counts === true && kind === 'per') whom.add(somebody);
    },
    figure() {
      if (typeof kind === 'number') return { ...percentile(kind, durations.numbers().sort()), leftOut };
      const denominator = kind === 'share' ? counted + others : whom.size;
      return { numerator: counted, denominator, value: ratio(counted, denominator), leftOut };
    },
  };
}

/** Nearest rank: the smallest duration that at least so many percent of all do not exceed. It is one that was measured. */
function percentile(percent: number, ascending: Float64Array): Omit<Figure, 'leftOut'> {
  const rank = Math.ceil((percent * ascending.length) / 100);
  const milliseconds = ascending[rank - 1];
  if (milliseconds === undefined) return { numerator: 0, denominator: 0, value: null };
  return { numerator: milliseconds, denominator: ascending.length, value: { kind: 'milliseconds', milliseconds } };
}

function ratio(numerator: number, denominator: number): Figure['value'] {
  if (denominator === 0) return null;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { kind: 'ratio', numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  let [left, right] = [a, b];
  while (right !== 0) [left, right] = [right, left % right];
  return left;
}
