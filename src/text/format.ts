import { clockName, shownMs, zoneAt } from './clock.ts';
import { displayName } from './names.ts';

/** Numbers, times and digests as every window, terminal and report prints them: no locale has a say. */

/** 1000000 → "1,000,000". */
export function formatNumber(n: number): string {
  if (!Number.isFinite(n)) return String(n);
  const [whole = '0', fraction] = String(Math.abs(n)).split('.');
  const grouped = /^\d+$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${n < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** "1 event", "3 events", "0 events". */
export function plural(n: number, one: string, many: string = `${one}s`): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}

/** One to nine as words, as sentences want them; above that, figures. */
export function countWord(n: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][n] ?? formatNumber(n);
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Milliseconds since the Unix epoch → "2026-09-14 10:22:31.480 UTC", or by the clock that was chosen, "2026-09-14 19:22:31.480 UTC+09:00". */
export function formatTime(ms: number): string {
  const date = new Date(shownMs(ms));
  return Number.isNaN(date.getTime()) ? 'an unreadable time' : date.toISOString().replace('T', ' ').replace('Z', ` ${zoneAt(ms)}`);
}

/** The same from RFC 3339 in UTC, with the fraction as it stands; anything else is shown as it stands. */
export function formatInstant(text: string): string {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?Z$/.exec(text);
  const ms = match ? Date.parse(`${match[1]}Z`) : Number.NaN;
  if (!match || Number.isNaN(ms)) return displayName(text);
  return `${new Date(shownMs(ms)).toISOString().slice(0, 19).replace('T', ' ')}${match[2] ?? ''} ${zoneAt(ms)}`;
}

/** To the second, with the clock beside it: "2026-09-14 10:22:31 UTC". */
export const formatSecond = (ms: number): string => formatTime(ms).replace(/\.\d+ UTC/, ' UTC');

/** Without the clock beside it, for columns whose header names it: see `underClock`. */
export const bareTime = (ms: number): string => formatTime(ms).replace(/ UTC.*$/, '');
export const bareSecond = (ms: number): string => bareTime(ms).slice(0, 19);
export const bareInstant = (text: string): string => formatInstant(text).replace(/ UTC[−+:\d]*$/, '');

/** A header that names the clock of the times below it: "Requested (UTC)", "Requested (Asia/Tokyo)". */
export const underClock = (label: string): string => `${label} (${clockName()})`;

/** "2026-09-14" of an instant, for places where the day is enough. */
export function formatDay(text: string): string {
  if (!/^\d{4}-\d\d-\d\dT/.test(text)) return displayName(text);
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text.slice(0, 10) : new Date(shownMs(ms)).toISOString().slice(0, 10);
}

/** 1 → "1 ms", 1500 → "1.5 s", 192000 → "3 min 12 s", 90000000 → "1 d 1 h". */
export function formatDuration(ms: number): string {
  const all = Math.abs(ms);
  if (all < 1_000) return `${all} ms`;
  if (all < 60_000) return `${all / 1_000} s`;
  const units: readonly (readonly [number, string])[] = [[86_400_000, 'd'], [3_600_000, 'h'], [60_000, 'min'], [1_000, 's']];
  const first = units.findIndex(([size]) => all >= size);
  const parts = units.slice(first, first + 2).map(([size, unit], index, pair) => {
    const before = pair[index - 1];
    return `${formatNumber(Math.floor((before ? all % before[0] : all) / size))} ${unit}`;
  });
  return parts.filter((part, index) => index === 0 || !part.startsWith('0 ')).join(' ');
}

/** 1536 → "1.5 KiB". */
export function formatBytes(n: number): string {
  if (n < 1_024) return plural(n, 'byte');
  const exponent = Math.min(Math.floor(Math.log2(n) / 10), 4);
  return `${formatNumber(Math.round((n / 1_024 ** exponent) * 10) / 10)} ${['', 'KiB', 'MiB', 'GiB', 'TiB'][exponent] ?? ''}`;
}

const isHex = (text: string): boolean => /^[0-9a-f]{8,}$/i.test(text);

/** A digest in groups of four, whole. Text that is no digest is shown as a name. */
export function groupDigest(hex: string): string {
  return isHex(hex) ? (hex.match(/.{1,4}/g) ?? []).join(' ') : displayName(hex);
}

/** A digest's ends in groups of four: "a41f 09bc … 77e2". For recognising, never for comparing: ends can be forged. */
export function shortDigest(hex: string): string {
  return isHex(hex) && hex.length > 16 ? `${hex.slice(0, 4)} ${hex.slice(4, 8)} … ${hex.slice(-4)}` : groupDigest(hex);
}

/** Two digests that differ, shortened only while the difference can still be seen. */
export function digestPair(a: string, b: string): readonly [string, string] {
  const short = [shortDigest(a), shortDigest(b)] as const;
  return a !== b && short[0] === short[1] ? [groupDigest(a), groupDigest(b)] : short;
}
