import { canonicalize, DEFAULT_JSON_LIMITS, isJsonArray, isJsonObject, parseStrict, type JsonObject, type JsonResult, type JsonValue } from '../json/index.ts';

/** One attribute of OTLP/JSON as text: whoever wrote the trace controls key, type and value. */
export interface OtlpAttribute {
  readonly key: string;
  readonly type: 'string' | 'boolean' | 'integer' | 'double' | 'bytes' | 'list' | 'map' | 'empty';
  readonly value: string;
  /** Characters of the value that were left out. */
  readonly more: number;
}

/** As many as a person reads of one span; OpenTelemetry's own default limit is 128. */
export const MAX_LISTED = 1_000;
const MAX_VALUE = 8_192;

/** ProtoJSON: a 64-bit integer may be written as a number too, and nanoseconds since 1970 are beyond 2^53. */
export const parseOtlp = (bytes: Uint8Array): JsonResult => parseStrict(bytes, { ...DEFAULT_JSON_LIMITS, largeIntegers: 'text' });

/** KeyValue lists, in the order of the file (opentelemetry-proto, `common.proto`); entries that are none are passed over. */
export function attributesOf(owner: JsonValue | undefined, most: number): readonly OtlpAttribute[] {
  return list(member(owner, 'attributes')).slice(0, most).flatMap((each): OtlpAttribute[] => {
    const key = member(each, 'key');
    if (typeof key !== 'string') return [];
    const { type, text } = valueOf(member(each, 'value'));
    return [{ key, type, value: text.slice(0, MAX_VALUE), more: Math.max(0, text.length - MAX_VALUE) }];
  });
}

/** AnyValue: the member that is there says the type. Lists and maps are written as their canonical JSON, without the types. */
function valueOf(value: JsonValue | undefined): { readonly type: OtlpAttribute['type']; readonly text: string } {
  if (!isJsonObject(value)) return { type: 'empty', text: '' };
  const { stringValue, boolValue, intValue, doubleValue, bytesValue } = value;
  if (typeof stringValue === 'string') return { type: 'string', text: stringValue };
  if (typeof boolValue === 'boolean') return { type: 'boolean', text: String(boolValue) };
  if (typeof intValue === 'string' || typeof intValue === 'number') return { type: 'integer', text: String(intValue) };
  // NaN and the infinities are strings in the JSON mapping of protocol buffers.
  if (typeof doubleValue === 'number' || typeof doubleValue === 'string') return { type: 'double', text: String(doubleValue) };
  if (typeof bytesValue === 'string') return { type: 'bytes', text: bytesValue };
  if (isJsonObject(value['arrayValue'])) return { type: 'list', text: canonicalize(plain(value)) };
  if (isJsonObject(value['kvlistValue'])) return { type: 'map', text: canonicalize(plain(value)) };
  return { type: 'empty', text: '' };
}

/** Nested values as plain JSON. The parser bounded how deep they are. */
function plain(value: JsonValue | undefined): JsonValue {
  if (!isJsonObject(value)) return null;
  if (isJsonObject(value['arrayValue'])) return list(member(value['arrayValue'], 'values')).map(plain);
  if (isJsonObject(value['kvlistValue'])) {
    const entries = list(member(value['kvlistValue'], 'values')).flatMap((each): [string, JsonValue][] => {
      const key = member(each, 'key');
      return typeof key === 'string' ? [[key, plain(member(each, 'value'))]] : [];
    });
    return Object.fromEntries(entries) satisfies JsonObject;
  }
  return valueOf(value).text;
}

export const member = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
export const list = (value: JsonValue | undefined): readonly JsonValue[] => (isJsonArray(value) ? value : []);
