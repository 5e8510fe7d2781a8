import { isJsonArray, isJsonObject, parseStrict, type JsonObject, type JsonValue } from '../json/index.ts';

/** One span of an OTLP/JSON trace. Times are epoch milliseconds, rounded down from the nanoseconds of the file. */
export interface Span {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly service: string;
  readonly start: number;
  readonly end: number;
  readonly error: boolean;
}
export type OtlpResult =
  | { readonly ok: true; readonly spans: readonly Span[]; readonly truncated: boolean }
  | { readonly ok: false; readonly problem: 'malformed' | 'not-otlp' };

const MAX_SPANS = 100_000;
/** Status code of a span that failed (opentelemetry-proto, `Status.StatusCode`). */
const STATUS_ERROR = new Set<JsonValue>([2, 'STATUS_CODE_ERROR']);

/** Reads OTLP/JSON as the OpenTelemetry protocol maps it: resourceSpans → scopeSpans → spans, in file order. */
export function readOtlp(bytes: Uint8Array): OtlpResult {
  const parsed = parseStrict(bytes);
  if (!parsed.ok) return { ok: false, problem: 'malformed' };
  const resources = member(parsed.value, 'resourceSpans');
  if (!isJsonArray(resources)) return { ok: false, problem: 'not-otlp' };
  const spans: Span[] = [];
  for (const resource of resources) {
    const service = serviceName(resource);
    for (const scope of list(member(resource, 'scopeSpans'))) {
      for (const each of list(member(scope, 'spans'))) {
        const span = isJsonObject(each) ? readSpan(each, service) : null;
        if (span === null) return { ok: false, problem: 'not-otlp' };
        if (spans.length === MAX_SPANS) return { ok: true, spans, truncated: true };
        spans.push(span);
      }
    }
  }
  return { ok: true, spans, truncated: false };
}

function readSpan(span: JsonObject, service: string): Span | null {
  const { spanId, parentSpanId, name } = span;
  const start = milliseconds(span['startTimeUnixNano']);
  const end = milliseconds(span['endTimeUnixNano']);
  if (typeof spanId !== 'string' || spanId === '' || typeof name !== 'string' || start === null || end === null) return null;
  return {
    id: spanId,
    parent: typeof parentSpanId === 'string' && parentSpanId !== '' ? parentSpanId : null,
    name,
    service,
    start,
    end,
    error: STATUS_ERROR.has(member(span['status'], 'code') ?? null),
  };
}

/** 64-bit integers are decimal strings in OTLP/JSON; small ones may be numbers. */
function milliseconds(value: JsonValue | undefined): number | null {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return Math.floor(value / 1_000_000);
  if (typeof value !== 'string' || !/^\d{1,19}$/.test(value)) return null;
  return Number(BigInt(value) / 1_000_000n);
}

function serviceName(resource: JsonValue): string {
  for (const attribute of list(member(member(resource, 'resource'), 'attributes'))) {
    const value = member(member(attribute, 'value'), 'stringValue');
    if (member(attribute, 'key') === 'service.name' && typeof value === 'string') return value;
  }
  return '';
}

const member = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
const list = (value: JsonValue | undefined): readonly JsonValue[] => (isJsonArray(value) ? value : []);
