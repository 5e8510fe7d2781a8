import type { Action, Delegation } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { delegationChains } from './delegation-chain.ts';
import { grantOf, grants, partsOf } from './scopes.ts';

/** What an action's scopes come to against those that its agent, or the delegation it acts under, has. */
export interface StatedScopes {
  /** The scope that grants this kind of action in this environment; null where none does. */
  readonly granting: string | null;
  /** The first scope that the request says it uses and that was not granted. */
  readonly missing: string | null;
  /** The first scope it says it uses whose spelling says neither kind nor environment. */
  readonly unread: string | null;
  /** A delegation whose id was granted on several terms, of which not all give what is asked, but some do. */
  readonly grantedTwice?: string;
}

const NONE: ReadonlySet<string> = new Set();

/** Emergency access in force; not certain where its id was opened twice, for the agent at least once. */
interface Emergency { readonly id: string; readonly certain: boolean }

/** Scopes of the registry and of delegations, and emergency access: what gives an agent a right beside its roles. */
export function rightsAtHand({ record, agent, identities }: Pick<ControlContext, 'record' | 'agent' | 'identities'>) {
  const registered = new Map<string, ReadonlySet<string>>();
  const { byId, termsOf } = delegationChains(record.access?.delegations ?? []);
  const lent = new Map<Delegation, ReadonlySet<string>>();
  const emergencies = new Map((record.access?.breakGlass ?? []).map((each) => [each.breakGlassId, each]));

  const ownScopes = (id: string): ReadonlySet<string> => {
    const known = registered.get(id);
    if (known !== undefined) return known;
    const made = new Set(agent(id)?.scopes);
    registered.set(id, made);
    return made;
  };
  const scopesOf = (each: Delegation): ReadonlySet<string> => {
    const known = lent.get(each) ?? new Set(each.scopes);
    lent.set(each, known);
    return known;
  };
  /** What the delegation gives, on each of the terms on which it had been granted by then. */
  const delegated = ({ agentId, delegation }: Action, time: number): readonly ReadonlySet<string>[] => {
    const first = delegation === undefined ? undefined : byId.get(delegation);
    if (delegation === undefined || first === undefined) return [NONE];
    const inForce = ({ to, expiresAt }: Delegation): boolean => to === agentId && (expiresAt === null || time < expiresAt);
    const sets = (termsOf(delegation)?.each ?? [first]).filter((each) => each.time <= time).map((each) => (inForce(each) ? scopesOf(each) : NONE));
    return sets.length === 0 ? [NONE] : sets;
  };
  const isActor = (principal: string, agentId: string): boolean =>
    principal === agentId || (identities.personOf(agentId) !== null && identities.personOf(principal) === identities.personOf(agentId));
  return {
    scopes(action: Action, needed: string, stated: readonly string[], time: number): StatedScopes {
      const own = ownScopes(action.agentId);
      const each = delegated(action, time);
      const by = (set: ReadonlySet<string>, scope: string): boolean => grants(own, scope) || grants(set, scope);
      const granting = grantOf(own, needed) ?? (each.every((set) => grants(set, needed)) ? grantOf(each[0] ?? NONE, needed) : null);
      const missing = stated.find((scope) => !each.every((set) => by(set, scope))) ?? null;
      const { delegation } = action;
      const beyond = delegation !== undefined && termsOf(delegation)?.beyond === true;
      const unsure = delegation !== undefined && (granting === null || missing !== null) && (beyond || each.some((set) => [needed, ...stated].every((scope) => by(set, scope))));
      return {
        granting, missing, unread: stated.find((scope) => partsOf(scope) === null) ?? null,
        ...(unsure && (beyond || each.length > 1) ? { grantedTwice: delegation } : {}),
      };
    },
    emergency({ agentId, breakGlass }: Action, time: number): Emergency | null {
      const found = breakGlass === undefined ? undefined : emergencies.get(breakGlass);
      if (found === undefined || found.principal === null || found.openedAt === null) return null;
      const { breakGlassId: id, openedAgain } = found;
      const again = openedAgain !== undefined && openedAgain.time <= time;
      if (again && (isActor(found.principal, agentId) || isActor(openedAgain.principal, agentId))) return { id, certain: false };
      const ends = [found.until, found.closedAt].filter((each) => each !== null);
      return isActor(found.principal, agentId) && found.openedAt <= time && ends.every((each) => time < each) ? { id, certain: true } : null;
    },
  };
}
