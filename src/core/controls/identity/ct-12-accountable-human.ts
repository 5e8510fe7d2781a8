import { factsOf, iso } from '../fact.ts';
import type { Execution } from '../execution.ts';
import { judgeStarts, memberOfStarts, type OfStarts } from '../starts.ts';
import { answeringIn, type Answering } from './answering.ts';
import type { ActorKind } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-12: a person who is active answers for every action. */
export interface AccountabilityMember extends Member {
  readonly actor: string;
  readonly actorKind: ActorKind;
  /** When it started, else when it was asked for. */
  readonly time: number;
  readonly answering: Answering;
  /** What the identity provider says of the person at the end; null where it names no such person. */
  readonly directory: { readonly status: 'active' | 'disabled'; readonly takenAt: number } | null;
  /** Whether the registry holds an agent of this name: a person's name proves no agent. */
  readonly registered: boolean;
  readonly has: { readonly registry: boolean; readonly principals: boolean; readonly directory: boolean };
}

function accountabilityWalk(context: ControlContext): Walk<OfStarts<AccountabilityMember>> {
  const { record } = context;
  const answering = answeringIn(context);
  const directory = new Map((record.directory ?? []).toReversed().map(({ principal, status, takenAt }) => [principal, { status, takenAt }]));
  const has = { registry: record.agents.length > 0, principals: record.people.length > 0, directory: directory.size > 0 };
  return {
    *over(actions) {
      for (const action of actions) {
        const found = answering(action.agentId);
        const memberOf = (execution: Execution | null): AccountabilityMember => ({
          subject: action.id,
          at: action.requested.at,
          actor: action.agentId,
          actorKind: action.actorKind,
          time: execution?.startedAt ?? action.requested.time,
          answering: found,
          directory: found.end === 'person' ? (directory.get(found.person) ?? null) : null,
          registered: context.agent(action.agentId) !== null,
          has,
        });
        yield memberOfStarts(action, memberOf) ?? memberOf(null);
      }
    },
    rest: nothing,
  };
}

function judgeAccountability(member: AccountabilityMember): Fact {
  const { at, actor, actorKind, time, answering, directory, registered, has } = member;
  const make = factsOf<'CT-12'>(member);
  if (actorKind === 'agent' && !registered) return has.registry ? make.exception('agent-unregistered', at, { actor }) : make.cannotTell('no-registry', { actor });
  if (answering.end !== 'person') {
    const values = { actor, name: answering.name };
    if (answering.end === 'circle') return make.exception('answering-in-circles', at, values);
    if (answering.end === 'nobody') return make.exception('nobody-answers', at, values);
    return has.principals ? make.exception('owner-unknown', at, values) : make.cannotTell('no-principals', values);
  }
  const { person, steps } = answering;
  if (directory !== null && directory.status === 'active' && directory.takenAt >= time) return make.held('answered-for', { actor, person, steps, takenAt: iso(directory.takenAt) });
  const stated = { actor, person, time: iso(time), takenAt: directory === null ? null : iso(directory.takenAt) };
  if (!has.directory) return make.cannotTell('no-directory', stated);
  if (directory === null) return make.cannotTell('person-not-in-directory', stated);
  // A snapshot says how things stood when it was taken: who is active later was there before, who is disabled later may have been active.
  if (directory.status === 'active') return make.cannotTell('directory-older', stated);
  return directory.takenAt <= time ? make.exception('person-disabled', at, stated) : make.cannotTell('person-disabled-later', stated);
}

export const CT_12: ControlTest<OfStarts<AccountabilityMember>> = {
  id: 'CT-12',
  version: 2,
  severity: 'critical',
  rests: 'record',
  of: () => 'action',
  walk: accountabilityWalk,
  judge: judgeStarts(judgeAccountability),
};
