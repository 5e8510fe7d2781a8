import type { BundleDocuments } from '../../core/bundle/documents.ts';
import type { ActorKind, EventLine } from '../../core/bundle/format.ts';
import type { Pointer } from '../../core/findings/index.ts';
import type { ActorSeen, AgentVersionSeen, CredentialUse, DeclaredOutage, LogFacts, Purge, StreamSpan } from '../../core/model/record.ts';
import type { DocumentIndex } from './document-index.ts';
import { instant } from './fold-event.ts';
import { MAX_PLACES, type Keeper } from './kept.ts';
import { among, type ReadEvent, type TypedEvent } from './read-event.ts';
import { createSilence, newActivity, type Activity } from './silence.ts';
import { countSpan, firstOf, lastOf, newSpan, type Span } from './span.ts';
import { told } from './told.ts';
import { createWithheld } from './withheld.ts';

const isAboutLog = among(['log.outage-declared', 'record.purged']);

export interface LogFactsBuilder {
  /** Every event, readable or not. */
  readonly seen: (line: EventLine, read: ReadEvent, stream: string, at: Pointer, time: number) => void;
  take(event: TypedEvent, at: Pointer, time: number): void;
  readonly credentialUses: readonly CredentialUse[];
  finish(uncitedArtifacts: readonly Pointer[]): LogFacts;
}

interface Stream {
  readonly name: string;
  readonly span: Span;
  previous: number;
  decreases: number;
  readonly decreased: { readonly time: number; readonly at: Pointer; readonly milliseconds: number }[];
}

/** One actor, with what its events state by the way. The last version and credential are at hand: they seldom change. */
interface Actor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly span: Span;
  readonly versions: Map<string | undefined, Span>;
  readonly credentials: Map<string, Span>;
  readonly activity: Activity | null;
  heartbeats: number;
}

/** Gathers what the log shows of itself. Grows with actors, their versions and credentials, up to what the keeper keeps. */
export function createLogFacts(documents: BundleDocuments, index: DocumentIndex, keeper: Keeper): LogFactsBuilder {
  const streams = new Map<string, Stream>();
  const actors: Readonly<Record<ActorKind, Map<string, Actor>>> = { agent: new Map(), person: new Map(), service: new Map() };
  const counts = { actors: 0, versions: 0, credentialUses: 0 };
  const silence = createSilence(keeper);
  const withheld = createWithheld(documents, keeper);
  const outages = keeper.list<DeclaredOutage>('declared outages');
  const purges = keeper.list<Purge>('purges');

  const actorOf = ({ kind, id }: EventLine['actor'], time: number, at: Pointer): Actor | null => {
    const known = actors[kind].get(id);
    if (known !== undefined) return known;
    if (!keeper.room('actors', counts.actors)) return null;
    counts.actors += 1;
    const made: Actor = { id, kind, span: newSpan(time, at), versions: new Map(), credentials: new Map(), activity: kind === 'agent' ? newActivity() : null, heartbeats: 0 };
    actors[kind].set(id, made);
    return made;
  };
  const count = <K>(spans: Map<K, Span>, key: K, noun: 'versions' | 'credentialUses', time: number, at: Pointer): void => {
    let span = spans.get(key);
    if (span === undefined) {
      if (!keeper.room(noun === 'versions' ? 'agent versions' : 'credential uses', counts[noun])) return;
      counts[noun] += 1;
      span = newSpan(time, at);
      spans.set(key, span);
    }
    countSpan(span, time, at);
  };
  const countStream = (name: string, time: number, at: Pointer): void => {
    let stream = streams.get(name);
    if (stream === undefined) {
      stream = { name, span: newSpan(time, at), previous: time, decreases: 0, decreased: [] };
      streams.set(name, stream);
    }
    countSpan(stream.span, time, at);
    if (time < stream.previous) {
      stream.decreases += 1;
      if (stream.decreased.length < MAX_PLACES) stream.decreased.push({ time, at, milliseconds: stream.previous - time });
    }
    stream.previous = time;
  };
  return {
    seen(line, read, stream, at, time) {
      countStream(stream, time, at);
      withheld.take(line, at, time);
      const { actor } = line;
      const found = actorOf(actor, time, at);
      if (found === null) return;
      countSpan(found.span, time, at);
      if (actor.credential !== undefined) count(found.credentials, actor.credential, 'credentialUses', time, at);
      if (found.activity === null) return;
      count(found.versions, actor.version, 'versions', time, at);
      if (read.kind === 'typed' && read.event.type === 'agent.heartbeat') {
        found.heartbeats += 1;
        silence.heartbeat(found.activity, time, read.event.data.active_runs, at);
      } else silence.record(found.activity, time);
    },
    take(event, at, time) {
      if (!isAboutLog(event)) return;
      switch (event.type) {
        case 'log.outage-declared':
          return outages.add({ stream: event.data.stream, from: instant(event.data.from), until: instant(event.data.until), reason: event.data.reason, ...told(event, at, time) });
        case 'record.purged':
          return purges.add({ stream: event.data.stream, before: instant(event.data.before), reason: event.data.reason, hold: event.data.hold, ...told(event, at, time) });
      }
    },
    get credentialUses() {
      return everybody().flatMap(({ id, kind, credentials }) => [...credentials].map(([credentialId, span]): CredentialUse => ({
        credentialId, actorId: id, actorKind: kind, events: span.events, first: firstOf(span), last: lastOf(span),
      })));
    },
    finish: (uncitedArtifacts) => ({
      streams: [...streams.values()].map(({ name, span, decreases, decreased }): StreamSpan => ({
        stream: name, events: span.events, first: firstOf(span), last: lastOf(span), decreases, decreased,
      })),
      actors: everybody().map(({ id, kind, span, heartbeats }): ActorSeen => ({
        actorId: id, actorKind: kind, registered: kind !== 'agent' || index.agents === null ? null : index.agents.has(id), events: span.events, heartbeats,
        first: firstOf(span), last: lastOf(span),
      })),
      agentVersions: [...actors.agent.values()].flatMap(({ id, versions }) => [...versions].map(([version, span]): AgentVersionSeen => ({
        agentId: id, version: version ?? null, events: span.events, first: firstOf(span), last: lastOf(span),
      }))),
      silentWindows: silence.windows([...actors.agent.values()].flatMap(({ id, activity }) => (activity === null ? [] : [[id, activity] as const]))),
      outages: outages.rows,
      purges: purges.rows,
      ...withheld.finish(),
      uncitedArtifacts,
    }),
  };

  function everybody(): readonly Actor[] {
    return [...actors.agent.values(), ...actors.person.values(), ...actors.service.values()];
  }
}
