import type { TestPosture } from '../../contract/index.ts';
import { bareTime, operationsText } from '../../text/index.ts';

type Trend = TestPosture['trend'];

export const timeOf = ({ from, step }: Trend, index: number): string => bareTime(from + index * step).slice(0, 16);
export const countOf = ({ from, to, step }: Trend): number => Math.round((to - from) / step);

export function pointWords(trend: Trend, index: number): string {
  const bucket = trend.buckets.find((each) => each.index === index);
  const words = operationsText.trend;
  return bucket === undefined ? words.none(timeOf(trend, index)) : words.point(timeOf(trend, index), bucket.failed, bucket.empty, bucket.passed);
}

/** The events of a stretch's results, those that could not be used among them. */
export function duringFilter({ from, step }: Trend, index: number): string {
  const at = (n: number): string => new Date(from + n * step).toISOString();
  return `type:test.completed time>=${at(index)} time<${at(index + 1)}`;
}
