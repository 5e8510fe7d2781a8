import type { JsonValue } from './value.ts';

/** A plain readonly shape as JSON, as it is. Throws for what JSON cannot say, so that nothing is dropped on the way to a digest. */
export function asJson(value: unknown): JsonValue {
  if (isJson(value)) return value;
  throw new TypeError(`no JSON value: ${typeof value}`);
}

/** Throws for a member that is none, which names it better than an answer would. */
function isJson(value: unknown): value is JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) {
    value.forEach(asJson);
    return true;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  Object.values(value).forEach(asJson);
  return true;
}
