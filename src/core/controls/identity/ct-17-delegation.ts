import type { Execution } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import type { FactReasons } from '../reasons.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import { delegationChains, earlier, type DelegationChain } from './delegation-chain.ts';
import { grants } from './scopes.ts';
import type { Answer } from '../answers.ts';
import type { Delegation } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { judgeStarts, memberOfStarts, type OfStarts } from '../starts.ts';
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
  readonly parent: Parent | null;
  /** The same one, as it was granted again on other terms. */
  readonly parentAgain?: readonly Parent[];
  readonly greatestDepth: number;
  readonly doubt?: Doubt;
}
interface Parent { readonly delegation: string; readonly to: string; readonly time: number; readonly expiresAt: number | null; readonly wider: string | null }
/** An id among the hops that was granted on several terms; `beyond` is whether those of the nearest are more than are given here. */
interface Doubt { readonly id: string; readonly beyond: boolean }
interface UseMember extends Member {
  readonly is: 'use';
  readonly delegation: string;
  readonly agent: string;
  readonly time: number;
  /** Null when no event tells of the delegation. `expiresAt` is the first end of any hop. */
  readonly granted: Granted | null;
  /** The same one, as it was granted again on other terms. */
  readonly grantedAgain?: readonly Granted[];
  /** Of a hop before it, whose end is then left out, or of its own where there are more terms than are looked at. */
  readonly doubt?: Doubt;
}
interface Granted { readonly to: string; readonly time: number; readonly expiresAt: number | null }
export type DelegationMember = GrantMember | OfStarts<UseMember> | UnkeptMember;

function delegationWalk({ record, identities, parameters }: ControlContext): Walk<DelegationMember> {
  const delegations = record.access?.delegations ?? [];
  const { byId, chainOf, termsOf } = delegationChains(delegations);
  const scopes = new Map<Delegation, ReadonlySet<string>>();
  const scopesOf = (each: Delegation): ReadonlySet<string> => {
    const known = scopes.get(each) ?? new Set(each.scopes);
    scopes.set(each, known);
    return known;
  };
  const above = ({ parent }: Delegation): string | null => (parent === null ? null : (chainOf(parent)?.again ?? null));
  const parentOf = (each: Delegation, parent: Delegation): Parent => ({
    delegation: parent.delegationId, to: parent.to, time: parent.time, expiresAt: parent.expiresAt, wider: each.scopes.find((scope) => !grants(scopesOf(parent), scope)) ?? null,
  });
  // Where a hop before it was granted on several terms, its own end alone is certain.
  const grantedBy = (each: Delegation): Granted => ({
    to: each.to, time: each.time, expiresAt: above(each) !== null || each.parent === null ? each.expiresAt : earlier(each.expiresAt, chainOf(each.parent)?.expiresAt ?? null),
  });
  const doubtOf = (id: string | null, beyond: boolean): { readonly doubt?: Doubt } => (id === null ? {} : { doubt: { id, beyond } });
  return {
    *first() {
      for (const each of delegations) {
        const { delegationId: delegation, from, time, at } = each;
        const parent = each.parent === null ? undefined : byId.get(each.parent);
        const chain = each === byId.get(delegation) ? chainOf(delegation) : ownChain(each, each.parent === null ? null : chainOf(each.parent));
        if (chain === null) continue;
        const terms = each.parent === null ? undefined : termsOf(each.parent);
        yield {
          is: 'grant', subject: delegation, at, delegation, from, time, chain,
          giverKind: identities.kindOf(chain.giver),
          parent: parent === undefined ? null : parentOf(each, parent),
          ...(terms === undefined ? {} : { parentAgain: terms.each.slice(1).map((other) => parentOf(each, other)) }),
          ...doubtOf(above(each), terms?.beyond === true),
          greatestDepth: parameters.delegationDepth,
        };
      }
    },
    *over(actions) {
      for (const action of actions) {
        const { delegation } = action;
        if (delegation === undefined) continue;
        const granted = byId.get(delegation);
        const terms = termsOf(delegation);
        const each = terms?.each ?? (granted === undefined ? [] : [granted]);
        const memberOf = (execution: Execution | null): UseMember => ({
          is: 'use', subject: action.id, at: execution?.at ?? action.requested.at, delegation, agent: action.agentId, time: execution?.startedAt ?? action.requested.time,
          granted: granted === undefined ? null : grantedBy(granted),
          ...(terms === undefined ? {} : { grantedAgain: terms.each.slice(1).map(grantedBy) }),
          ...doubtOf(terms?.beyond === true ? delegation : (each.map(above).find((id) => id !== null) ?? null), terms?.beyond === true),
        });
        const member: OfStarts<UseMember> = memberOfStarts(action, memberOf) ?? memberOf(null);
        yield member;
      }
    },
    rest: () => unkeptOf(record, ['delegations']),
  };
}

/** Of one that is not the first of its id. */
const ownChain = ({ parent, from, expiresAt }: Delegation, before: DelegationChain | null): DelegationChain =>
  (before === null ? { end: parent === null ? 'root' : 'missing', depth: 1, giver: from, name: parent, expiresAt } : { ...before, depth: before.depth + 1, expiresAt: earlier(before.expiresAt, expiresAt) });

function judgeDelegation(member: DelegationMember): Fact {
  if (isUnkept(member)) return factsOf<'CT-17'>(member).cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  return member.is === 'grant' ? judgeGrant(member) : judgeUses(member);
}

type Wrong = readonly [reason: FactReasons['CT-17'], values: Readonly<Record<string, string>>];

function judgeGrant(member: GrantMember): Fact {
  const { at, delegation, from, time, chain, giverKind, parent, parentAgain = [], greatestDepth, doubt } = member;
  const make = factsOf<'CT-17'>(member);
  const values = { delegation, from, grantedAt: iso(time) };
  if (chain.end === 'circle' && doubt === undefined) return make.exception('circular', at, { ...values, name: chain.name });
  const wrongs = parent === null ? [] : [parent, ...parentAgain].map((each) => wrongHop(member, each));
  const [wrong] = wrongs;
  if (wrong !== null && wrong !== undefined && doubt?.beyond !== true && !wrongs.includes(null)) return make.exception(wrong[0], at, { ...values, ...wrong[1] });
  if (doubt !== undefined) return make.cannotTell('granted-twice', { ...values, name: doubt.id });
  if (chain.depth > greatestDepth) return make.exception('too-deep', at, { ...values, depth: chain.depth, limit: greatestDepth });
  if (chain.end === 'missing') return make.cannotTell('hop-not-recorded', { ...values, name: chain.name });
  if (giverKind === 'unknown') return make.cannotTell('giver-unknown', { ...values, giver: chain.giver });
  if (giverKind !== 'person') return make.exception('giver-not-a-person', at, { ...values, giver: chain.giver });
  return make.held('narrows', { ...values, giver: chain.giver, depth: chain.depth });
}

function wrongHop({ from, time }: GrantMember, { delegation: parent, ...before }: Parent): Wrong | null {
  if (before.to !== from) return ['broken-hop', { parent, holder: before.to }];
  if (time < before.time) return ['passed-on-before-granted', { parent, parentAt: iso(before.time) }];
  if (before.expiresAt !== null && time >= before.expiresAt) return ['passed-on-after-expiry', { parent, expiresAt: iso(before.expiresAt) }];
  return before.wider === null ? null : ['wider-than-parent', { parent, scope: before.wider }];
}

const judgeUses = judgeStarts((member: UseMember) => judgeUse(member));

/** In force from its first millisecond until before the first end of any hop. What was granted on other terms only afterwards is not what was used. */
function judgeUse(member: UseMember): Fact {
  const { at, delegation, agent, time, granted, grantedAgain = [], doubt } = member;
  const make = factsOf<'CT-17'>(member);
  const values = { delegation, agent, usedAt: iso(time) };
  if (granted === null) return make.cannotTell('hop-not-recorded', { ...values, name: delegation });
  const before = [granted, ...grantedAgain].filter((each) => each.time <= time);
  const wrongs = (before.length === 0 ? [granted] : before).map((each) => wrongUse(member, each));
  const [wrong] = wrongs;
  if (wrong !== null && wrong !== undefined && doubt?.beyond !== true && !wrongs.includes(null)) return make.exception(wrong[0], at, { ...values, ...wrong[1] });
  if (doubt !== undefined || wrongs.some((each) => each !== null)) return make.cannotTell('granted-twice', { ...values, name: doubt?.id ?? delegation });
  return make.held('used-in-time', values);
}

function wrongUse({ agent, time }: UseMember, { to, time: from, expiresAt }: Granted): Wrong | null {
  if (to !== agent) return ['used-by-another', { holder: to }];
  if (time < from) return ['used-before-granted', { grantedAt: iso(from) }];
  return expiresAt !== null && time >= expiresAt ? ['used-after-expiry', { expiresAt: iso(expiresAt) }] : null;
}

export const CT_17: ControlTest<DelegationMember> = {
  id: 'CT-17',
  version: 3,
  severity: 'high',
  rests: 'record',
  of: (member) => (!isUnkept(member) && member.is === 'use' ? 'action' : null),
  walk: delegationWalk,
  judge: judgeDelegation,
};
