/** Times of the scenario, in milliseconds since the Unix epoch. The scenario has no clock: every time is computed. */

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const PERIOD_FROM = Date.UTC(2026, 6, 1);
export const PERIOD_TO = Date.UTC(2026, 9, 1) - 1;
/** Work starts after the log is open and the plane is set up, and early enough to end inside the period. */
export const WORK_FROM = PERIOD_FROM + 6 * HOUR;
export const WORK_TO = Date.UTC(2026, 8, 29, 12);
export const POLICY_CHANGE = Date.UTC(2026, 7, 12, 8, 30);
export const SEALED_AT = Date.UTC(2026, 9, 1, 6);
export const TRUST_ISSUED_AT = Date.UTC(2026, 10, 3);

/** RFC 3339, UTC, three fraction digits. */
export function iso(time: number): string {
  return new Date(time).toISOString();
}

/** Relative amount of work by hour of day: agents never stop, people do. */
const BY_HOUR = [2, 2, 2, 2, 2, 3, 5, 9, 14, 16, 16, 14, 11, 14, 16, 15, 12, 8, 5, 4, 3, 3, 2, 2];

const hours: number[] = [];
let total = 0;
for (let hour = WORK_FROM; hour < WORK_TO; hour += HOUR) {
  const date = new Date(hour);
  const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
  total += BY_HOUR[date.getUTCHours()]! * (weekend ? 0.25 : 1);
  hours.push(total);
}

/** The time by which `share` (0 to 1) of all work has started. Rises with `share`. */
export function workTime(share: number): number {
  const wanted = share * total;
  let low = 0;
  let high = hours.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hours[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  const before = low === 0 ? 0 : hours[low - 1]!;
  return WORK_FROM + low * HOUR + Math.floor(((wanted - before) / (hours[low]! - before)) * HOUR);
}
