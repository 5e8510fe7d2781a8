import { instantOf, shownMs, timelineText } from '../../text/index.ts';
import { msPerPixel, timeToX, xToTime, type View } from './scale.ts';

/**
 * Marks of the time axis, by the clock that times are shown by: steps are counted in what it shows. Two properties keep the axis still while it is zoomed: the steps are nested (every
 * tick of a step is a tick of all finer ones), and a label depends on its instant alone, never on the step.
 */
export interface Tick {
  readonly time: number;
  readonly x: number;
  readonly label: string;
  /** 0 to 1: labels of a finer step appear as there is room for them. */
  readonly strength: number;
  /** True where a day or a longer unit begins. */
  readonly major: boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Nested steps up to a day; above it the calendar decides. */
const CLOCK_STEPS = [
  1, 5, 10, 50, 100, 500, SECOND, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY,
] as const;
/** Days of the month that get a tick where single days have no room. */
const WEEKISH = [1, 8, 15, 22] as const;

/** Beyond what a record's four-digit years can say. */
const LAST_YEAR = 10_001;

export interface Step {
  /** Shortest distance between two ticks, in milliseconds. */
  readonly least: number;
  /** The first tick at or after `time`. */
  readonly next: (time: number) => number;
}

const clockStep = (size: number): Step => ({ least: size, next: (time) => Math.ceil(time / size) * size });

function calendarStep(least: number, first: (year: number, month: number) => readonly number[], months: number): Step {
  return {
    least,
    next(time) {
      const date = new Date(time);
      const start = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months) * months;
      for (let at = start; at < LAST_YEAR * 12; at += months) {
        const found = first(Math.floor(at / 12), at % 12).find((each) => each >= time);
        if (found !== undefined) return found;
      }
      return Infinity;
    },
  };
}

const monthStart = (year: number, month: number): readonly number[] => [Date.UTC(year, month, 1)];

export const STEPS: readonly Step[] = [
  ...CLOCK_STEPS.map(clockStep),
  calendarStep(6 * DAY, (year, month) => WEEKISH.map((day) => Date.UTC(year, month, day)), 1),
  calendarStep(28 * DAY, monthStart, 1),
  calendarStep(90 * DAY, monthStart, 3),
  calendarStep(365 * DAY, monthStart, 12),
  calendarStep(730 * DAY, monthStart, 24),
  calendarStep(3_650 * DAY, monthStart, 120),
];

/** Room a label needs, and the further room over which it appears, in pixels. */
const LABEL_ROOM = 72;
const APPEAR_ROOM = 10;
const MAX_TICKS = 400;

/** Ticks that fit a view of `width` pixels, labels at least 72 pixels apart. */
export function ticksFor(view: View, width: number): readonly Tick[] {
  const perPixel = msPerPixel(view, width);
  const fitting = STEPS.findIndex((step) => step.least / perPixel >= LABEL_ROOM);
  const index = fitting < 0 ? STEPS.length - 1 : fitting;
  const step = STEPS[index] ?? clockStep(DAY);
  const coarser = STEPS[index + 1] ?? step;
  const strength = Math.min(1, (step.least / perPixel - LABEL_ROOM) / APPEAR_ROOM);
  const ticks: Tick[] = [];
  const end = xToTime(view, width, width);
  for (let shown = step.next(shownMs(view.from)), time = instantOf(shown); time <= end && ticks.length < MAX_TICKS; shown = step.next(shown + 1), time = instantOf(shown)) {
    const strong = coarser.next(shown) === shown;
    ticks.push({ time, x: timeToX(view, width, time), label: tickLabel(time), strength: strong ? 1 : strength, major: shown % DAY === 0 });
  }
  return ticks;
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** The largest unit that begins at this instant by the clock that is shown: "2026", "Q3 Jul", "Sep", "14 Sep", "10:00", "10:22:31", "31.480". */
export function tickLabel(time: number): string {
  const shown = shownMs(time);
  const date = new Date(shown);
  if (Number.isNaN(date.getTime())) return '';
  const month = date.getUTCMonth();
  const name = timelineText.months[month] ?? '';
  if (shown % DAY === 0) {
    if (date.getUTCDate() > 1) return timelineText.dayOfMonth(date.getUTCDate(), name);
    if (month === 0) return String(date.getUTCFullYear());
    return month % 3 === 0 ? timelineText.monthOfQuarter(month / 3 + 1, name) : name;
  }
  const clock = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
  if (shown % MINUTE === 0) return clock;
  const second = pad(date.getUTCSeconds());
  return shown % SECOND === 0 ? `${clock}:${second}` : `${second}.${pad(date.getUTCMilliseconds(), 3)}`;
}

/** What the ticks leave unsaid at this zoom, for the left end of the axis: the month, the day, and near by the minute too, as they are at `from`. */
export function contextLabel(view: View, from: number = view.from): string {
  const date = new Date(shownMs(from));
  if (Number.isNaN(date.getTime())) return '';
  const length = view.to - view.from;
  if (length > 400 * DAY) return '';
  const month = timelineText.months[date.getUTCMonth()] ?? '';
  if (length > 40 * DAY) return timelineText.monthOfYear(month, date.getUTCFullYear());
  const day = timelineText.wholeDay(date.getUTCDate(), month, date.getUTCFullYear());
  return length < 10 * SECOND ? `${day} ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}` : day;
}
