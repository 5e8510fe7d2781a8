import type { Figure } from './metric.ts';
import type { Case, Measure } from './measure.ts';

/** Cases → a figure. Linear, but for the sorting of durations. */
export function figureOf(kind: Measure['kind'], cases: readonly Case[]): Figure {
  const told = cases.filter((each) => each.counts !== null);
  const leftOut = cases.length - told.length;
  if (typeof kind === 'number') return { ...percentile(kind, told), leftOut };
  const counted = told.filter((each) => each.counts === true);
  const denominator = kind === 'share' ? told.length : new Set(counted.map((each) => each.whom)).size;
  return { numerator: counted.length, denominator, value: ratio(counted.length, denominator), leftOut };
}

/** Nearest rank: the smallest duration that at least so many percent of all do not exceed. It is one that was measured. */
function percentile(percent: number, cases: readonly Case[]): Omit<Figure, 'leftOut'> {
  const durations = cases.map((each) => each.duration ?? 0).toSorted((a, b) => a - b);
  const rank = Math.ceil((percent * durations.length) / 100);
  const milliseconds = durations[rank - 1];
  if (milliseconds === undefined) return { numerator: 0, denominator: 0, value: null };
  return { numerator: milliseconds, denominator: durations.length, value: { kind: 'milliseconds', milliseconds } };
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
