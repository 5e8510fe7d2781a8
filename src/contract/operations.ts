import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Environment, GraphNode } from '../core/bundle/format.ts';
import type { Action } from '../core/model/record.ts';
import type { Pointer } from '../core/findings/index.ts';
import type { Page } from './dto.ts';
import { digest, errors, limit, offset } from './parts.ts';

/** What a test run came to. One in which no test ran has passed nothing. */
export const TEST_RESULTS = ['failed', 'empty', 'passed'] as const;
export type TestResult = (typeof TEST_RESULTS)[number];

/** Test runs that were asked for and came to nothing: not ended when the record does, ended without a result, never begun. */
export const OPEN_RUNS = ['running', 'unreported', 'unbegun'] as const;
export type OpenRunPart = (typeof OPEN_RUNS)[number];

/**
 * How a piece of work stands when the record ends: `late` was finished after its last lease had run out, `unleased` was finished
 * though nobody was handed it, `overdue` is past its lease and not finished, `held` is within it, `passed` was never handed out though
 * its fleet was handed work that was queued later, `waiting` is queued as well, and nothing later was.
 */
export const WORK_PARTS = ['finished', 'late', 'unleased', 'overdue', 'held', 'passed', 'waiting'] as const;
export type WorkPart = (typeof WORK_PARTS)[number];

/** Results of runs in a stretch of time; stretches without any are left out. */
export type TestBucket = Readonly<Record<TestResult, number>> & { readonly index: number };

/** A suite counts once for each system that its runs name, and stands as the last of them. */
export interface TestPosture {
  readonly runs: number;
  readonly suites: Readonly<Record<TestResult, number>>;
  readonly open: Readonly<Record<OpenRunPart, number>>;
  /** Services of the graph that was valid when the record ends, and those that no result of a run reaches; null without a graph. */
  readonly services: { readonly all: number; readonly untested: number } | null;
  /** Events of results that the record could not use. */
  readonly unread: number;
  /** Epoch milliseconds. */
  readonly trend: { readonly from: number; readonly to: number; readonly step: number; readonly buckets: readonly TestBucket[] };
}

export type WorkCounts = Readonly<Record<WorkPart, number>>;
export interface FleetWork {
  readonly fleet: string;
  readonly label: string;
  readonly counts: WorkCounts;
}
export interface WorkPosture {
  readonly all: WorkCounts;
  /** Fleets with work past its lease first, then those with most that nobody was handed. */
  readonly fleets: readonly FleetWork[];
  readonly fleetsLeftOut: number;
  /** Events of work that the record could not use. */
  readonly unread: number;
}

export interface OperationsDto {
  /** Time of the last event: what has not ended by then is open. */
  readonly until: number | null;
  readonly tests: TestPosture;
  readonly work: WorkPosture;
}

/** One run's result. */
export interface TestRunRow {
  readonly n: number;
  readonly result: TestResult;
  readonly passed: number;
  readonly failed: number;
  readonly required: boolean;
  readonly commit: string;
  readonly time: number;
  readonly action: string | null;
  readonly at: Pointer;
}

/** A suite on a system; the members of a run are those of its last. */
export interface SuiteRow extends TestRunRow {
  /** Null where the run's action names no system. */
  readonly system: string | null;
  readonly label: string | null;
  /** Its kind in the graph; null where none states it. */
  readonly kind: GraphNode['kind'] | null;
  readonly suite: string;
  readonly runs: number;
  readonly failedRuns: number;
  readonly emptyRuns: number;
}

export interface OpenRunRow {
  readonly n: number;
  readonly action: string;
  readonly title: string;
  /** The first system that it names. */
  readonly system: string | null;
  readonly agent: string;
  readonly requested: number;
  readonly started: number | null;
  readonly finished: number | null;
  readonly outcome: Action['outcome'];
  readonly at: Pointer;
}

export interface ServiceRow {
  readonly n: number;
  readonly id: string;
  readonly name: string;
  readonly environment: Environment | null;
  /** The owner's name, else the id. */
  readonly owner: string | null;
}

export interface WorkRow {
  readonly n: number;
  readonly work: string;
  readonly fleet: string;
  readonly part: WorkPart;
  readonly priority: number | null;
  /** The agent of its action, else the one that leased or finished it. */
  readonly agent: string | null;
  readonly action: string | null;
  readonly queued: number | null;
  readonly leased: number | null;
  readonly leaseUntil: number | null;
  readonly finished: number | null;
  /** The first event that names it. */
  readonly at: Pointer;
}

/** Names are the producer's, and as long as it likes; an event's line is no longer than this. */
const name = z.string().max(1_048_576);
const base = oc.errors(errors);

export const operationsContract = {
  posture: base.input(z.object({ digest })).output(type<OperationsDto>()),
  /** Suites that stand so, by the names of system and suite. */
  suites: base.input(z.object({ digest, result: z.enum(TEST_RESULTS), offset, limit })).output(type<Page<SuiteRow>>()),
  /** Runs of one suite on one system, the last first. */
  runs: base.input(z.object({ digest, system: name.nullable(), suite: name, offset, limit })).output(type<Page<TestRunRow>>()),
  /** In the order in which they were asked for. */
  openRuns: base.input(z.object({ digest, part: z.enum(OPEN_RUNS), offset, limit })).output(type<Page<OpenRunRow>>()),
  /** Services that no result of a test run reaches, by name. */
  untested: base.input(z.object({ digest, offset, limit })).output(type<Page<ServiceRow>>()),
  /** Of one fleet, or of all. Each in the order of its queue; what is past its lease, by when it ran out. */
  work: base.input(z.object({ digest, fleet: name.nullable(), part: z.enum(WORK_PARTS), offset, limit })).output(type<Page<WorkRow>>()),
};
