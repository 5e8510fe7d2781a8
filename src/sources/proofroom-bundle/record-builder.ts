import type { BundleDocuments } from '../../core/bundle/documents.ts';
import type { EventLine } from '../../core/bundle/format.ts';
import { createFindingSink, type CheckReport, type Pointer } from '../../core/findings/index.ts';
import type { Action, CanonicalRecord, RecordEvent, RowIntegrity } from '../../core/model/record.ts';
import { DEFAULT_LIMITS } from '../../core/run.ts';
import type { BuiltFile, FoundFiles } from './artifacts.ts';
import { createCourse } from './course.ts';
import { indexDocuments } from './document-index.ts';
import { toRow } from './event-row.ts';
import { foldEvent, instant } from './fold-event.ts';
import { complete, countEvent, type ActionContext, type Happening, type Life } from './life.ts';
import { createLives, type LivesOptions } from './lives.ts';
import { readEvent, type ReadEvent, type TypedEvent } from './read-event.ts';
import { createRecurring } from './recurring.ts';
import { createReferences } from './references.ts';
import { snapshots } from './snapshots.ts';
import { createSurroundings } from './surroundings.ts';
import { createWork, NO_WORK } from './work.ts';

export interface RecordBuilder {
  /** Takes one event, in the order of the evidence, and gives its row. `time` is what its timestamp says, where that was read already. */
  add(event: EventLine, at: Pointer, integrity: RowIntegrity, time?: number): RecordEvent;
  /** The same where nobody wants the row. */
  fold(event: EventLine, at: Pointer, integrity: RowIntegrity, time?: number): void;
  /** Everything but the events. `files` are the bundle's files with the digests that were computed from their bytes. */
  finish(files: readonly BuiltFile[]): { readonly record: CanonicalRecord; readonly reports: readonly CheckReport[] };
}

export interface RecordOptions extends LivesOptions {
  /** Findings kept per code; further ones are counted. */
  readonly maxFindingsPerCode?: number;
  /** Whether work items and locks are kept: views list them, and nothing that judges reads them. */
  readonly withWork?: boolean;
}

/** Folds events into the canonical record. Memory grows with actions, not with events. */
export function createRecordBuilder(documents: BundleDocuments, { maxFindingsPerCode = DEFAULT_LIMITS.maxFindingsPerCode, withWork = true, ...options }: RecordOptions = {}): RecordBuilder {
  const index = indexDocuments(documents);
  const sink = createFindingSink(maxFindingsPerCode);
  const references = createReferences(index, sink);
  const lives = createLives(options);
  const recurring = createRecurring((object) => lives.share(object));
  /** First event that named an action which nobody has requested so far. */
  const unrequested = new Map<string, Pointer>();
  const unattached: Happening[] = [];
  const unknown = new Map<string, { count: number; readonly first: Pointer }>();
  const extraMembers = new Map<string, number>();
  const rolledBack = new Set<string>();
  const course = createCourse(documents, withWork ? createWork(recurring.word) : NO_WORK);
  const surroundings = createSurroundings(documents, index);
  const streamOf = createStreamNames();
  let events = 0;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;

  return { add, fold, finish };

  function add(line: EventLine, where: Pointer, integrity: RowIntegrity, time: number = instant(line.timestamp)): RecordEvent {
    const { read, life, stream, at } = fold(line, where, integrity, time);
    return toRow(line, read, { stream, time, at, integrity, documents: index, life });
  }

  function fold(line: EventLine, where: Pointer, integrity: RowIntegrity, time: number = instant(line.timestamp)): { readonly read: ReadEvent; readonly life: Life | null; readonly stream: string; readonly at: Pointer } {
    const at: Pointer = where.event === line.record_id ? where : { ...where, event: line.record_id };
    events += 1;
    from = Math.min(from, time);
    to = Math.max(to, time);
    const read = readEvent(line);
    const stream = streamOf(at);
    surroundings.seen(line, read, stream, at, time);
    const life = line.action_id === undefined ? null : lifeOf(line.action_id, at);
    if (life !== null) countEvent(life, integrity);
    references.actor(line, at);
    if (read.kind === 'unknown') countUnknown(line.type, at);
    if (read.kind === 'malformed') {
      const { pointer, problem } = read.problem;
      sink.add({ code: 'record.malformed', at: { ...at, pointer }, values: { type: line.type, problem } });
    }
    if (read.kind === 'typed') {
      for (const member of read.extraMembers) extraMembers.set(`${line.type}${member}`, (extraMembers.get(`${line.type}${member}`) ?? 0) + 1);
      take(read.event, life, at, time);
    }
    return { read, life, stream, at };
  }

  function take(event: TypedEvent, life: Life | null, at: Pointer, time: number): void {
    references.check(event, at);
    course.take(event, at, time);
    surroundings.take(event, life, at, time);
    if (event.type === 'rollback.completed') rolledBack.add(event.data.release_id);
    if (life === null) {
      if (STANDS_ALONE.has(event.type)) unattached.push({ value: { type: event.type, data: event.line.data }, at, time });
      else if (OF_ACTIONS.has(event.type)) sink.add({ code: 'record.malformed', at, values: { type: event.type, problem: 'no-action-id' } });
      return;
    }
    const again = life.requested !== null;
    foldEvent(life, event, at, time, index, recurring);
    if (event.type !== 'action.requested') return;
    if (again) {
      sink.add({ code: 'record.malformed', at, values: { type: event.type, problem: 'requested-twice', action: life.id } });
      return;
    }
    unrequested.delete(life.id);
    const { digest } = event.data;
    if (life.computedDigest !== null && life.computedDigest !== digest) {
      sink.add({ code: 'record.action-digest-mismatch', at, expected: digest, computed: life.computedDigest, values: { action: life.id } });
    }
  }

  function lifeOf(id: string, at: Pointer): Life {
    const known = lives.find(id);
    if (known !== null) return known;
    unrequested.set(id, at);
    return lives.add(id);
  }

  function countUnknown(type: string, at: Pointer): void {
    const seen = unknown.get(type);
    if (seen === undefined) unknown.set(type, { count: 1, first: at });
    else seen.count += 1;
  }

  function finish(files: readonly BuiltFile[]): ReturnType<RecordBuilder['finish']> {
    const referred = references.finish(files, [...unrequested].map(([id, first]) => ({ id, first })));
    for (const [type, { count, first }] of unknown) sink.add({ code: 'record.unknown-event-type', at: first, values: { type, count } });
    const actions = lives.size;
    const record = canonicalRecord(new Map(files.map((file) => [file.name, file])));
    const report: CheckReport = {
      id: 'record.consistency',
      examined: events,
      unit: 'documents and events',
      facts: [
        ['references', `${referred}`],
        ['actions', `${actions}`],
        ...(record.beyond ?? []).slice(0, 8).map(({ noun, count }) => ['not-kept', `${noun} (${count})`] as const),
        ...[...extraMembers].slice(0, 8).map(([member, count]) => ['unread-member', `${member} (${count})`] as const),
      ],
      ...sink.of('record.consistency'),
    };
    return { record, reports: [report] };
  }

  function canonicalRecord(files: FoundFiles): CanonicalRecord {
    const context = {
      owners: new Map(documents.agents?.value.agents.map((agent) => [agent.id, agent.owner])),
      fleets: new Map(documents.agents?.value.agents.map((agent) => [agent.id, agent.fleet])),
      rolledBack,
      files,
    };
    const told = course.finish();
    return {
      period: documents.period === null
        ? { from: events === 0 ? 0 : from, to: events === 0 ? 0 : to }
        : { from: instant(documents.period.from), to: instant(documents.period.to) },
      eventCount: events,
      unknownTypes: [...unknown].map(([type, { count }]) => ({ type, count })),
      ...snapshots(documents),
      actions: lives.actions(completedIn(context)),
      ...(told === null ? {} : { course: told }),
      ...(unattached.length === 0 ? {} : { unattached }),
      ...surroundings.finish(files),
    };
  }
}

/** A function of its own: what it returns lives as long as the record, and must not hold what the record was built with. */
const completedIn = (context: ActionContext) => (life: Life): Action | null => complete(life, context);

/** Tests and consequences that control tests can find without an action. */
const STANDS_ALONE: ReadonlySet<string> = new Set<TypedEvent['type']>([
  'test.completed', 'ticket.opened', 'ticket.closed', 'pull-request.opened', 'pull-request.merged', 'pipeline.completed', 'release.shipped',
  'verification.completed', 'incident.declared', 'rollback.completed',
]);

const OF_ACTIONS: ReadonlySet<string> = new Set<TypedEvent['type']>([
  'action.requested', 'policy.decided', 'approval.requested', 'approval.granted', 'approval.denied', 'approval.expired',
  'action.started', 'action.completed', 'action.failed', 'action.blocked', 'package.issued', 'package.executed', 'policy.evaluation-failed', 'evidence.viewed',
]);

/** `audit/<stream>/0001.ndjson`: the verifier has held the file's place against the manifest. The same file's events follow each other. */
function createStreamNames(): (at: Pointer) => string {
  let last: string | undefined;
  let name = '';
  return ({ file = '' }) => {
    if (file !== last) {
      const end = file.lastIndexOf('/');
      name = file.slice(file.lastIndexOf('/', end - 1) + 1, Math.max(end, 0));
      last = file;
    }
    return name;
  };
}
