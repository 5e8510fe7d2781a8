import type { DataClass, Environment, EventOutcome, TransferForm } from '../bundle/format.ts';
import type { ActorKind } from './event.ts';
import type { Moment, Told } from './told.ts';

/** What became of data: who used which, what left where, and what was made of it before. */

/**
 * Data events of one agent (of the action they belong to, else of their actor), by class, resource and mode. Refused ones
 * are `denied`, and part of no other figure; `first` and `last` are of them only where all were refused.
 */
export interface DataUse {
  readonly agentId: string;
  readonly actorKind: ActorKind;
  readonly resource: string;
  readonly dataClass: DataClass;
  readonly mode: 'read' | 'write';
  readonly events: number;
  readonly records: number;
  readonly denied: number;
  readonly first: Moment;
  readonly last: Moment;
}

/** Data that left one place for another. `sanitisation` names what was done to it before. */
export interface DataTransfer extends Told {
  readonly from: string;
  readonly to: string;
  /** Of the place: its own name, or by the latest snapshot of the graph that holds it; null where neither says. */
  readonly fromEnvironment: Environment | null;
  readonly toEnvironment: Environment | null;
  readonly dataClass: DataClass;
  readonly form: TransferForm;
  readonly artifactKind: string;
  readonly sanitisation: string | null;
  readonly actionId: string | null;
  /** `denied` where it was stopped. */
  readonly outcome: EventOutcome | null;
}

export interface Sanitisation extends Told {
  readonly sanitisationId: string;
  readonly resource: string;
  readonly fromClass: DataClass;
  readonly toClass: DataClass;
  readonly method: string;
}

export interface DataFlow {
  readonly uses: readonly DataUse[];
  readonly transfers: readonly DataTransfer[];
  readonly sanitisations: readonly Sanitisation[];
}
