import type { Fleet } from '../../model/record.ts';
import { executionOf } from '../execution.ts';
import { factsOf } from '../fact.ts';
import { grantOf, partsOf } from './scopes.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-15: agents have the scopes that they use, each by its name, and none that their fleet is not there for. */
export interface ScopeMember extends Member {
  readonly agent: string;
  readonly scope: string;
  /** Actions that ran and used it, of all that the agent ran. */
  readonly uses: number;
  readonly ran: number;
  readonly fleet: string | null;
  /** What the agent's fleet is there for; null where no snapshot says. */
  readonly purpose: Fleet['purpose'] | null;
}

function scopeWalk({ record, fleet, agent }: ControlContext): Walk<ScopeMember> {
  const counts = new Map<string, { readonly scopes: ReadonlySet<string>; readonly uses: Map<string, number>; ran: number }>();
  for (const { id } of record.agents) counts.set(id, { scopes: new Set(agent(id)?.scopes), uses: new Map(), ran: 0 });
  return {
    over(actions) {
      for (const action of actions) {
        const own = counts.get(action.agentId);
        if (own === undefined || executionOf(action) === null) continue;
        own.ran += 1;
        const { kind, environment, scopes: stated } = action.descriptor;
        const used = new Set(stated.map((each) => grantOf(own.scopes, each)));
        if (environment !== null) used.add(grantOf(own.scopes, `${kind}@${environment}`));
        for (const each of used) if (each !== null) own.uses.set(each, (own.uses.get(each) ?? 0) + 1);
      }
      return NONE;
    },
    *rest() {
      for (const [id, { scopes, uses, ran }] of counts) {
        const registered = agent(id);
        if (registered === null) continue;
        const { fleetId, at } = registered;
        const purpose = fleetId === null ? null : (fleet(fleetId)?.purpose ?? null);
        for (const scope of scopes) yield { subject: `${id} · ${scope}`, at, agent: id, scope, uses: uses.get(scope) ?? 0, ran, fleet: fleetId, purpose };
      }
    },
  };
}

const CHANGES: ReadonlySet<string> = new Set(['repository.modify', 'repository.merge', 'production.change', '*']);

/** A scope to change production is for fleets that remediate: those that test or observe have no need of it. */
function isPrivileged(scope: string): boolean {
  if (scope === '*') return true;
  const parts = partsOf(scope);
  return parts !== null && CHANGES.has(parts.kind) && (parts.environment === 'production' || parts.environment === '*');
}

function judgeScope(member: ScopeMember): Fact {
  const { at, agent, scope, uses, ran, fleet, purpose } = member;
  const make = factsOf<'CT-15'>(member);
  const values = { agent, scope, uses, ran, fleet, purpose };
  if (scope.includes('*')) return make.exception('wildcard', at, values);
  if (isPrivileged(scope)) {
    if (purpose === null) return make.cannotTell('fleet-unknown', values);
    if (purpose !== 'remediate') return make.exception('privileged-in-another-fleet', at, values);
  }
  return uses === 0 ? make.exception('unused', at, values) : make.held('used', values);
}

export const CT_15: ControlTest<ScopeMember> = {
  id: 'CT-15',
  version: 1,
  severity: 'medium',
  rests: 'record',
  advisory: true,
  of: () => null,
  walk: scopeWalk,
  judge: judgeScope,
};
