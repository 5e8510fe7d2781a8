import { isJsonObject, type JsonObject, type JsonValue } from '../../core/json/index.ts';
import { bounded, listAt, member } from '../audit-export/index.ts';

/** Attributes by key, as far as their values are single; of a key that occurs twice, the first. */
export type Attributes = ReadonlyMap<string, string>;

/** KeyValue lists as the OTLP/JSON mapping writes them (opentelemetry-proto, `common.proto`). */
export function attributesOf(owner: JsonValue | undefined): Attributes {
  const found = new Map<string, string>();
  for (const each of listAt(owner, 'attributes')) {
    const key = member(each, 'key');
    const value = member(each, 'value');
    const single = isJsonObject(value) ? singleText(value) : null;
    if (typeof key === 'string' && single !== null && !found.has(key)) found.set(key, bounded(single));
  }
  return found;
}

function singleText(value: JsonObject): string | null {
  const { stringValue, intValue, doubleValue, boolValue } = value;
  if (typeof stringValue === 'string') return stringValue === '' ? null : stringValue;
  for (const each of [intValue, doubleValue, boolValue]) if (typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean') return `${each}`;
  return null;
}

/** The first of the keys that is there. */
export const firstOf = (attributes: Attributes, ...keys: readonly string[]): string | null => {
  for (const key of keys) {
    const value = attributes.get(key);
    if (value !== undefined) return value;
  }
  return null;
};
