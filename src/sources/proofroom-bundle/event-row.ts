import type { DataClass, Environment, EventLine } from '../../core/bundle/format.ts';
import { assertNever, type Pointer } from '../../core/findings/index.ts';
import type { RecordEvent, RowIntegrity } from '../../core/model/record.ts';
import { brief } from './brief.ts';
import type { DocumentIndex } from './document-index.ts';
import type { Life } from './life.ts';
import type { ReadEvent, TypedEvent } from './read-event.ts';

export interface RowContext {
  readonly stream: string;
  readonly time: number;
  readonly at: Pointer;
  readonly integrity: RowIntegrity;
  readonly documents: DocumentIndex;
  readonly life: Life | null;
}

/** The row of one event. A malformed or unknown event has a row too: what could not be read is left empty. */
export function toRow(line: EventLine, read: ReadEvent, context: RowContext): RecordEvent {
  const about = read.kind === 'typed' ? aboutWhat(read.event, context) : NOTHING;
  return {
    id: line.record_id,
    stream: context.stream,
    seq: line.seq,
    time: context.time,
    type: line.type,
    sourceType: line.type,
    known: read.kind !== 'unknown',
    layer: line.layer,
    actorKind: line.actor.kind,
    actorId: line.actor.id,
    fleetId: about.fleetId ?? context.documents.agents?.get(line.actor.id)?.fleet ?? null,
    actionId: line.action_id ?? null,
    systemId: about.systemId,
    environment: about.environment ?? nodeEnvironment(about.systemId, context.documents),
    dataClass: about.dataClass,
    outcome: line.outcome ?? null,
    causes: line.causes,
    brief: read.kind === 'typed' ? brief(read.event) : '',
    hash: line.hash,
    at: context.at,
    integrity: context.integrity,
  };
}

interface About {
  readonly fleetId: string | null;
  readonly systemId: string | null;
  readonly environment: Environment | null;
  readonly dataClass: DataClass | null;
}
const NOTHING: About = { fleetId: null, systemId: null, environment: null, dataClass: null };

/** What an event names itself; an action's later events stand with the system that its request named first. */
function aboutWhat(event: TypedEvent, { life, documents }: RowContext): About {
  const asked = life?.descriptor ?? null;
  const ofAction: About = asked === null ? NOTHING : { ...NOTHING, systemId: asked.targets[0] ?? null, environment: asked.environment };
  switch (event.type) {
    case 'agent.enabled':
    case 'agent.disabled':
    case 'agent.heartbeat':
    case 'fleet.limited':
    case 'work.queued':
    case 'work.leased':
    case 'work.finished':
      return { ...NOTHING, fleetId: event.data.fleet_id };
    case 'lock.acquired':
    case 'lock.released':
      return { ...NOTHING, systemId: event.data.resource };
    case 'data.read':
    case 'data.written':
      return { ...NOTHING, systemId: event.data.resource, dataClass: event.data.data_class };
    case 'data.transferred':
      return { ...ofAction, systemId: event.data.from, dataClass: event.data.data_class };
    case 'data.sanitised':
      return { ...ofAction, systemId: event.data.resource, dataClass: event.data.from_class };
    case 'metric.reported':
      return { ...NOTHING, environment: event.data.environment };
    case 'action.requested': {
      const { targets, environment, data_classes: classes } = event.data.descriptor;
      return { ...NOTHING, systemId: targets[0] ?? null, environment, dataClass: highest(classes) };
    }
    case 'pull-request.opened':
    case 'pull-request.merged': {
      const { repository } = event.data;
      return documents.nodes?.has(repository) === true ? { ...ofAction, systemId: repository } : ofAction;
    }
    case 'release.shipped':
      return { ...ofAction, environment: event.data.environment };
    case 'action.started': case 'action.completed': case 'action.failed': case 'action.blocked': case 'policy.decided':
    case 'approval.requested': case 'approval.granted': case 'approval.denied': case 'approval.expired':
    case 'package.issued': case 'package.rejected': case 'package.executed': case 'artifact.recorded': case 'test.completed':
    case 'ticket.opened': case 'ticket.closed': case 'pipeline.completed': case 'verification.completed':
    case 'incident.declared': case 'rollback.completed':
    case 'log.opened': case 'role.bound': case 'role.unbound': case 'policy.published':
    case 'credential.issued': case 'credential.revoked': case 'delegation.granted': case 'break-glass.opened': case 'break-glass.closed':
    case 'break-glass.reviewed': case 'gate.overridden': case 'change.approved': case 'policy.evaluation-failed': case 'evidence.viewed':
    case 'agent.version-changed': case 'rollback.rehearsed': case 'incident.classified': case 'incident.reported': case 'log.outage-declared':
    case 'record.purged':
      return ofAction;
    default:
      return assertNever(event);
  }
}

const CLASSES: readonly DataClass[] = ['public', 'internal', 'confidential', 'restricted'];
const highest = (classes: readonly DataClass[]): DataClass | null => CLASSES.findLast((each) => classes.includes(each)) ?? null;

function nodeEnvironment(systemId: string | null, documents: DocumentIndex): Environment | null {
  return systemId === null ? null : (documents.nodes?.get(systemId)?.environment ?? null);
}
