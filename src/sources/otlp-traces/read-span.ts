import { isJsonArray, type JsonObject, type JsonValue } from '../../core/json/index.ts';
import { listAt, member } from '../audit-export/index.ts';

/** A span as opentelemetry-proto's `trace.proto` has it in JSON, with what is needed proved to be there. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly name: string;
  /** Epoch milliseconds, rounded down from nanoseconds. */
  readonly start: number;
  readonly end: number;
  readonly status: 'unset' | 'ok' | 'error';
  readonly message: string | null;
  readonly links: readonly string[];
  readonly events: readonly JsonValue[];
  /** Attributes, events and links that the exporter says it left out. */
  readonly dropped: number;
  readonly json: JsonObject;
}

const MEMBERS: ReadonlySet<string> = new Set([
  'traceId', 'spanId', 'traceState', 'parentSpanId', 'flags', 'name', 'kind', 'startTimeUnixNano', 'endTimeUnixNano', 'attributes',
  'droppedAttributesCount', 'events', 'droppedEventsCount', 'links', 'droppedLinksCount', 'status',
]);
export const unreadMembers = (span: JsonObject): readonly string[] => Object.keys(span).filter((name) => !MEMBERS.has(name));

const STATUS: ReadonlyMap<JsonValue | undefined, Span['status']> = new Map<JsonValue | undefined, Span['status']>([
  [undefined, 'unset'], [null, 'unset'], [0, 'unset'], ['STATUS_CODE_UNSET', 'unset'], [1, 'ok'], ['STATUS_CODE_OK', 'ok'], [2, 'error'], ['STATUS_CODE_ERROR', 'error'],
]);

/** The span, or the member that is missing or not of its type. */
export function readSpan(json: JsonObject): { readonly ok: true; readonly span: Span } | { readonly ok: false; readonly member: string } {
  const traceId = idOf(json['traceId'], 32);
  const spanId = idOf(json['spanId'], 16);
  // ProtoJSON leaves a member at its default out, or writes null: an unnamed span, a root.
  const name = json['name'] ?? '';
  const start = milliseconds(json['startTimeUnixNano']);
  const end = milliseconds(json['endTimeUnixNano']);
  const status = STATUS.get(member(json['status'], 'code'));
  if (traceId === null) return wrong('traceId');
  if (spanId === null) return wrong('spanId');
  if (typeof name !== 'string') return wrong('name');
  if (start === null) return wrong('startTimeUnixNano');
  if (end === null || end < start) return wrong('endTimeUnixNano');
  if (status === undefined) return wrong('status');
  const parent = json['parentSpanId'] ?? '';
  const parentId = parent === '' ? null : idOf(parent, 16);
  if (parentId === null && parent !== '') return wrong('parentSpanId');
  const message = member(json['status'], 'message');
  return { ok: true, span: {
    traceId, spanId, parentId, name, start, end, status, message: typeof message === 'string' && message !== '' ? message : null,
    links: listAt(json, 'links').flatMap(linkId).slice(0, MAX_LINKS),
    events: isJsonArray(json['events']) ? json['events'] : [],
    dropped: count(json['droppedAttributesCount']) + count(json['droppedEventsCount']) + count(json['droppedLinksCount']),
    json,
  } };
}

const wrong = (name: string): { readonly ok: false; readonly member: string } => ({ ok: false, member: name });

/** A span that names thousands of others is followed this far. */
const MAX_LINKS = 64;

/** Ids are hexadecimal in OTLP/JSON, in either case; all zeros is no id. */
function idOf(value: JsonValue | undefined, digits: number): string | null {
  if (typeof value !== 'string' || value.length !== digits || !/^[0-9a-fA-F]+$/.test(value) || /^0+$/.test(value)) return null;
  return value.toLowerCase();
}

/** 64-bit integers are decimal strings in OTLP/JSON, or numbers, of which the reader hands over large ones as text. */
export function milliseconds(value: JsonValue | undefined): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? Math.floor(value / 1_000_000) : null;
  if (typeof value !== 'string' || !/^\d{1,19}$/.test(value) || /^0+$/.test(value)) return null;
  return Number(BigInt(value) / 1_000_000n);
}

const count = (value: JsonValue | undefined): number => (typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0);

const linkId = (link: JsonValue): readonly string[] => {
  const traceId = idOf(member(link, 'traceId'), 32);
  const spanId = idOf(member(link, 'spanId'), 16);
  return traceId === null || spanId === null ? [] : [spanRowId(traceId, spanId)];
};

/** Spans are named by trace and span: the id of a span alone is unique within its trace only. */
export const spanRowId = (traceId: string, spanId: string): string => `${traceId}:${spanId}`;
