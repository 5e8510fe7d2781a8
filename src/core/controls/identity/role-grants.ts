import { holdingsOf, type Holding } from '../holdings.ts';
import type { ControlContext } from '../context.ts';

/** Roles that an actor was bound to at any time and that grant one kind of action in one environment. */
export interface RoleGrants {
  readonly grants: readonly (Holding & { readonly systems: 'all' | ReadonlySet<string> })[];
  /** How many more of them there are. */
  readonly beyond: number;
  /** Holdings of roles that no snapshot describes. */
  readonly unknown: readonly Holding[];
}

/** Bindings of one actor looked at for one action: whoever writes the snapshots decides how many there are. */
const MAX_BINDINGS = 256;

/** Looks up roles by actor, kind and environment; each combination is put together once. */
export function roleGrantsIn({ record, role, identities }: Pick<ControlContext, 'record' | 'role' | 'identities'>) {
  const holdings = holdingsOf(record);
  const systems = new Map<string, 'all' | ReadonlySet<string> | null>();
  const made = new Map<string, Map<string, RoleGrants>>();

  const systemsOf = (id: string, kind: string, environment: string): 'all' | ReadonlySet<string> | null => {
    const key = JSON.stringify([id, kind, environment]);
    const known = systems.get(key);
    if (known !== undefined) return known;
    const permissions = (role(id)?.permissions ?? []).filter((each) => matches(each.action, kind) && matches(each.environment, environment));
    const found = permissions.length === 0 ? null : permissions.some((each) => each.systems.includes('*')) ? 'all' : new Set(permissions.flatMap((each) => each.systems));
    systems.set(key, found);
    return found;
  };
  return {
    anyBinding: holdings.size > 0,
    /** The roles of an actor, under its own name and as the person behind it. */
    of(actor: string, kind: string, environment: string): RoleGrants {
      const own = made.get(actor) ?? new Map<string, RoleGrants>();
      made.set(actor, own);
      // Environments hold no @: no two pairs are written alike.
      const key = `${kind}@${environment}`;
      const known = own.get(key);
      if (known !== undefined) return known;
      const names = new Set([actor, identities.personOf(actor) ?? actor]);
      const held = [...names].flatMap((each) => holdings.get(each) ?? []);
      const all = held.flatMap((each) => {
        const over = systemsOf(each.role, kind, environment);
        return over === null ? [] : [{ ...each, systems: over }];
      });
      // The last to begin are the likeliest to be in force.
      const kept = all.slice(-MAX_BINDINGS);
      const grants = { grants: kept, beyond: all.length - kept.length, unknown: held.filter((each) => role(each.role) === null).slice(-MAX_BINDINGS) };
      own.set(key, grants);
      return grants;
    },
  };
}

const matches = (stated: string, wanted: string): boolean => stated === '*' || stated === wanted;
