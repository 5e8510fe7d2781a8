import type { Pointer } from '../../core/findings/index.ts';
import type { JsonObject } from '../../core/json/index.ts';
import { bounded, briefOf, callAction, member, text, type Collector } from '../audit-export/index.ts';
import { eventTime } from './event-time.ts';
import { callType } from './event-types.ts';
import { callerOf, type Caller } from './identity.ts';
import { outcomeOf, type CallOutcome } from './outcome.ts';
import { resourceOf } from './resource.ts';

const STREAM = 'cloudtrail';
const ENDED = { success: 'completed', failure: 'failed', denied: 'denied' } as const;

/** One record of an API call, sign-in or service event as a row, and as an action where a role session made the call. */
export function mapRecord(record: JsonObject, at: Pointer, collector: Collector): void {
  const name = text(record, 'eventName');
  const stated = text(record, 'eventTime');
  const time = stated === null ? null : eventTime(stated);
  if (name === null) return collector.malformed(at, 'missing-member', 'eventName');
  if (time === null) return collector.malformed(at, stated === null ? 'missing-member' : 'wrong-value', 'eventTime');
  const service = serviceOf(record);
  const readOnly = member(record, 'readOnly');
  const call = callType(service, name, typeof readOnly === 'boolean' ? readOnly : null);
  const sourceType = bounded(`${service}:${name}`);
  const caller = callerOf(record);
  const outcome = outcomeOf(record);
  const systemId = resourceOf(record, service);
  const answers = caller.answers;
  const credential = caller.credential === null ? null : bounded(caller.credential);
  if (credential !== null) collector.mentions.credential(credential, caller.id, caller.kind, time, at);
  if (answers !== null) collector.mentions.accountable(caller.id, answers.person, answers.basis, time, at);
  const isAction = caller.kind === 'role' && outcome !== null && APIS.has(text(record, 'eventType') ?? 'AwsApiCall');
  const eventId = text(record, 'eventID');
  collector.add({
    id: eventId === null ? null : bounded(eventId),
    stream: STREAM, time, type: call?.type ?? sourceType, sourceType, known: call !== null, layer: null,
    actorKind: caller.kind, actorId: caller.id, fleetId: null, actionId: null, systemId, environment: null, dataClass: null, outcome, causes: [],
    brief: briefOf([sourceType, systemId, text(record, 'errorCode')]), at,
  }, isAction ? (own) => callAction({
    id: own, actorId: caller.id, actorKind: caller.kind, accountable: answers?.person ?? null, ...(credential === null ? {} : { credential }), kind: sourceType, title: `${name}${systemId === null ? '' : ` · ${systemId}`}`,
    systems: systemId === null ? [] : [systemId], environment: null, parameters: parametersOf(record, caller), mode: call?.mode ?? null,
    outcome: ENDED[outcome], reason: reasonOf(record, outcome), started: time, finished: time, at: { ...at, event: own },
  }) : null);
}

const APIS: ReadonlySet<string> = new Set(['AwsApiCall', 'AwsVpceEvent', 'AwsConsoleAction']);

/** `s3` of `s3.amazonaws.com`. */
function serviceOf(record: JsonObject): string {
  const source = text(record, 'eventSource') ?? 'unknown';
  const dot = source.indexOf('.');
  return bounded(dot > 0 ? source.slice(0, dot) : source);
}

/** Names under which the action's description has members of the record. */
const PARAMETERS = [
  ['region', 'awsRegion'], ['source_address', 'sourceIPAddress'], ['user_agent', 'userAgent'], ['request_id', 'requestID'], ['account', 'recipientAccountId'],
] as const;

function parametersOf(record: JsonObject, { role }: Caller): Readonly<Record<string, string>> {
  const stated = PARAMETERS.flatMap(([name, stands]) => {
    const value = text(record, stands);
    return value === null ? [] : [[name, bounded(value)] as const];
  });
  return Object.fromEntries([...(role === null ? [] : [['role', bounded(role)] as const]), ...stated]);
}

function reasonOf(record: JsonObject, outcome: CallOutcome): string | null {
  if (outcome === 'success') return null;
  const reason = [text(record, 'errorCode'), text(record, 'errorMessage')].filter((each) => each !== null).join(': ');
  return reason === '' ? null : bounded(reason);
}
