const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY];

/** Equal stretches of time, from and to in epoch milliseconds. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Of a record that tells of nothing to draw. */
export const NO_TIME: Axis = { from: 0, to: 0, step: MINUTE };

/** At most so many stretches. They begin at whole minutes, hours or days of UTC; the last one holds the last moment. */
export function axisOf(first: number, last: number, most: number): Axis {
  const count = (step: number): number => Math.floor(last / step) - Math.floor(first / step) + 1;
  const step = STEPS.find((each) => count(each) <= most) ?? Math.ceil((last - first) / (most - 1) / DAY) * DAY;
  return { from: Math.floor(first / step) * step, to: (Math.floor(last / step) + 1) * step, step };
}
