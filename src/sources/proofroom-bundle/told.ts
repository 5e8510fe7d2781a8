import type { Pointer } from '../../core/findings/index.ts';
import type { Told } from '../../core/model/record.ts';
import type { TypedEvent } from './read-event.ts';

/** Who recorded an event, when, and where. */
export const told = ({ line }: TypedEvent, at: Pointer, time: number): Told => ({ by: line.actor.id, byKind: line.actor.kind, time, at });
