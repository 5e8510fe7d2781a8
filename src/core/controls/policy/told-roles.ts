import type { RoleBinding, RoleChange } from '../../model/record.ts';
import { Heap } from '../../heap.ts';
import type { ControlParameters } from '../parameters.ts';
import { grouped } from '../grouped.ts';

/** Which bindings of the snapshot the events of roles that were given tell of. */
export interface ToldRoles {
  /** Bindings of which no event tells, earliest first. */
  readonly untold: readonly RoleBinding[];
  /** When a role began by the snapshot, where the event that tells of it came later. */
  readonly begun: ReadonlyMap<RoleChange, number>;
}

interface Given { readonly event: RoleChange; readonly end: number }
type Limits = Pick<ControlParameters, 'reconciliationWindow' | 'clockTolerance'>;

/**
 * One event gives one role once: from its time on, for a role may be given for later, until it runs out or the role is taken
 * away. One that comes late tells of what still lasts by then. Whoever writes the log decides how many there are of each.
 */
export function toldRoles(bindings: readonly RoleBinding[], changes: readonly RoleChange[], limits: Limits): ToldRoles {
  const changesOf = grouped(changes.toSorted((a, b) => a.time - b.time), nameOf);
  const begun = new Map<RoleChange, number>();
  const untold: RoleBinding[] = [];
  for (const [name, list] of grouped(bindings.toSorted((a, b) => a.from - b.from), nameOf)) {
    const next = tellerOf(givenIn(changesOf.get(name) ?? [], limits.clockTolerance), limits.reconciliationWindow);
    for (const binding of list) {
      const event = next(binding);
      if (event === null) untold.push(binding);
      else if (event.time > binding.from) begun.set(event, binding.from);
    }
  }
  return { untold: untold.toSorted((a, b) => a.from - b.from), begun };
}

const nameOf = ({ principal, role }: Pick<RoleBinding, 'principal' | 'role'>): string => JSON.stringify([principal, role]);

/** Changes of one role of one principal, earliest first. What begins as the role is taken away may be its next holding, by another clock. */
function givenIn(changes: readonly RoleChange[], tolerance: number): readonly Given[] {
  let taken = Infinity;
  const given: Given[] = [];
  for (const event of changes.toReversed()) {
    if (event.change === 'unbound') taken = event.time;
    else given.push({ event, end: Math.min(event.until ?? Infinity, taken + tolerance + 1) });
  }
  return given.toReversed();
}

/** The event that tells of the next binding, earliest first: of those before it the one that ends first, for the others may tell of later ones. */
function tellerOf(given: readonly Given[], window: number): (binding: RoleBinding) => RoleChange | null {
  const before = new Heap<Given>(({ end }) => end);
  let at = 0;
  return ({ from, until }) => {
    for (let each = given[at]; each !== undefined && each.event.time <= from; each = given[at]) {
      before.push(each);
      at += 1;
    }
    while (before.next <= from) before.pop();
    if (before.size > 0) return before.pop().event;
    // Where the first event after it is too late, all are.
    const event = given[at]?.event;
    if (event === undefined || event.time > from + window || (until !== null && until <= event.time)) return null;
    at += 1;
    return event;
  };
}
