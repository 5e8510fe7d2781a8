import type { ActorKind as BundleActorKind, DataClass, Environment, EventOutcome, Layer } from '../bundle/format.ts';
import type { Pointer } from '../findings/index.ts';

/** Whether the bytes a row came from are what was recorded. `unsigned`: the source has nothing they could be held against. */
export type RowIntegrity = 'verified' | 'failed' | 'unverified' | 'unsigned';

/** `role`: a session under an assumed role. Who or what holds it, the source does not say. */
export type ActorKind = BundleActorKind | 'role';

export interface RecordEvent {
  readonly id: string;
  readonly stream: string;
  readonly seq: number;
  readonly time: number;
  readonly type: string;
  /** The source's own name for what happened; of an evidence bundle the same as `type`. */
  readonly sourceType: string;
  /** False when this version does not know the type: shown and counted, never dropped. */
  readonly known: boolean;
  /** Null when the source knows no layers. */
  readonly layer: Layer | null;
  readonly actorKind: ActorKind;
  readonly actorId: string;
  readonly fleetId: string | null;
  readonly actionId: string | null;
  /** The graph node the event is about, where it names one. */
  readonly systemId: string | null;
  readonly environment: Environment | null;
  readonly dataClass: DataClass | null;
  readonly outcome: EventOutcome | null;
  readonly causes: readonly string[];
  /**
   * The event's essential values in a few words that need no translation: names, numbers, short digests.
   * Made of the evidence's own text: shown through `displayName` only.
   */
  readonly brief: string;
  /** The recorded hash; null when the source has none. */
  readonly hash: string | null;
  readonly at: Pointer;
  readonly integrity: RowIntegrity;
}
