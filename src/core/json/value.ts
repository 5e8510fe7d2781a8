import type { JsonWord } from '../findings/index.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

export interface JsonLimits {
  /** Nested arrays and objects. */
  readonly maxDepth: number;
  readonly maxBytes: number;
  /** Integers beyond 2^53−1 as the text they are written as, for formats whose integers have 64 bits; elsewhere they are refused. */
  readonly largeIntegers?: 'text';
}

/** Deeper or larger than any document of the format; a parser without bounds hands the stack and heap to the author. */
export const DEFAULT_JSON_LIMITS: JsonLimits = { maxDepth: 64, maxBytes: 64 * 2 ** 20 };

export type JsonProblemCode = 'json.malformed' | 'json.duplicate-key' | 'json.limit-exceeded';
export interface JsonProblem {
  readonly ok: false;
  readonly code: JsonProblemCode;
  /** Byte offset of the first offending byte. */
  readonly offset: number;
  readonly problem: JsonWord;
}
export type JsonResult = { readonly ok: true; readonly value: JsonValue } | JsonProblem;

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
