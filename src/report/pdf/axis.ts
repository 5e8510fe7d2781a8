import { DAY, HOUR } from '../timeline-figure.ts';

export interface AxisTick {
  readonly time: number;
  readonly label: string;
}

/** Ticks at round instants in UTC, at most a dozen: hours, days, weeks, months or years, as the span asks. */
export function axisTicks(from: number, to: number): AxisTick[] {
  const span = to - from;
  const step = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY].find((each) => span / each <= 12);
  return step === undefined ? months(from, to) : steps(from, to, step);
}

function steps(from: number, to: number, step: number): AxisTick[] {
  const ticks: AxisTick[] = [];
  for (let time = Math.ceil(from / step) * step; time < to; time += step) {
    const iso = new Date(time).toISOString();
    ticks.push({ time, label: step < DAY && time % DAY !== 0 ? iso.slice(11, 16) : iso.slice(0, 10) });
  }
  return ticks;
}

function months(from: number, to: number): AxisTick[] {
  const start = new Date(from);
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth() + 1;
  const last = new Date(to).getUTCFullYear() * 12 + new Date(to).getUTCMonth();
  const stride = [1, 3, 6, 12, 60, 120, 1200].find((each) => (last - first) / each <= 12) ?? 12_000;
  const ticks: AxisTick[] = [];
  for (let month = Math.ceil(first / stride) * stride; month <= last; month += stride) {
    const time = Date.UTC(Math.floor(month / 12), month % 12, 1);
    ticks.push({ time, label: new Date(time).toISOString().slice(0, 7) });
  }
  return ticks;
}
