import type { Finding, FindingValue, Misfit } from '../../core/findings/index.ts';
import { digestPair, formatInstant, formatNumber, shortDigest } from '../format.ts';
import { displayName } from '../names.ts';
import { COUNT, HEX, INSTANT, UNVOUCHED } from '../value-kinds.ts';
import { displayList } from './format.ts';
import { problems } from './problems/index.ts';
import { terms } from './terms.ts';

/** How a sentence reaches a finding's values. Any of them may be missing: each helper then says less, never nonsense. */

/** Any value as text for people: numbers grouped, times by the clock that is shown, digests short, names made safe. */
export function shown(value: FindingValue): string {
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ';
  if (typeof value !== 'string') return displayList(value);
  if (HEX.test(value)) return shortDigest(value);
  if (INSTANT.test(value)) return formatInstant(value);
  const parts = value.split(/[/ ]/);
  if (parts.length === 2 && parts.every((part) => INSTANT.test(part))) return parts.map(formatInstant).join(' ～ ');
  return parts.length > 1 && parts.every((part) => HEX.test(part)) ? parts.map(shortDigest).join(' と ') : displayName(value);
}

function value(f: Finding, key: string): string | null {
  const found = f.values?.[key];
  return found === undefined || found === '' ? null : shown(found);
}

export const number = (f: Finding, key: string): number | null => {
  const found = f.values?.[key];
  return typeof found === 'number' ? found : null;
};

/** The value of `key` between `before` and `after`, or nothing. */
export function given(f: Finding, key: string, before: string, after = ''): string {
  const part = value(f, key);
  return part === null ? '' : `${before}${part}${after}`;
}

/** Like `given`, for a value that is a word of ours, or a list of such; any other is shown as it stands. */
export function word(f: Finding, key: keyof typeof terms, before: string, after = ''): string {
  const known: Readonly<Record<string, string>> = terms[key];
  const found = f.values?.[key];
  const inWords = (each: string): string => (Object.hasOwn(known, each) ? known[each] : undefined) ?? displayName(each);
  if (typeof found === 'string') return found === '' ? '' : `${before}${inWords(found)}${after}`;
  return Array.isArray(found) ? `${before}${displayList(found.map(inWords))}${after}` : given(f, key, before, after);
}

/** The file a finding points into, or what to say instead. */
export const file = (f: Finding, otherwise = 'ファイル'): string => (f.at.file === undefined ? otherwise : ` ${displayName(f.at.file)} `);

/** "（1,024 バイト目、/predicate/streams/0）", or nothing. */
export function place(f: Pick<Finding, 'at'>): string {
  const parts = [
    f.at.offset === undefined ? null : `${formatNumber(f.at.offset)} バイト目`,
    f.at.pointer === undefined || f.at.pointer === '' ? null : displayName(f.at.pointer),
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `（${parts.join('、')}）`;
}

/** "イベント 48,213（rec-…）", by what the finding knows of it. */
export function event(f: Finding): string {
  const seq = value(f, 'seq');
  const id = f.at.event === undefined ? null : displayName(f.at.event);
  if (seq !== null) return `イベント ${seq}${id === null ? '' : `（${id}）`}`;
  if (id !== null) return `イベント ${id} `;
  return f.at.file === undefined ? 'あるイベント' : ` ${displayName(f.at.file)} の${f.at.offset === undefined ? '' : ` ${formatNumber(f.at.offset)} バイト目の`}行`;
}

/** The two sides of a comparison in one sentence; whichever is missing is left out. */
export function compared(f: Finding, expectedSays: string, computedSays: string): string {
  if (f.expected !== undefined && f.computed !== undefined) {
    const both = HEX.test(f.expected) && HEX.test(f.computed);
    const counts = COUNT.test(f.expected) && COUNT.test(f.computed);
    const [a, b] = both ? digestPair(f.expected, f.computed)
      : counts ? [formatNumber(Number(f.expected)), formatNumber(Number(f.computed))] : [shown(f.expected), shown(f.computed)];
    return `${expectedSays} ${a}、${computedSays} ${b} です。`;
  }
  if (f.expected !== undefined) return `${expectedSays} ${shown(f.expected)} です。`;
  return f.computed === undefined ? '' : `${computedSays} ${shown(f.computed)} です。`;
}

/** What is wrong in plain words, between `before` and `after`: from `problem` or `because`, whichever the finding carries. */
export function problem(f: Finding, before = '（', after = '）'): string {
  const word = f.values?.problem ?? f.values?.because;
  return word === undefined ? '' : `${before}${problemClause(word)}${after}`;
}

/** What else is wrong where a sentence has already said that nobody vouches for somebody. */
export const besides = (f: Finding, before: string, after = ''): string => (f.values?.problem !== undefined && UNVOUCHED.has(f.values.problem) ? '' : problem(f, before, after));

/** A word for what is wrong as a clause; one of another version’s, or the prose of an earlier run, is shown as it stands. */
export const problemClause = (word: string): string => (Object.hasOwn(clauses, word) ? clauses[word] : undefined) ?? displayName(word);

/** What is wrong with a file that is no evidence, as a clause with its place. */
export const misfitClause = (misfit: Misfit): string => `${problemClause(misfit.problem)}${place(misfit)}`;

const clauses: Readonly<Record<string, string>> = problems;
