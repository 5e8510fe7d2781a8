import type { Pointer } from '../findings/index.ts';
import type { ActorKind } from './event.ts';
import type { Moment, Told } from './told.ts';

/** What the log shows of itself: who wrote in it, from when to when, and where it is silent or withholds. */

/** One log: its first and last event by time, and how often its clock went back along its order. */
export interface StreamSpan {
  readonly stream: string;
  readonly events: number;
  readonly first: Moment;
  readonly last: Moment;
  readonly decreases: number;
  /** The first of them. */
  readonly decreased: readonly (Moment & { readonly milliseconds: number })[];
}

/** Everybody who acted. `registered` is whether the registry holds an agent of this id; null without a registry, or for others than agents. */
export interface ActorSeen {
  readonly actorId: string;
  readonly actorKind: ActorKind;
  readonly registered: boolean | null;
  readonly events: number;
  /** Signs of life among them. */
  readonly heartbeats: number;
  readonly first: Moment;
  readonly last: Moment;
}

/** Events of one agent that state one version of it; null is for those that state none. */
export interface AgentVersionSeen {
  readonly agentId: string;
  readonly version: string | null;
  readonly events: number;
  readonly first: Moment;
  readonly last: Moment;
}

/**
 * From one sign of life to another, each of which tells of running work, with no other record of the agent in any minute
 * from the first to the last. Work that is recorded as running meanwhile explains it: that is for the reader to compare.
 */
export interface SilentWindow {
  readonly agentId: string;
  readonly from: number;
  readonly until: number;
  readonly heartbeats: number;
  /** The most that one of them tells of. */
  readonly activeRuns: number;
  /** The sign of life with which it begins. */
  readonly at: Pointer;
}

/** A gap in the log of which somebody said that and why it was there. */
export interface DeclaredOutage extends Told {
  readonly stream: string;
  readonly from: number;
  readonly until: number;
  readonly reason: string;
}

/** Records that were deleted; `hold` is the legal hold that they were under. */
export interface Purge extends Told {
  readonly stream: string;
  readonly before: number;
  readonly reason: string;
  readonly hold: string | null;
}

/**
 * What the manifest says was taken out. `found`: `withheld` when the event commits to the value and does not disclose it,
 * `disclosed` when it does, `absent` when no such event or no such commitment is there, `not-an-event` for other files.
 */
export interface Redaction {
  readonly path: string;
  readonly field: string;
  readonly by: string;
  readonly reason: string;
  readonly found: 'withheld' | 'disclosed' | 'absent' | 'not-an-event';
  readonly at: Pointer;
}

/** Values that events of one type withhold under one name. */
export interface WithheldField {
  readonly type: string;
  readonly field: string;
  readonly withheld: number;
  /** Of these, still disclosed. */
  readonly disclosed: number;
  /** Of those not disclosed: the manifest does not say by whom and why. */
  readonly undeclared: number;
  readonly first: Moment;
  readonly firstUndeclared: Moment | null;
}

export interface LogFacts {
  readonly streams: readonly StreamSpan[];
  readonly actors: readonly ActorSeen[];
  readonly agentVersions: readonly AgentVersionSeen[];
  readonly silentWindows: readonly SilentWindow[];
  readonly outages: readonly DeclaredOutage[];
  readonly purges: readonly Purge[];
  readonly redactions: readonly Redaction[];
  readonly withheldFields: readonly WithheldField[];
  /** Files under `artifacts/` that no event cites. */
  readonly uncitedArtifacts: readonly Pointer[];
}
