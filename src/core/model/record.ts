/**
 * The canonical record: what every source yields and every view, control and report reads.
 * Times are milliseconds since the Unix epoch by the source's own clock.
 */

import type { Access } from './access.ts';
import type { Action, Artifact, Stated } from './action.ts';
import type { Course } from './course.ts';
import type { DataFlow } from './data-flow.ts';
import type { LogFacts } from './log-facts.ts';
import type { Oversight } from './oversight.ts';
import type { Agent, DirectoryChange, DirectorySubject, Fleet, GraphSnapshot, Person, PipelineRun, PolicyVersion, Role, RoleBinding, Ticket } from './plane.ts';
import type { ApprovedVersion, RetentionPolicy, TransferBoundary } from './rules.ts';
import type { Beyond } from './told.ts';

export type * from './access.ts';
export type * from './action.ts';
export type * from './course.ts';
export type * from './data-flow.ts';
export type * from './event.ts';
export type * from './log-facts.ts';
export type * from './oversight.ts';
export type * from './plane.ts';
export type * from './rules.ts';
export type * from './told.ts';

/**
 * Actions in the order in which the source first named them. There may be half a million, and they may be made anew each time
 * they are walked through, so that two walks never give the same object: walk once, in order, and keep what is needed of each.
 */
export interface Actions extends Iterable<Action> {
  readonly length: number;
  at(index: number): Action | undefined;
}

/** Everything but the events, which are streamed: they may be a million. */
export interface CanonicalRecord {
  readonly period: { readonly from: number; readonly to: number };
  readonly eventCount: number;
  readonly unknownTypes: readonly { readonly type: string; readonly count: number }[];
  readonly people: readonly Person[];
  readonly roles: readonly Role[];
  readonly bindings: readonly RoleBinding[];
  readonly agents: readonly Agent[];
  readonly fleets: readonly Fleet[];
  readonly policies: readonly PolicyVersion[];
  readonly graphs: readonly GraphSnapshot[];
  /** Absent without an identity provider's snapshot. */
  readonly directory?: readonly DirectorySubject[];
  /** Absent when the source holds no file of the kind: then nothing was allowed, kept or approved that it tells of. */
  readonly transferBoundaries?: readonly TransferBoundary[];
  readonly retention?: RetentionPolicy;
  readonly approvedVersions?: readonly ApprovedVersion[];
  /** What other systems tell: each absent without that system’s extract, and empty where it tells of nothing. */
  readonly pipelineRuns?: readonly PipelineRun[];
  readonly tickets?: readonly Ticket[];
  readonly directoryChanges?: readonly DirectoryChange[];
  /** Empty where actions are streamed like the events: of an audit export every call is one. */
  readonly actions: Actions;
  /** Absent when no event told of any. */
  readonly course?: Course;
  /**
   * Test runs and consequences that name no action: control tests find them by commit and release.
   * Absent when there are none.
   */
  readonly unattached?: readonly Stated<{ readonly type: string; readonly data: Readonly<Record<string, unknown>> }>[];
  /** Artifacts that name no action. Absent when there are none. */
  readonly unattachedArtifacts?: readonly Stated<Artifact>[];
  /** Each absent where the source has no words for any of it; its lists are empty where it has, and none was told. */
  readonly access?: Access;
  readonly oversight?: Oversight;
  readonly dataFlow?: DataFlow;
  readonly log?: LogFacts;
  /** Absent when everything that was told is kept. */
  readonly beyond?: readonly Beyond[];
}
