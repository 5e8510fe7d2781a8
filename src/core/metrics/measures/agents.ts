import { executionOf } from '../../controls/execution.ts';
import type { Agent } from '../../model/record.ts';
import { aside, caseOf, looseCase, ofActions, type Case, type CaseWalk, type Measure, type MetricContext } from '../measure.ts';

/** Actions that ran, each with the person who answers for it; those nobody known answers for are left out. */
const answeredFor = ofActions((action, { identities }, take) => {
  const execution = executionOf(action);
  if (execution === null) return;
  const { accountable } = action;
  const person = accountable !== null && identities.kindOf(accountable) === 'person' ? identities.personOf(accountable) : null;
  const each = caseOf(action, execution.at, execution.startedAt, person === null ? null : true);
  take(person === null ? each : { ...each, whom: person });
});

/** Agents of the registry for whom it names no person that the identity provider lists as active. */
function* agents({ record, identities }: MetricContext): Iterable<Case> {
  const disabled = new Set(record.people.filter((each) => each.idp?.status === 'disabled').map((each) => each.id));
  const owned = ({ owner }: Agent): boolean => owner !== null && identities.kindOf(owner) === 'person' && !disabled.has(owner);
  for (const agent of record.agents) yield looseCase(agent.id, agent.at, null, record.people.length === 0 && agent.owner !== null ? null : !owned(agent));
}

/** Every scope that the registry grants an agent; counted when something it did names it. */
function scopes({ record }: MetricContext): CaseWalk {
  const used = new Map<string, Set<string>>();
  return {
    over(action) {
      if (executionOf(action) === null) return;
      const own = used.get(action.agentId) ?? new Set();
      for (const scope of action.descriptor.scopes) own.add(scope);
      used.set(action.agentId, own);
    },
    rest(take) {
      for (const agent of record.agents) {
        for (const scope of new Set(agent.scopes)) take(looseCase(`${agent.id} ${scope}`, agent.at, null, used.get(agent.id)?.has(scope) === true));
      }
    },
  };
}

/** Agents that acted, by whether the registry knows them. */
function* actors({ record }: MetricContext): Iterable<Case> {
  for (const { actorId, actorKind, registered, first } of record.log?.actors ?? []) {
    if (actorKind === 'agent') yield looseCase(actorId, first.at, null, registered === null ? null : !registered);
  }
}

export const AGENT_MEASURES: readonly Measure[] = [
  { id: 'actions-per-accountable-human', version: 1, kind: 'per', grouped: true, walk: answeredFor },
  { id: 'unowned-agents', version: 1, kind: 'share', grouped: false, walk: aside(agents) },
  { id: 'scopes-used', version: 1, kind: 'share', grouped: false, walk: scopes },
  { id: 'ungoverned-actors', version: 1, kind: 'share', grouped: false, walk: aside(actors) },
];
