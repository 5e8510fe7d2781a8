import type { Finding, FindingValue } from '../core/findings/index.ts';
import { digestPair, formatInstant, formatNumber, shortDigest } from './format.ts';
import { displayList, displayName } from './names.ts';

/** How a sentence reaches a finding's values. Any of them may be missing: each helper then says less, never nonsense. */

const HEX = /^[0-9a-f]{32,}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Any value as text for people: numbers grouped, times in UTC, digests short, names made safe. */
export function shown(value: FindingValue): string {
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return displayList(value);
  if (HEX.test(value)) return shortDigest(value);
  return INSTANT.test(value) ? formatInstant(value) : displayName(value);
}

/** The first of `keys` that the finding carries, as text. */
export function value(f: Finding, ...keys: readonly string[]): string | null {
  const key = keys.find((each) => f.values?.[each] !== undefined && f.values[each] !== '');
  const found = key === undefined ? undefined : f.values?.[key];
  return found === undefined ? null : shown(found);
}

export const number = (f: Finding, key: string): number | null => {
  const found = f.values?.[key];
  return typeof found === 'number' ? found : null;
};

/** `render` of a value that is there; nothing where it is not. */
export const when = (part: string | null, render: (part: string) => string): string => (part === null ? '' : render(part));

/** " (its problem)", " in the stream x" and their kind, or nothing. */
export const given = (f: Finding, key: string, before: string, after = ''): string =>
  when(value(f, key), (part) => `${before}${part}${after}`);

/** The file a finding points into, or what to say instead. */
export function file(f: Finding, otherwise = 'a file'): string {
  const name = f.at.file ?? (typeof f.values?.['file'] === 'string' ? f.values['file'] : undefined);
  return name === undefined ? otherwise : displayName(name);
}

/** " (byte 1,024, at /predicate/streams/0)", or nothing. */
export function place(f: Finding): string {
  const parts = [
    f.at.offset === undefined ? null : `byte ${formatNumber(f.at.offset)}`,
    f.at.pointer === undefined || f.at.pointer === '' ? null : `at ${displayName(f.at.pointer)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** "Event 48,213 (rec-…)", by what the finding knows of it. */
export function event(f: Finding): string {
  const seq = value(f, 'seq', 'sequence');
  const id = f.at.event === undefined ? null : displayName(f.at.event);
  if (seq !== null) return `Event ${seq}${when(id, (name) => ` (${name})`)}`;
  if (id !== null) return `Event ${id}`;
  return f.at.file === undefined ? 'An event' : `The line${when(offset(f), (at) => ` at byte ${at}`)} of ${displayName(f.at.file)}`;
}

const offset = (f: Finding): string | null => (f.at.offset === undefined ? null : formatNumber(f.at.offset));

/** The two sides of a comparison in one sentence; whichever is missing is left out. */
export function compared(f: Finding, expectedSays: string, computedSays: string): string {
  if (f.expected !== undefined && f.computed !== undefined) {
    const both = HEX.test(f.expected) && HEX.test(f.computed);
    const [a, b] = both ? digestPair(f.expected, f.computed) : [shown(f.expected), shown(f.computed)];
    return ` ${expectedSays} ${a}; ${computedSays} ${b}.`;
  }
  if (f.expected !== undefined) return ` ${expectedSays} ${shown(f.expected)}.`;
  return f.computed === undefined ? '' : ` ${computedSays.charAt(0).toUpperCase()}${computedSays.slice(1)} ${shown(f.computed)}.`;
}

const REFUSALS: Readonly<Record<string, string>> = {
  'signature.key-purpose': 'it is trusted for other purposes only',
  'signature.key-outside-window': 'it was not trusted at that time',
  'signature.key-compromised': 'it counts as compromised since before that time',
  'signature.algorithm-refused': 'it is of a kind that is not accepted',
};

/** Why a known key was not accepted, by the code of the refusal or in the finding's own words. */
export function refusal(f: Finding): string {
  const reason = f.values?.['reason'] ?? f.values?.['problem'];
  if (typeof reason !== 'string') return '';
  return `: ${REFUSALS[reason] ?? REFUSALS[`signature.${reason}`] ?? displayName(reason)}`;
}
