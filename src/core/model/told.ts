import type { Pointer } from '../findings/index.ts';
import type { ActorKind } from './event.ts';

/** Who recorded it, when by the source's clock, and where it stands. */
export interface Told {
  readonly by: string;
  readonly byKind: ActorKind;
  readonly time: number;
  readonly at: Pointer;
}

/** When something was seen, and the event that shows it. */
export interface Moment {
  readonly time: number;
  readonly at: Pointer;
}

/** What was told beyond the number that is kept: a control that needs the noun cannot tell. */
export interface Beyond {
  readonly noun: string;
  readonly count: number;
}
