import type { EventDataByType, EventLine, GovernanceEventData, KnownEventType } from '../../core/bundle/format.ts';
import { fits, type Shape, type ShapeProblem } from '../../core/json/index.ts';
import { EVENT_DATA } from './event-data.ts';
import { GOVERNANCE_EVENT_DATA } from './governance-event-data.ts';

/** An event whose `data` was proved to have the shape of its type. */
export type TypedEvent = { readonly [T in KnownEventType]: { readonly type: T; readonly data: EventDataByType[T]; readonly line: EventLine } }[KnownEventType];

/** Of access, oversight, data in motion and the record itself. */
export type GovernanceEvent = Extract<TypedEvent, { readonly type: keyof GovernanceEventData }>;
export const isGovernance = (event: TypedEvent): event is GovernanceEvent => GOVERNANCE.has(event.type);
const GOVERNANCE: ReadonlySet<string> = new Set(Object.keys(GOVERNANCE_EVENT_DATA));

/** Tells the events of these types from all others. */
export function among<const T extends KnownEventType>(types: readonly T[]): (event: TypedEvent) => event is Extract<TypedEvent, { readonly type: T }> {
  const members: ReadonlySet<string> = new Set(types);
  return (event): event is Extract<TypedEvent, { readonly type: T }> => members.has(event.type);
}

export type ReadEvent =
  | { readonly kind: 'typed'; readonly event: TypedEvent; readonly extraMembers: readonly string[] }
  | { readonly kind: 'malformed'; readonly problem: ShapeProblem }
  | { readonly kind: 'unknown' };

interface Known {
  /** The table's own text, not the line's: all who ask for an event's type then compare what is one and the same. */
  readonly type: string;
  readonly shape: Shape<unknown>;
}
const KNOWN: ReadonlyMap<string, Known> = new Map(Object.entries<Shape<unknown>>(EVENT_DATA).map(([type, shape]) => [type, { type, shape }]));

export function readEvent(line: EventLine): ReadEvent {
  const known = KNOWN.get(line.type);
  return known === undefined ? { kind: 'unknown' } : typed(known, line);
}

function typed({ type, shape }: Known, line: EventLine): ReadEvent {
  const problems: ShapeProblem[] = [];
  const data: unknown = line.data;
  if (!fits(shape, data, '/data', problems)) {
    return { kind: 'malformed', problem: problems.find((each) => each.problem !== 'unknown-member') ?? { pointer: '/data', problem: 'wrong-type' } };
  }
  // The compiler cannot see that `type` and `data` come from the same row of the table.
  const event = { type, data, line } as unknown as TypedEvent;
  return { kind: 'typed', event, extraMembers: problems.map((each) => each.pointer) };
}
