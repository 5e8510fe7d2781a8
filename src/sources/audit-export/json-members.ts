import { isJsonArray, isJsonObject, type JsonValue } from '../../core/json/index.ts';

/** Members of foreign documents. Every value is the author's: what is not of the wanted type is not there. */

export const member = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** A text that is there and not empty. */
export function text(value: JsonValue | undefined, ...path: readonly string[]): string | null {
  let found = value;
  for (const name of path) found = member(found, name);
  return typeof found === 'string' && found !== '' ? found : null;
}

export const listAt = (value: JsonValue | undefined, name: string): readonly JsonValue[] => {
  const found = member(value, name);
  return isJsonArray(found) ? found : [];
};

/** Longest text taken over from a record: rows are held by the million, and the length is the author's. */
const MAX_TEXT = 512;
const MAX_BRIEF = 160;

export const bounded = (value: string): string => (value.length <= MAX_TEXT ? value : `${value.slice(0, MAX_TEXT - 1)}…`);

/** Parts of a row's brief, empty ones left out. */
export function briefOf(parts: readonly (string | null)[]): string {
  const whole = parts.filter((part) => part !== null && part !== '').join(' · ');
  return whole.length <= MAX_BRIEF ? whole : `${whole.slice(0, MAX_BRIEF - 1)}…`;
}
