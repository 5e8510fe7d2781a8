import { executionOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import { delegationChains, type DelegationChain } from './delegation-chain.ts';
import { grants } from './scopes.ts';
import type { Answer } from '../answers.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import type { Walk } from '../walk.ts';

/** CT-17: rights that are passed on become narrower with each hop, and begin with a person. */
interface GrantMember extends Member {
  readonly is: 'grant';
  readonly delegation: string;
  readonly from: string;
  readonly time: number;
  readonly chain: DelegationChain;
  readonly giverKind: Answer['kind'];
  /** The delegation it passes on, where that is recorded; `wider` is the first scope that it does not hold. */
  readonly parent: { readonly delegation: string; readonly to: string; readonly time: number; readonly expiresAt: number | null; readonly wider: string | null } | null;
  readonly greatestDepth: number;
}
interface UseMember extends Member {
  readonly is: 'use';
  readonly delegation: string;
  readonly agent: string;
  readonly time: number;
  /** Null when no event tells of the delegation. `expiresAt` is the first end of any hop. */
  readonly granted: { readonly to: string; readonly time: number; readonly expiresAt: number | null } | null;
}
export type DelegationMember = GrantMember | UseMember | UnkeptMember;

function delegationWalk({ record, identities, parameters }: ControlContext): Walk<DelegationMember> {
  const delegations = record.access?.delegations ?? [];
  const { byId, chainOf } = delegationChains(delegations);
  const scopes = new Map([...byId].map(([id, each]) => [id, new Set(each.scopes)]));
  return {
    *first() {
      for (const each of delegations) {
        const { delegationId: delegation, from, time, at } = each;
        const parent = each.parent === null ? undefined : byId.get(each.parent);
        const chain = chainOf(delegation);
        if (chain === null) continue;
        const held = parent === undefined ? undefined : scopes.get(parent.delegationId);
        yield {
          is: 'grant', subject: delegation, at, delegation, from, time, chain,
          giverKind: identities.kindOf(chain.giver),
          parent: parent === undefined || held === undefined ? null : {
            delegation: parent.delegationId, to: parent.to, time: parent.time, expiresAt: parent.expiresAt, wider: each.scopes.find((scope) => !grants(held, scope)) ?? null,
          },
          greatestDepth: parameters.delegationDepth,
        };
      }
    },
    *over(actions) {
      for (const action of actions) {
        const { delegation } = action;
        if (delegation === undefined) continue;
        const execution = executionOf(action);
        const granted = byId.get(delegation);
        yield {
          is: 'use', subject: action.id, at: execution?.at ?? action.requested.at, delegation, agent: action.agentId, time: execution?.startedAt ?? action.requested.time,
          granted: granted === undefined ? null : { to: granted.to, time: granted.time, expiresAt: chainOf(delegation)?.expiresAt ?? null },
        };
      }
    },
    rest: () => unkeptOf(record, ['delegations']),
  };
}

function judgeDelegation(member: DelegationMember): Fact {
  if (isUnkept(member)) return factsOf<'CT-17'>(member).cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  return member.is === 'grant' ? judgeGrant(member) : judgeUse(member);
}

function judgeGrant(member: GrantMember): Fact {
  const { at, delegation, from, time, chain, giverKind, parent, greatestDepth } = member;
  const make = factsOf<'CT-17'>(member);
  const values = { delegation, from, grantedAt: iso(time) };
  if (chain.end === 'circle') return make.exception('circular', at, { ...values, name: chain.name });
  if (parent !== null) {
    const passed = { ...values, parent: parent.delegation };
    if (parent.to !== from) return make.exception('broken-hop', at, { ...passed, holder: parent.to });
    if (time < parent.time) return make.exception('passed-on-before-granted', at, { ...passed, parentAt: iso(parent.time) });
    if (parent.expiresAt !== null && time >= parent.expiresAt) return make.exception('passed-on-after-expiry', at, { ...passed, expiresAt: iso(parent.expiresAt) });
    if (parent.wider !== null) return make.exception('wider-than-parent', at, { ...passed, scope: parent.wider });
  }
  if (chain.depth > greatestDepth) return make.exception('too-deep', at, { ...values, depth: chain.depth, limit: greatestDepth });
  if (chain.end === 'missing') return make.cannotTell('hop-not-recorded', { ...values, name: chain.name });
  if (giverKind === 'unknown') return make.cannotTell('giver-unknown', { ...values, giver: chain.giver });
  if (giverKind !== 'person') return make.exception('giver-not-a-person', at, { ...values, giver: chain.giver });
  return make.held('narrows', { ...values, giver: chain.giver, depth: chain.depth });
}

/** In force from its first millisecond until before the first end of any hop. */
function judgeUse(member: UseMember): Fact {
  const { at, delegation, agent, time, granted } = member;
  const make = factsOf<'CT-17'>(member);
  const values = { delegation, agent, usedAt: iso(time) };
  if (granted === null) return make.cannotTell('hop-not-recorded', { ...values, name: delegation });
  if (granted.to !== agent) return make.exception('used-by-another', at, { ...values, holder: granted.to });
  if (time < granted.time) return make.exception('used-before-granted', at, { ...values, grantedAt: iso(granted.time) });
  if (granted.expiresAt !== null && time >= granted.expiresAt) return make.exception('used-after-expiry', at, { ...values, expiresAt: iso(granted.expiresAt) });
  return make.held('used-in-time', values);
}

export const CT_17: ControlTest<DelegationMember> = {
  id: 'CT-17',
  version: 1,
  severity: 'high',
  rests: 'record',
  of: (member) => (!isUnkept(member) && member.is === 'use' ? 'action' : null),
  walk: delegationWalk,
  judge: judgeDelegation,
};
