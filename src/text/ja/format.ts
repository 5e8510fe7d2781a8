import { formatNumber, formatTime as formatAnyTime } from '../format.ts';
import { displayName } from '../names.ts';

/** Numbers and times as Japanese texts print them: the same digits, other words around them. */

/** "3 件", "0 件". */
export const counted = (n: number, counter = '件'): string => `${formatNumber(n)} ${counter}`;

export const formatTime = (ms: number): string => (Number.isNaN(new Date(ms).getTime()) ? '読み取れない時刻' : formatAnyTime(ms));

/** 1 → "1 ミリ秒", 1500 → "1.5 秒", 192000 → "3 分 12 秒". */
export function formatDuration(ms: number): string {
  const all = Math.abs(ms);
  if (all < 1_000) return `${all} ミリ秒`;
  if (all < 60_000) return `${all / 1_000} 秒`;
  const units: readonly (readonly [number, string])[] = [[86_400_000, '日'], [3_600_000, '時間'], [60_000, '分'], [1_000, '秒']];
  const first = units.findIndex(([size]) => all >= size);
  const parts = units.slice(first, first + 2).map(([size, unit], index, pair) => {
    const before = pair[index - 1];
    return `${formatNumber(Math.floor((before ? all % before[0] : all) / size))} ${unit}`;
  });
  return parts.filter((part, index) => index === 0 || !part.startsWith('0 ')).join(' ');
}

/** 1536 → "1.5 KiB", 12 → "12 バイト". */
export function formatBytes(n: number): string {
  if (n < 1_024) return counted(n, 'バイト');
  const exponent = Math.min(Math.floor(Math.log2(n) / 10), 4);
  return `${formatNumber(Math.round((n / 1_024 ** exponent) * 10) / 10)} ${['', 'KiB', 'MiB', 'GiB', 'TiB'][exponent] ?? ''}`;
}

/** Names joined for a sentence: "a、b、c"; beyond `max` the rest is counted. */
export function displayList(names: readonly string[], max = 5): string {
  const shown = names.slice(0, max).map((name) => displayName(name));
  const rest = names.length - shown.length;
  if (shown.length === 0) return 'なし';
  return rest > 0 ? `${shown.join('、')} ほか ${formatNumber(rest)} 件` : shown.join('、');
}
