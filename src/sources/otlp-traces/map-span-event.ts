import type { Pointer } from '../../core/findings/index.ts';
import { bounded, briefOf, member, text, type Collector } from '../audit-export/index.ts';
import { attributesOf, firstOf } from './attributes.ts';
import { milliseconds, type Span } from './read-span.ts';
import type { SpanContext } from './span-context.ts';

export interface EventOwner {
  readonly id: string;
  readonly stream: string;
  readonly context: SpanContext;
  readonly systemId: string | null;
  readonly at: Pointer;
}

/** Events inside a span: exceptions and the conventions' messages are known, the rest is counted and shown. */
export function mapSpanEvents(span: Span, { id, stream, context, systemId, at }: EventOwner, collector: Collector): void {
  span.events.forEach((event, index) => {
    const where: Pointer = { ...at, pointer: `${at.pointer ?? ''}/events/${index}` };
    const name = text(event, 'name');
    const time = milliseconds(member(event, 'timeUnixNano'));
    if (name === null || time === null) return collector.malformed(where, 'wrong-value', name === null ? 'name' : 'timeUnixNano');
    const type = name === 'exception' ? 'exception.recorded' : name.startsWith('gen_ai.') ? 'message.recorded' : null;
    const attributes = attributesOf(event);
    collector.add({
      id: `${id}#event-${index}`, stream, time, type: type ?? 'otlp.span-event', sourceType: bounded(name), known: type !== null, layer: null,
      actorKind: context.actorKind, actorId: context.actorId, fleetId: null, actionId: null, systemId, environment: context.environment, dataClass: null,
      outcome: name === 'exception' ? 'failure' : null, causes: [id], brief: briefOf([name, firstOf(attributes, 'exception.type'), firstOf(attributes, 'exception.message')]), at: where,
    }, null);
  });
}
