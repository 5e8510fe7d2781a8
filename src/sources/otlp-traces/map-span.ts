import type { Pointer } from '../../core/findings/index.ts';
import type { JsonObject } from '../../core/json/index.ts';
import { bounded, briefOf, callAction, type Collector } from '../audit-export/index.ts';
import { attributesOf, firstOf, type Attributes } from './attributes.ts';
import { mapSpanEvents } from './map-span-event.ts';
import { readSpan, spanRowId, unreadMembers, type Span } from './read-span.ts';
import { contextOf, type SpanContext } from './span-context.ts';
import { spanType, systemOf, type SpanType } from './span-types.ts';

const STREAM = 'traces';
/** Spans of no kind that the conventions name are one kind here: their names are as many as somebody likes. */
const OTHER = 'otlp.span';

/** One span as a row at its start, its events as rows of their own, and an action where an agent or a tool was called. */
export function mapSpan(json: JsonObject, resource: Attributes, at: Pointer, collector: Collector): void {
  const read = readSpan(json);
  if (!read.ok) return collector.malformed(at, 'wrong-value', read.member);
  const { span } = read;
  for (const name of unreadMembers(json)) collector.unread(`/${name.slice(0, 100)}`, at);
  if (span.dropped > 0) collector.dropped(span.dropped, at);
  const attributes = attributesOf(json);
  const type = spanType(attributes);
  const context = contextOf(attributes, resource);
  mention(span, attributes, resource, context, at, collector);
  const systemId = type === null ? null : systemOf(type.type, attributes);
  const denied = span.status === 'error' && isDenial(attributes);
  const id = collector.add({
    id: spanRowId(span.traceId, span.spanId), stream: STREAM, time: span.start, type: type?.type ?? OTHER, sourceType: bounded(span.name), known: type !== null, layer: null,
    actorKind: context.actorKind, actorId: context.actorId, fleetId: null, actionId: null, systemId, environment: context.environment, dataClass: null,
    outcome: denied ? 'denied' : span.status === 'error' ? 'failure' : span.status === 'ok' ? 'success' : null,
    causes: [...(span.parentId === null ? [] : [spanRowId(span.traceId, span.parentId)]), ...span.links],
    brief: briefOf([span.name, systemId, `${span.end - span.start} ms`, span.status === 'error' ? firstOf(attributes, 'error.type') : null]), at,
  }, type?.action !== true ? null : (own) => actionOf(own, span, { type, attributes, context, systemId, denied, at }));
  mapSpanEvents(span, { id, context, systemId, at, stream: STREAM }, collector);
}

interface Called {
  readonly type: SpanType;
  readonly attributes: Attributes;
  readonly context: SpanContext;
  readonly systemId: string | null;
  readonly denied: boolean;
  readonly at: Pointer;
}

const PARAMETERS = [
  'gen_ai.tool.call.id', 'gen_ai.tool.type', 'gen_ai.provider.name', 'gen_ai.system', 'gen_ai.request.model', 'gen_ai.conversation.id', 'error.type',
] as const;

function actionOf(id: string, span: Span, { type, attributes, context, systemId, denied, at }: Called): ReturnType<typeof callAction> {
  const version = firstOf(attributes, 'gen_ai.agent.version');
  return callAction({
    ...(version === null ? {} : { agentVersion: bounded(version) }), id, actorId: context.actorId, actorKind: context.actorKind, accountable: context.endUser, kind: type.type, title: bounded(span.name),
    systems: systemId === null ? [] : [systemId], environment: context.environment,
    parameters: Object.fromEntries(PARAMETERS.flatMap((key) => (attributes.has(key) ? [[key, attributes.get(key)!]] : []))),
    mode: type.mode, outcome: denied ? 'denied' : span.status === 'error' ? 'failed' : 'completed',
    reason: span.status === 'error' ? (span.message === null ? firstOf(attributes, 'error.type') : bounded(span.message)) : null,
    started: span.start, finished: span.end, at: { ...at, event: id },
  });
}

/** The conventions leave `error.type` open; these are the names by which refusals are commonly written. */
const DENIALS: ReadonlySet<string> = new Set(['permission_denied', 'PERMISSION_DENIED', 'PermissionDenied', 'PermissionDeniedError', 'PermissionError', 'AccessDenied', 'AccessDeniedException', 'access_denied', 'unauthorized', 'Unauthorized', 'forbidden', 'Forbidden', '401', '403']);
const isDenial = (attributes: Attributes): boolean => DENIALS.has(attributes.get('error.type') ?? '');

function mention(span: Span, attributes: Attributes, resource: Attributes, context: SpanContext, at: Pointer, collector: Collector): void {
  if (context.endUser !== null) collector.mentions.accountable(context.actorId, context.endUser, 'end-user', span.start, at);
  if (context.actorKind !== 'agent') return;
  const name = firstOf(attributes, 'gen_ai.agent.name') ?? firstOf(resource, 'gen_ai.agent.name') ?? context.actorId;
  collector.mentions.agent({ id: context.actorId, name, version: firstOf(attributes, 'gen_ai.agent.version'), model: firstOf(attributes, 'gen_ai.request.model') }, at);
}
