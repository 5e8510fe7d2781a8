import { access } from 'node:fs/promises';
import type {
  ActionDetail, ActionRow, AgentRow, ApproverCell, AutonomyDto, BlastDto, BoundaryCell, ChainPictureDto, ClassCell, ConcurrencyDto, EventRow, FactRow, FailureRow, FirstFailuresDto, GraphComparison, GraphDto, MatrixDto, OpenRunRow, OperationsDto, Page,
  ReconciliationDto, RecordSummary, SearchHit, ServiceRow, SuiteRow, SystemCell, TestRunRow, TimelineLanes, TouchCount, TouchMoments, TouchRow, WorkRow,
} from '../../contract/index.ts';
import { openDatabase } from './database.ts';
import { indexPath, type IndexTarget } from './location.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { select } from './select.ts';
import { createStreamTrees, type Inclusion } from './stream-tree.ts';
import { actionById, actionsPage, type ActionsPageQuery } from './views/actions.ts';
import { chainPicture, streamRows, type StreamRows } from './views/chain.ts';
import { concurrency } from './views/concurrency.ts';
import { controlFacts, type ControlFactsQuery } from './views/control-facts.ts';
import { causesOf, effectsOf, eventById, eventByRow, onwardOf } from './views/event.ts';
import { eventsPage, type EventsPageQuery } from './views/events-page.ts';
import { layerBuckets, timesOf, type LayerBucket } from './views/figure.ts';
import { blastOf, type BlastQuery } from './views/blast.ts';
import { firstFailureRows, firstFailures, type FirstFailuresQuery } from './views/first-failures.ts';
import { graphRows } from './views/graph-rows.ts';
import { graphComparison, graphView } from './views/graph.ts';
import { actionApprover, agentClass, agentSystem, environmentRisk } from './views/matrix.ts';
import { measured } from './views/metrics.ts';
import { operationsPosture } from './views/operations.ts';
import { population, type PopulationQuery } from './views/population.ts';
import { reconciledRows, reconciliation, type ReconciledQuery } from './views/reconciliation.ts';
import { search } from './views/search.ts';
import { signedFiles, type SignedFile } from './views/signed-documents.ts';
import { recordSummary } from './views/summary.ts';
import { openRuns, suiteRuns, suites, untestedServices, type OpenRunsQuery, type PageQuery, type RunsQuery, type SuitesQuery } from './views/test-runs.ts';
import { timelineColumns, timelineLanes, type TimelineQuery } from './views/timeline.ts';
import { touchCounts, touchesPage, touchMoments, type TouchesPageQuery } from './views/touches.ts';
import { workRows, type WorkQuery } from './views/work.ts';

/** Every question the windows put to one piece of evidence. Filters may throw `FilterError`; absent things are null. */
export interface Index {
  readonly digest: string;
  eventsPage(query: EventsPageQuery): Promise<Page<EventRow>>;
  eventById(id: string): Promise<EventRow | null>;
  eventByRow(row: number): Promise<EventRow | null>;
  causesOf(row: number): Promise<EventRow[]>;
  effectsOf(id: string): Promise<EventRow[]>;
  onwardOf(event: Pick<EventRow, 'id' | 'actionId'>): Promise<EventRow | null>;
  inclusion(stream: string, row: number): Promise<Inclusion | null>;
  streamRows(): Promise<ReadonlyMap<string, StreamRows>>;
  chainPicture(stream: string, columns: number): Promise<ChainPictureDto | null>;
  timelineLanes(query: TimelineQuery): Promise<TimelineLanes>;
  timelineColumns(query: TimelineQuery): Promise<Uint8Array<ArrayBuffer>>;
  graph(snapshot: string | null): Promise<GraphDto | null>;
  compareGraphs(before: string, after: string): Promise<GraphComparison | null>;
  blast(query: BlastQuery): Promise<BlastDto | null>;
  touchCounts(until: number | null): Promise<readonly TouchCount[]>;
  touchMoments(): Promise<TouchMoments>;
  touchesPage(query: TouchesPageQuery): Promise<Page<TouchRow>>;
  readonly matrix: {
    agentSystem(filter: string): Promise<MatrixDto<SystemCell, AgentRow>>;
    agentClass(filter: string): Promise<MatrixDto<ClassCell, AgentRow>>;
    actionApprover(filter: string, by: 'kind' | 'action'): Promise<MatrixDto<ApproverCell>>;
    environmentRisk(filter: string): Promise<MatrixDto<BoundaryCell>>;
  };
  actionsPage(query: ActionsPageQuery): Promise<Page<ActionRow>>;
  actionById(id: string): Promise<ActionDetail | null>;
  measured(): Promise<AutonomyDto>;
  firstFailures(): Promise<FirstFailuresDto>;
  firstFailureRows(query: FirstFailuresQuery): Promise<Page<FailureRow>>;
  concurrency(): Promise<ConcurrencyDto>;
  readonly operations: {
    posture(): Promise<OperationsDto>;
    suites(query: SuitesQuery): Promise<Page<SuiteRow>>;
    runs(query: RunsQuery): Promise<Page<TestRunRow>>;
    openRuns(query: OpenRunsQuery): Promise<Page<OpenRunRow>>;
    untested(query: PageQuery): Promise<Page<ServiceRow>>;
    work(query: WorkQuery): Promise<Page<WorkRow>>;
  };
  controlFacts(query: ControlFactsQuery): Promise<Page<FactRow>>;
  layerBuckets(bucketMs: number, filter: string): Promise<LayerBucket[]>;
  graphRows(filter: string): ReturnType<typeof graphRows>;
  signedFiles(): Promise<readonly SignedFile[]>;
  reconciliation(): Promise<ReconciliationDto>;
  reconciledRows(query: ReconciledQuery): Promise<Page<FactRow>>;
  timesOf(ids: readonly string[]): Promise<Map<string, number>>;
  /** Count and digest of a filtered population in its order, and the ids at the positions that are picked of so many. */
  population(query: PopulationQuery, picked?: (count: number) => readonly number[]): ReturnType<typeof population>;
  summary(): Promise<RecordSummary>;
  search(text: string): Promise<SearchHit[]>;
  /** Interrupts what runs and waits for it: closing a database under a query does not return. */
  close(): Promise<void>;
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
  const running = new Set<Promise<unknown>>();
  let closing = false;
  const ask = async <T>(question: () => Promise<T>): Promise<T> => {
    if (closing) throw new Error('the index is being closed');
    const answer = question();
    running.add(answer);
    try {
      return await answer;
    } finally {
      running.delete(answer);
    }
  };
  return {
    digest: target.digest,
    eventsPage: (query) => ask(() => eventsPage(connection, query)),
    eventById: (id) => ask(() => eventById(connection, id)),
    eventByRow: (row) => ask(() => eventByRow(connection, row)),
    causesOf: (row) => ask(() => causesOf(connection, row)),
    effectsOf: (id) => ask(() => effectsOf(connection, id)),
    onwardOf: (event) => ask(() => onwardOf(connection, event)),
    inclusion: (stream, row) => ask(() => trees.inclusion(stream, row)),
    streamRows: () => ask(() => streamRows(connection)),
    chainPicture: (stream, columns) => ask(() => chainPicture(connection, stream, columns)),
    timelineLanes: (query) => ask(() => timelineLanes(connection, query)),
    timelineColumns: (query) => ask(() => timelineColumns(connection, query)),
    graph: (snapshot) => ask(() => graphView(connection, snapshot)),
    compareGraphs: (before, after) => ask(() => graphComparison(connection, before, after)),
    blast: (query) => ask(() => blastOf(connection, query)),
    touchCounts: (until) => ask(() => touchCounts(connection, until)),
    touchMoments: () => ask(() => touchMoments(connection)),
    measured: () => ask(() => measured(connection)),
    firstFailures: () => ask(() => firstFailures(connection)),
    firstFailureRows: (query) => ask(() => firstFailureRows(connection, query)),
    concurrency: () => ask(() => concurrency(connection)),
    operations: {
      posture: () => ask(() => operationsPosture(connection)),
      suites: (query) => ask(() => suites(connection, query)),
      runs: (query) => ask(() => suiteRuns(connection, query)),
      openRuns: (query) => ask(() => openRuns(connection, query)),
      untested: (query) => ask(() => untestedServices(connection, query)),
      work: (query) => ask(() => workRows(connection, query)),
    },
    signedFiles: () => ask(() => signedFiles(connection)),
    reconciliation: () => ask(() => reconciliation(connection)),
    reconciledRows: (query) => ask(() => reconciledRows(connection, query)),
    controlFacts: (query) => ask(() => controlFacts(connection, query)),
    touchesPage: (query) => ask(() => touchesPage(connection, query)),
    matrix: {
      agentSystem: (filter) => ask(() => agentSystem(connection, filter)),
      agentClass: (filter) => ask(() => agentClass(connection, filter)),
      actionApprover: (filter, by) => ask(() => actionApprover(connection, filter, by)),
      environmentRisk: (filter) => ask(() => environmentRisk(connection, filter)),
    },
    actionsPage: (query) => ask(() => actionsPage(connection, query)),
    actionById: (id) => ask(() => actionById(connection, id)),
    layerBuckets: (bucketMs, filter) => ask(() => layerBuckets(connection, bucketMs, filter)),
    graphRows: (filter) => ask(() => graphRows(connection, filter)),
    timesOf: (ids) => ask(() => timesOf(connection, ids)),
    population: (query, picked) => ask(() => population(connection, query, picked)),
    summary: () => ask(() => recordSummary(connection)),
    search: (text) => ask(() => search(connection, text)),
    async close() {
      closing = true;
      connection.interrupt();
      await Promise.allSettled(running);
      database.close();
    },
  };
}
