import { access } from 'node:fs/promises';
import type { ActionDetail, ActionRow, EventRow, GraphDto, Page, RecordSummary, SearchHit, TimelineLanes } from '../../contract/index.ts';
import { openDatabase } from './database.ts';
import { indexPath, type IndexTarget } from './location.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { select } from './select.ts';
import { createStreamTrees, type Inclusion } from './stream-tree.ts';
import { actionById, actionsPage, type ActionsPageQuery } from './views/actions.ts';
import { causesOf, effectsOf, eventById, eventByRow } from './views/event.ts';
import { eventsPage, type EventsPageQuery } from './views/events-page.ts';
import { layerBuckets, timesOf, type LayerBucket } from './views/figure.ts';
import { graphView } from './views/graph.ts';
import { search } from './views/search.ts';
import { recordSummary } from './views/summary.ts';
import { timelineColumns, timelineLanes, type TimelineQuery } from './views/timeline.ts';

/** Every question the windows put to one piece of evidence. Filters may throw `FilterError`; absent things are null. */
export interface Index {
  readonly digest: string;
  eventsPage(query: EventsPageQuery): Promise<Page<EventRow>>;
  eventById(id: string): Promise<EventRow | null>;
  eventByRow(row: number): Promise<EventRow | null>;
  causesOf(row: number): Promise<EventRow[]>;
  effectsOf(id: string): Promise<EventRow[]>;
  inclusion(stream: string, row: number): Promise<Inclusion | null>;
  timelineLanes(query: TimelineQuery): Promise<TimelineLanes>;
  timelineColumns(query: TimelineQuery): Promise<Uint8Array<ArrayBuffer>>;
  graph(snapshot: string | null): Promise<GraphDto | null>;
  actionsPage(query: ActionsPageQuery): Promise<Page<ActionRow>>;
  actionById(id: string): Promise<ActionDetail | null>;
  layerBuckets(bucketMs: number): Promise<LayerBucket[]>;
  timesOf(ids: readonly string[]): Promise<Map<string, number>>;
  summary(): Promise<RecordSummary>;
  search(text: string): Promise<SearchHit[]>;
  close(): void;
}

/**
 * Opens the index of a piece of evidence for reading. Null when there is none, or when the file is not whole, not
 * of this schema, or bound to other evidence: the caller then builds it again from the evidence.
 */
export async function openIndex(target: IndexTarget): Promise<Index | null> {
  const path = indexPath(target);
  if (!(await access(path).then(() => true, () => false))) return null;
  const database = await openDatabase(path, 'read').catch(() => null);
  if (database === null) return null;
  const { connection } = database;
  const meta = await select(connection, 'SELECT evidence, schema FROM meta').catch(() => []);
  if (meta.length !== 1 || meta[0]?.text('evidence') !== target.digest || meta[0].number('schema') !== SCHEMA_VERSION) {
    database.close();
    return null;
  }
  const trees = createStreamTrees(connection);
  return {
    digest: target.digest,
    eventsPage: (query) => eventsPage(connection, query),
    eventById: (id) => eventById(connection, id),
    eventByRow: (row) => eventByRow(connection, row),
    causesOf: (row) => causesOf(connection, row),
    effectsOf: (id) => effectsOf(connection, id),
    inclusion: (stream, row) => trees.inclusion(stream, row),
    timelineLanes: (query) => timelineLanes(connection, query),
    timelineColumns: (query) => timelineColumns(connection, query),
    graph: (snapshot) => graphView(connection, snapshot),
    actionsPage: (query) => actionsPage(connection, query),
    actionById: (id) => actionById(connection, id),
    layerBuckets: (bucketMs) => layerBuckets(connection, bucketMs),
    timesOf: (ids) => timesOf(connection, ids),
    summary: () => recordSummary(connection),
    search: (text) => search(connection, text),
    close: () => database.close(),
  };
}
