import { factsOf, iso } from '../fact.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import { statusIn, type AgentStatus } from './agent-status.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import type { Walk } from '../walk.ts';

/** CT-13: whoever acts as an agent is registered, once, and was not switched off. */
export interface RegistrationMember extends Member {
  /** An agent that asked for no action stands for itself. */
  readonly kind: 'action' | 'agent';
  readonly agent: string;
  readonly time: number;
  /** How often the registry holds this id; null without a registry. */
  readonly registered: number | null;
  readonly status: AgentStatus;
}

function registrationWalk(context: ControlContext): Walk<RegistrationMember | UnkeptMember> {
  const { record } = context;
  const entries = new Map<string, number>();
  for (const { id } of record.agents) entries.set(id, (entries.get(id) ?? 0) + 1);
  const statusAt = statusIn(context);
  const member = (kind: RegistrationMember['kind'], subject: string, agent: string, time: number, at: Member['at']): RegistrationMember => ({
    subject, kind, at, agent, time, registered: record.agents.length === 0 ? null : (entries.get(agent) ?? 0), status: statusAt(agent, time),
  });

  const acted = new Set<string>();
  return {
    *over(actions) {
      for (const { id, agentId, actorKind, requested } of actions) {
        if (actorKind !== 'agent') continue;
        acted.add(agentId);
        yield member('action', id, agentId, requested.time, requested.at);
      }
    },
    *rest() {
      for (const { actorId, actorKind, last } of record.log?.actors ?? []) {
        if (actorKind === 'agent' && !acted.has(actorId)) yield member('agent', actorId, actorId, last.time, last.at);
      }
      yield* unkeptOf(record, ['actors']);
    },
  };
}

function judgeRegistration(member: RegistrationMember | UnkeptMember): Fact {
  const make = factsOf<'CT-13'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { at, agent, time, registered, status } = member;
  const values = { agent, time: iso(time) };
  if (status.kind === 'disabled') return make.exception('disabled', at, { ...values, by: status.by, disabledAt: iso(status.since) });
  if (registered === null) return make.cannotTell('no-registry', values);
  if (registered === 0) return make.exception('unregistered', at, values);
  if (registered > 1) return make.exception('registered-twice', at, { ...values, entries: registered });
  if (status.kind === 'disabled-sometime') return make.cannotTell('disabled-sometime', values);
  return make.held('registered', values);
}

export const CT_13: ControlTest<RegistrationMember | UnkeptMember> = {
  id: 'CT-13',
  version: 1,
  severity: 'high',
  rests: 'record',
  of: (member) => (isUnkept(member) ? null : member.kind),
  walk: registrationWalk,
  judge: judgeRegistration,
};
