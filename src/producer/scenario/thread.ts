import type {
  ActorKind, EventDataByType, EventOutcome, KnownEventType, Layer,
} from '../../core/bundle/format.ts';
import type { ItsmFile, CiFile } from '../../core/bundle/format.ts';
import type { Random } from './random.ts';
import type { Ground } from './ground.ts';
import type { Claim } from './reservations.ts';
import type { StreamName } from './streams.ts';
import type { World } from './world.ts';

export interface Actor {
  readonly kind: ActorKind;
  readonly id: string;
  readonly version?: string;
  /** Id of the credential that authenticated it. */
  readonly credential?: string;
}

/** A value that may have to be withheld: its digest is in the hashed part, itself in `open` or nowhere. */
export interface Secret {
  readonly value: string;
  readonly disclosed: boolean;
  readonly reason?: string;
}

/** An event before it has a place in the chain. */
export interface Draft {
  readonly time: number;
  readonly record_id: string;
  readonly stream: StreamName;
  readonly type: string;
  readonly layer: Layer;
  readonly actor: Actor;
  readonly action_id?: string;
  readonly causes: readonly string[];
  readonly outcome?: EventOutcome;
  readonly data: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, Secret>>;
}

interface EmitOptions {
  readonly actor: Actor;
  readonly action?: string;
  readonly causes?: readonly string[];
  readonly outcome?: EventOutcome;
  readonly secrets?: Readonly<Record<string, Secret>>;
  /** Another time than the thread's own; the thread's time is left alone. */
  readonly at?: number;
  /** A record id allotted before. */
  readonly as?: string;
  /** `plane` unless said otherwise. */
  readonly stream?: StreamName;
}

export type CiRun = CiFile['runs'][number];
export type Ticket = ItsmFile['tickets'][number];

/** A strand of work: one query, one change with all that belongs to it, or the incident. */
export interface Thread {
  readonly id: string;
  readonly world: World;
  readonly random: Random;
  readonly events: readonly Draft[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly tickets: readonly Ticket[];
  readonly runs: readonly CiRun[];
  time: number;
  /** The last event emitted; the default cause of the next. */
  last: string | null;
  emit<T extends KnownEventType>(type: T, data: EventDataByType[T], options: EmitOptions): string;
  /** An event of a type that version 1 of the format does not know. */
  emitOther(type: string, layer: Layer, data: object, options: EmitOptions): string;
  /** A record id for an event that is emitted later, so that its number does not depend on when. */
  allot(): string;
  addFile(name: string, bytes: Uint8Array): void;
  addTicket(ticket: Ticket): void;
  addRun(run: CiRun): void;
  reserve(claims: readonly Claim[], duration: number): number;
  /** Waits until a change of the repository can be cut from its main branch; the commit that it is cut from. */
  cut(repository: string): string;
  /** Moves the repository's main branch to `commit`; the commit that it stood at. */
  land(repository: string, commit: string): string;
  /** A name unique in the bundle: the thread's number and a count of its own. */
  name(prefix: string): string;
}

export function createThread(id: string, world: World, random: Random, start: number, { reservations, branches }: Ground): Thread {
  const events: Draft[] = [];
  const files: { name: string; bytes: Uint8Array }[] = [];
  const tickets: Ticket[] = [];
  const runs: CiRun[] = [];
  const named = new Map<string, number>();
  let numbered = 0;
  const allot = (): string => `evt-${id}-${String(++numbered).padStart(3, '0')}`;
  const push = (type: string, layer: Layer, data: object, options: EmitOptions): string => {
    const record_id = options.as ?? allot();
    events.push({
      record_id,
      time: options.at ?? thread.time,
      stream: options.stream ?? 'plane',
      type,
      layer,
      actor: options.actor,
      causes: options.causes ?? (thread.last === null ? [] : [thread.last]),
      data: { ...data },
      ...(options.action === undefined ? {} : { action_id: options.action }),
      ...(options.outcome === undefined ? {} : { outcome: options.outcome }),
      ...(options.secrets === undefined ? {} : { secrets: options.secrets }),
    });
    thread.last = record_id;
    return record_id;
  };
  const thread: Thread = {
    id, world, random, events, files, tickets, runs,
    time: start,
    last: null,
    emit: (type, data, options) => push(type, LAYER[type], data, options),
    emitOther: push,
    allot,
    addFile: (name, bytes) => void files.push({ name, bytes }),
    addTicket: (ticket) => void tickets.push(ticket),
    addRun: (run) => void runs.push(run),
    reserve: (claims, duration) => reservations.reserve(claims, thread.time, duration, start),
    cut(repository) {
      const { time, base } = branches.cut(repository, thread.time);
      thread.time = time;
      return base;
    },
    land: (repository, commit) => branches.land(repository, thread.time, commit),
    name(prefix) {
      const count = (named.get(prefix) ?? 0) + 1;
      named.set(prefix, count);
      return `${prefix}-${id}-${count}`;
    },
  };
  return thread;
}

/** Which layer of the control plane records an event. */
const LAYER: Readonly<Record<KnownEventType, Layer>> = {
  'log.opened': 'evidence',
  'agent.enabled': 'identity', 'agent.disabled': 'identity', 'agent.heartbeat': 'fleet',
  'role.bound': 'identity', 'role.unbound': 'identity',
  'policy.published': 'policy', 'policy.decided': 'policy',
  'approval.requested': 'policy', 'approval.granted': 'policy', 'approval.denied': 'policy', 'approval.expired': 'policy',
  'work.queued': 'orchestrator', 'work.leased': 'orchestrator', 'work.finished': 'orchestrator',
  'lock.acquired': 'orchestrator', 'lock.released': 'orchestrator',
  'package.issued': 'orchestrator', 'package.rejected': 'orchestrator', 'package.executed': 'orchestrator',
  'action.requested': 'fleet', 'action.started': 'fleet', 'action.completed': 'fleet', 'action.failed': 'fleet',
  'action.blocked': 'orchestrator',
  'data.read': 'fleet', 'data.written': 'fleet', 'artifact.recorded': 'evidence', 'test.completed': 'fleet',
  'ticket.opened': 'fleet', 'ticket.closed': 'orchestrator',
  'pull-request.opened': 'fleet', 'pull-request.merged': 'fleet',
  'pipeline.completed': 'orchestrator', 'release.shipped': 'orchestrator', 'verification.completed': 'fleet',
  'incident.declared': 'orchestrator', 'rollback.completed': 'orchestrator',
  'credential.issued': 'identity', 'credential.revoked': 'identity', 'delegation.granted': 'identity',
  'break-glass.opened': 'identity', 'break-glass.closed': 'identity', 'break-glass.reviewed': 'identity',
  'gate.overridden': 'orchestrator', 'change.approved': 'policy', 'policy.evaluation-failed': 'policy', 'evidence.viewed': 'policy',
  'data.transferred': 'orchestrator', 'data.sanitised': 'fleet', 'fleet.limited': 'orchestrator', 'agent.version-changed': 'identity',
  'rollback.rehearsed': 'fleet', 'incident.classified': 'orchestrator', 'incident.reported': 'orchestrator', 'metric.reported': 'evidence',
  'log.outage-declared': 'evidence', 'record.purged': 'evidence',
};

export const serviceActor = (id: string): Actor => ({ kind: 'service', id });
