import type { JsonObject, JsonValue } from '../json/index.ts';
import { milliseconds, spansIn } from './otlp.ts';
import { attributesOf, list, MAX_LISTED, member, parseOtlp, type OtlpAttribute } from './otlp-values.ts';

/** How many entries of a list were left out: by whoever wrote the trace, as they say, and here, beyond what a person reads. */
export interface LeftOut {
  readonly byWriter: number;
  readonly here: number;
}

export interface SpanEvent {
  /** Epoch milliseconds; null where the file states none that can be read. */
  readonly time: number | null;
  readonly name: string;
  readonly attributes: readonly OtlpAttribute[];
  /** Attributes that were left out here. */
  readonly more: number;
}

export interface SpanLink {
  readonly trace: string;
  readonly span: string;
  readonly attributes: readonly OtlpAttribute[];
  readonly more: number;
}

/** Everything that one span says of itself and of where it ran. All of it is the word of whoever wrote the trace. */
export interface SpanDetail {
  readonly trace: string;
  readonly statusMessage: string;
  /** Nanoseconds of the file, as it writes them. */
  readonly startNanos: string;
  readonly endNanos: string;
  readonly scope: { readonly name: string; readonly version: string };
  readonly attributes: readonly OtlpAttribute[];
  readonly resource: readonly OtlpAttribute[];
  readonly events: readonly SpanEvent[];
  readonly links: readonly SpanLink[];
  readonly leftOut: { readonly attributes: LeftOut; readonly resource: LeftOut; readonly events: LeftOut; readonly links: LeftOut };
}

/** The span at a place in the file, counted as `readOtlp` counts; null where there is none. */
export function readOtlpSpan(bytes: Uint8Array, at: number): SpanDetail | null {
  const parsed = parseOtlp(bytes);
  if (!parsed.ok) return null;
  let place = 0;
  for (const each of spansIn(parsed.value)) {
    if (place === at) return each === null ? null : detailOf(each.span, each.resource, each.scope);
    place += 1;
  }
  return null;
}

function detailOf(span: JsonObject, resource: JsonValue | undefined, scope: JsonValue | undefined): SpanDetail {
  const leftOut = (name: string, dropped: string, owner: JsonValue | undefined = span): LeftOut => ({ byWriter: countOf(member(owner, dropped)), here: Math.max(0, list(member(owner, name)).length - MAX_LISTED) });
  // A thousand events of a thousand attributes are more than any window draws: together they have as many as the span.
  const within = (): ((owner: JsonValue) => Pick<SpanEvent, 'attributes' | 'more'>) => {
    let room = MAX_LISTED;
    return (owner) => {
      const [most, all] = [room, list(member(owner, 'attributes')).length];
      room -= Math.min(most, all);
      return { attributes: attributesOf(owner, most), more: Math.max(0, all - most) };
    };
  };
  const [ofEvent, ofLink] = [within(), within()];
  return {
    trace: textOf(span['traceId']),
    statusMessage: textOf(member(span['status'], 'message')),
    startNanos: textOf(span['startTimeUnixNano']),
    endNanos: textOf(span['endTimeUnixNano']),
    scope: { name: textOf(member(scope, 'name')), version: textOf(member(scope, 'version')) },
    attributes: attributesOf(span, MAX_LISTED),
    resource: attributesOf(resource, MAX_LISTED),
    events: list(span['events']).slice(0, MAX_LISTED).map((each) => ({ time: milliseconds(member(each, 'timeUnixNano')), name: textOf(member(each, 'name')), ...ofEvent(each) })),
    links: list(span['links']).slice(0, MAX_LISTED).map((each) => ({ trace: textOf(member(each, 'traceId')), span: textOf(member(each, 'spanId')), ...ofLink(each) })),
    leftOut: {
      attributes: leftOut('attributes', 'droppedAttributesCount'),
      resource: leftOut('attributes', 'droppedAttributesCount', resource),
      events: leftOut('events', 'droppedEventsCount'),
      links: leftOut('links', 'droppedLinksCount'),
    },
  };
}

const MAX_TEXT = 8_192;
const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value.slice(0, MAX_TEXT) : typeof value === 'number' ? String(value) : '');
const countOf = (value: JsonValue | undefined): number => (typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0);
