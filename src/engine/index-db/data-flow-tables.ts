import type { DataFlow } from '../../core/model/record.ts';
import * as schema from './governance-schema.ts';
import type { GovernedRows } from './governed-rows.ts';

export async function writeDataFlow({ told, seen, rows }: GovernedRows, { uses, transfers, sanitisations }: DataFlow): Promise<void> {
  await rows(schema.DATA_USES, uses, (each) => ({
    agent_id: each.agentId, actor_kind: each.actorKind, resource: each.resource, data_class: each.dataClass, mode: each.mode, records: each.records, denied: each.denied, ...seen(each),
  }));
  await rows(schema.TRANSFERS, transfers, (each) => ({
    from_id: each.from, to_id: each.to, from_environment: each.fromEnvironment, to_environment: each.toEnvironment, data_class: each.dataClass, form: each.form,
    artifact_kind: each.artifactKind, sanitisation: each.sanitisation, action_id: each.actionId, outcome: each.outcome, ...told(each),
  }));
  await rows(schema.SANITISATIONS, sanitisations, (each) => ({
    sanitisation_id: each.sanitisationId, resource: each.resource, from_class: each.fromClass, to_class: each.toClass, method: each.method, ...told(each),
  }));
}
