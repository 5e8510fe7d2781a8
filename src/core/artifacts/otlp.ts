import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts';
import { list, member, parseOtlp } from './otlp-values.ts';

/** What a span did in a call (opentelemetry-proto, `Span.SpanKind`); `unset` also for a number that is not among them. */
export const SPAN_KINDS = ['unset', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
/** `Status.StatusCode`. */
export const SPAN_STATUSES = ['unset', 'ok', 'error'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];
export type SpanStatus = (typeof SPAN_STATUSES)[number];

/** One span of an OTLP/JSON trace. Times are epoch milliseconds, rounded down from the nanoseconds of the file. */
export interface Span {
  /** Its place among the spans of the file. */
  readonly at: number;
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly service: string;
  readonly start: number;
  readonly end: number;
  readonly kind: SpanKind;
  readonly status: SpanStatus;
}
/** A span that lacks what it would be drawn by, beside those that do not: one damaged record says nothing of the others. */
export interface UnreadSpan {
  readonly at: number;
  /** As far as it is stated. */
  readonly name: string;
  readonly lacks: 'object' | 'id' | 'name' | 'start' | 'end';
}
export type OtlpResult =
  | { readonly ok: true; readonly spans: readonly Span[]; readonly unread: readonly UnreadSpan[]; readonly truncated: boolean }
  | { readonly ok: false; readonly problem: 'malformed' | 'not-otlp' };

/** A span as the file writes it, with the resource and the scope that it stands under. */
export interface SpanInFile {
  readonly span: JsonObject;
  readonly resource: JsonValue | undefined;
  readonly scope: JsonValue | undefined;
}

const MAX_SPANS = 100_000;

/** Reads OTLP/JSON as the OpenTelemetry protocol maps it: resourceSpans → scopeSpans → spans, in file order. */
export function readOtlp(bytes: Uint8Array): OtlpResult {
  const parsed = parseOtlp(bytes);
  if (!parsed.ok) return { ok: false, problem: 'malformed' };
  if (!isJsonArray(member(parsed.value, 'resourceSpans'))) return { ok: false, problem: 'not-otlp' };
  const spans: Span[] = [];
  const unread: UnreadSpan[] = [];
  let at = 0;
  for (const each of spansIn(parsed.value)) {
    if (at === MAX_SPANS) return { ok: true, spans, unread, truncated: true };
    const read = readSpan(each, at);
    if ('lacks' in read) unread.push(read);
    else spans.push(read);
    at += 1;
  }
  return { ok: true, spans, unread, truncated: false };
}

/** Every span of a document in file order; null for one that is not an object. */
export function* spansIn(document: JsonValue): Generator<SpanInFile | null> {
  for (const group of list(member(document, 'resourceSpans'))) {
    const resource = member(group, 'resource');
    for (const scoped of list(member(group, 'scopeSpans'))) {
      const scope = member(scoped, 'scope');
      for (const span of list(member(scoped, 'spans'))) yield isJsonObject(span) ? { span, resource, scope } : null;
    }
  }
}

function readSpan(each: SpanInFile | null, at: number): Span | UnreadSpan {
  if (each === null) return { at, name: '', lacks: 'object' };
  const { span, resource } = each;
  const { spanId, parentSpanId } = span;
  // ProtoJSON leaves a member at its default out, or writes null: an unnamed span.
  const name = span['name'] ?? '';
  const start = milliseconds(span['startTimeUnixNano']);
  const end = milliseconds(span['endTimeUnixNano']);
  if (typeof name !== 'string') return { at, name: '', lacks: 'name' };
  if (typeof spanId !== 'string' || spanId === '') return { at, name, lacks: 'id' };
  if (start === null) return { at, name, lacks: 'start' };
  if (end === null) return { at, name, lacks: 'end' };
  return {
    at,
    id: spanId,
    parent: typeof parentSpanId === 'string' && parentSpanId !== '' ? parentSpanId : null,
    name,
    service: serviceName(resource),
    start,
    end,
    kind: named(span['kind'], SPAN_KINDS, 'SPAN_KIND_'),
    status: named(member(span['status'], 'code'), SPAN_STATUSES, 'STATUS_CODE_'),
  };
}

/** 64-bit integers are decimal strings in OTLP/JSON, or numbers, of which the reader hands over large ones as text. */
export function milliseconds(value: JsonValue | undefined): number | null {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return Math.floor(value / 1_000_000);
  if (typeof value !== 'string' || !/^\d{1,19}$/.test(value)) return null;
  return Number(BigInt(value) / 1_000_000n);
}

/** Enumerations are numbers in OTLP/JSON; what writes protocol buffers' own JSON names them. */
function named<T extends string>(value: JsonValue | undefined, words: readonly [T, ...T[]], prefix: string): T {
  if (typeof value === 'number') return words[value] ?? words[0];
  return (typeof value === 'string' ? words.find((each) => value === `${prefix}${each.toUpperCase()}`) : undefined) ?? words[0];
}

function serviceName(resource: JsonValue | undefined): string {
  for (const attribute of list(member(resource, 'attributes'))) {
    const value = member(member(attribute, 'value'), 'stringValue');
    if (member(attribute, 'key') === 'service.name' && typeof value === 'string') return value;
  }
  return '';
}
