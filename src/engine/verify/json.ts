import type { JsonValue } from '../../core/json/index.ts';

/** A plain readonly shape as JSON. Throws for what JSON cannot say, so that nothing is dropped on the way to a digest. */
export function asJson(value: unknown): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value === 'object' && (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asJson(member)]));
  }
  throw new TypeError(`no JSON value: ${typeof value}`);
}
