import type { Clock } from '../../text/index.ts';

/** Offsets change on quarters of an hour at the finest. */
const STEP_MS = 900_000;
/** Bounds what is remembered: a record may hold any number of instants. */
const MAX_REMEMBERED = 20_000;

/** The clock of this machine, or of a zone by its IANA name: what it is called, and how many minutes it is from UTC at an instant. */
export function localClock(timeZone: string = Intl.DateTimeFormat().resolvedOptions().timeZone): Clock {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const known = new Map<number, number>();
  return {
    name: timeZone,
    offsetAt(ms) {
      const step = Math.floor(ms / STEP_MS);
      const before = known.get(step);
      if (before !== undefined) return before;
      const offset = readOffset(format, step * STEP_MS);
      if (known.size >= MAX_REMEMBERED) known.clear();
      known.set(step, offset);
      return offset;
    },
  };
}

function readOffset(format: Intl.DateTimeFormat, ms: number): number {
  if (Number.isNaN(new Date(ms).getTime())) return 0;
  const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /^GMT([+-])(\d\d):(\d\d)/.exec(name);
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}
