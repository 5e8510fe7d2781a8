import type { ActorKind, DataClass, Environment, EventOutcome, Layer } from '../bundle/format.ts';
import type { Pointer } from '../findings/index.ts';

/** Whether the bytes a row came from are what was recorded. */
export type RowIntegrity = 'verified' | 'failed' | 'unverified';

export interface RecordEvent {
  readonly id: string;
  readonly stream: string;
  readonly seq: number;
  readonly time: number;
  readonly type: string;
  /** False when this version does not know the type: shown and counted, never dropped. */
  readonly known: boolean;
  readonly layer: Layer;
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
  readonly hash: string;
  readonly at: Pointer;
  readonly integrity: RowIntegrity;
}
