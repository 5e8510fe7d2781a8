import type { Action } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { grantOf, grants, partsOf } from './scopes.ts';

/** What an action's scopes come to against those that its agent, or the delegation it acts under, has. */
export interface StatedScopes {
  /** The scope that grants this kind of action in this environment; null where none does. */
  readonly granting: string | null;
  /** The first scope that the request says it uses and that was not granted. */
  readonly missing: string | null;
  /** The first scope it says it uses whose spelling says neither kind nor environment. */
  readonly unread: string | null;
}

const NONE: ReadonlySet<string> = new Set();

/** Scopes of the registry and of delegations, and emergency access: what gives an agent a right beside its roles. */
export function rightsAtHand({ record, agent, identities }: Pick<ControlContext, 'record' | 'agent' | 'identities'>) {
  const registered = new Map<string, ReadonlySet<string>>();
  const delegations = new Map((record.access?.delegations ?? []).toReversed().map((each) => [each.delegationId, { ...each, scopes: new Set(each.scopes) }]));
  const emergencies = new Map((record.access?.breakGlass ?? []).map((each) => [each.breakGlassId, each]));

  const ownScopes = (id: string): ReadonlySet<string> => {
    const known = registered.get(id);
    if (known !== undefined) return known;
    const made = new Set(agent(id)?.scopes);
    registered.set(id, made);
    return made;
  };
  const delegated = ({ agentId, delegation }: Action, time: number): ReadonlySet<string> => {
    const found = delegation === undefined ? undefined : delegations.get(delegation);
    const inForce = found !== undefined && found.to === agentId && found.time <= time && (found.expiresAt === null || time < found.expiresAt);
    return inForce ? found.scopes : NONE;
  };
  return {
    scopes(action: Action, needed: string, stated: readonly string[], time: number): StatedScopes {
      const [own, lent] = [ownScopes(action.agentId), delegated(action, time)];
      return {
        granting: grantOf(own, needed) ?? grantOf(lent, needed),
        missing: stated.find((each) => !grants(own, each) && !grants(lent, each)) ?? null,
        unread: stated.find((each) => partsOf(each) === null) ?? null,
      };
    },
    emergency({ agentId, breakGlass }: Action, time: number): string | null {
      const found = breakGlass === undefined ? undefined : emergencies.get(breakGlass);
      if (found === undefined || found.principal === null || found.openedAt === null) return null;
      const same = found.principal === agentId || (identities.personOf(agentId) !== null && identities.personOf(found.principal) === identities.personOf(agentId));
      const ends = [found.until, found.closedAt].filter((each) => each !== null);
      return same && found.openedAt <= time && ends.every((each) => time < each) ? found.breakGlassId : null;
    },
  };
}
