import type { DuckDBConnection } from '@duckdb/node-api';
import type { Happening } from '../../core/controls/index.ts';
import type { Action, Artifact, Stated } from '../../core/model/record.ts';
import type { Table } from './columns.ts';
import { consequenceRow } from './consequence-row.ts';
import { evidenceOf, type FileIntegrity } from './evidence.ts';
import { mergeRow } from './merge-row.ts';
import {
  ACTION_APPROVERS, ACTION_DATA_CLASSES, ACTION_DATA_USES, ACTION_SCOPES, ACTION_SYSTEMS, ACTIONS, APPROVAL_REQUESTS, APPROVALS, ARTIFACTS, CONSEQUENCES, DECISIONS,
  EVIDENCE_VIEWS, MERGE_PATHS, MERGES, POLICY_FAILURES, RECEIPTS, TESTS, WORK_PACKAGES,
} from './record-schema.ts';
import { appendTo, FLUSHED_ROWS, type RowOf, type TableAppender } from './table-appender.ts';

/** Actions and everything that hangs on one, written as they come. */
export interface ActionTables {
  add(action: Action, integrityOf: FileIntegrity): void;
  /** Consequences and tests that name no action. */
  unattached(each: Happening, integrityOf: FileIntegrity): void;
  /** An artifact that names no action. */
  unattachedArtifact(each: Stated<Artifact>, integrityOf: FileIntegrity): void;
  close(): void;
}

export async function openActionTables(connection: DuckDBConnection): Promise<ActionTables> {
  const opened: { flush(): void; close(): void }[] = [];
  const open = async <T extends Table>(table: T): Promise<TableAppender<T>['append']> => {
    const appender = await appendTo(connection, table);
    opened.push(appender);
    return (row) => appender.append(row);
  };
  const [action, system, approver, scope, dataClass, decision, approval, workPackage, receipt, test, artifact, consequence] = [
    await open(ACTIONS), await open(ACTION_SYSTEMS), await open(ACTION_APPROVERS), await open(ACTION_SCOPES), await open(ACTION_DATA_CLASSES), await open(DECISIONS),
    await open(APPROVALS), await open(WORK_PACKAGES), await open(RECEIPTS), await open(TESTS), await open(ARTIFACTS), await open(CONSEQUENCES),
  ];
  const [failure, approvalRequest, view, dataUse, merge, mergePath] = [
    await open(POLICY_FAILURES), await open(APPROVAL_REQUESTS), await open(EVIDENCE_VIEWS), await open(ACTION_DATA_USES), await open(MERGES), await open(MERGE_PATHS),
  ];
  const addArtifact = (actionId: string | null, { value, time, at }: Stated<Artifact>, integrityOf: FileIntegrity): void => artifact({
    action_id: actionId, artifact_id: value.artifactId, kind: value.kind, path: value.path, media_type: value.mediaType, digest: value.digest, standing: value.standing ?? null,
    time_ms: time, ...evidenceOf(at, integrityOf),
  });
  const addConsequence = (actionId: string | null, told: Happening, at: ReturnType<typeof evidenceOf>): void => {
    consequence({ ...consequenceRow(actionId, told), ...at });
    const merged = mergeRow(actionId, told);
    if (merged === null) return;
    merge({ ...merged.row, ...at });
    for (const path of merged.paths) mergePath({ ...path, ...at });
  };
  let n = 0;
  return {
    add(each, integrityOf) {
      const at = (where: Parameters<typeof evidenceOf>[0]) => evidenceOf(where, integrityOf);
      const asked = at(each.requested.at);
      const id = each.id;
      action(actionRow(each, n, asked));
      for (const row of systemsOf(each, at)) system(row);
      for (const name of each.descriptor.scopes) scope({ action_id: id, scope: name, ...asked });
      for (const name of each.descriptor.data_classes) dataClass({ action_id: id, data_class: name, ...asked });
      for (const { value, time, at: where } of each.decisions) {
        decision({
          action_id: id, decision: value.decision, rule: value.rule, policy_id: value.policyId, policy_version: value.policyVersion, policy_digest: value.policyDigest,
          mode: value.mode, action_digest: value.actionDigest, environment: value.inputs?.environment ?? null, risk_class: value.inputs?.riskClass ?? null,
          autonomy: value.inputs?.autonomy ?? null, time_ms: time, ...at(where),
        });
      }
      for (const { value, time, at: where } of each.policyFailures ?? []) {
        failure({ action_id: id, policy_id: value.policyId, policy_version: value.policyVersion, kind: value.kind, effect: value.effect, time_ms: time, ...at(where) });
      }
      for (const { value, time, at: where } of each.approvalRequests ?? []) {
        approvalRequest({ action_id: id, approver_role: value.approverRole, action_digest: value.actionDigest, expires_ms: value.expiresAt, time_ms: time, ...at(where) });
      }
      for (const { value, time, at: where } of each.evidenceViews ?? []) view({ action_id: id, viewer: value.viewer, path: value.path, time_ms: time, ...at(where) });
      for (const { value, time, at: where } of each.dataUses ?? []) {
        dataUse({
          action_id: id, resource: value.resource, data_class: value.dataClass, mode: value.mode, events: value.events, records: value.records, denied: value.denied,
          time_ms: time, ...at(where),
        });
      }
      for (const { value, time, at: where } of each.approvals) {
        approver({ action_id: id, approver: value.approver, decision: value.decision, signature: value.signature, ...at(where) });
        approval({
          action_id: id, approval_id: value.approvalId, decision: value.decision, approver: value.approver, account: value.account, action_digest: value.actionDigest,
          policy_version: value.policyVersion, decided_ms: value.decidedAt ?? null, recorded_by: value.recordedBy ?? null, recorded_by_kind: value.recordedByKind ?? null,
          time_ms: time, expires_ms: value.expiresAt, document: value.file, signature: value.signature, ...at(where),
        });
      }
      for (const { value, time, at: where } of each.packages) {
        workPackage({
          action_id: id, package_id: value.packageId, digest: value.digest, enclave: value.enclave, environment: value.environment, time_ms: time,
          expires_ms: value.expiresAt, document: value.file, signature: value.signature, ...at(where), body: JSON.stringify(value),
        });
      }
      for (const { value, time, at: where } of each.receipts) {
        receipt({
          action_id: id, package_id: value.packageId, executed_digest: value.executedDigest, runner: value.runner, started_ms: value.startedAt, finished_ms: value.finishedAt,
          outcome: value.outcome, time_ms: time, document: value.file, signature: value.signature, ...at(where),
        });
      }
      for (const { value, time, at: where } of each.tests) {
        test({
          action_id: id, suite: value.suite, passed: value.passed, failed: value.failed, required: value.required, commit_id: value.commit, artifact_id: value.artifactId,
          time_ms: time, ...at(where),
        });
      }
      for (const made of each.artifacts) addArtifact(id, made, integrityOf);
      for (const told of each.consequences) addConsequence(id, told, at(told.at));
      n += 1;
      // Bodies are long, and an appender that nobody empties holds a hundred times a chunk of them.
      if (n % FLUSHED_ROWS === 0) for (const appender of opened) appender.flush();
    },
    unattached(told, integrityOf) {
      if (told.value.type === 'test.completed') test(testRow(told.value.data, told.time, evidenceOf(told.at, integrityOf)));
      else addConsequence(null, told, evidenceOf(told.at, integrityOf));
    },
    unattachedArtifact: (made, integrityOf) => addArtifact(null, made, integrityOf),
    close() {
      for (const appender of opened) appender.close();
    },
  };
}

function actionRow(action: Action, n: number, asked: ReturnType<typeof evidenceOf>): RowOf<typeof ACTIONS> {
  const { descriptor } = action;
  return {
    n, id: action.id, kind: descriptor.kind, title: descriptor.title, agent_id: action.agentId, actor_kind: action.actorKind, fleet_id: action.fleetId,
    accountable: action.accountable, environment: descriptor.environment, risk_class: descriptor.risk_class, autonomy: descriptor.autonomy,
    reversibility: descriptor.reversibility, mode: action.mode, requested_ms: action.requested.time, started_ms: action.started?.time ?? null,
    finished_ms: action.finished?.time ?? null, outcome: action.outcome, agent_version: action.agentVersion ?? null, credential: action.credential ?? null,
    started_by: action.startedBy ?? null, start_credential: action.startCredential ?? null, delegation: action.delegation ?? null, break_glass: action.breakGlass ?? null, ...asked, integrity: action.integrity, body: JSON.stringify(action),
  };
}

/** A target was touched only if the action started; an effect is stated by the action's own end. */
function systemsOf(action: Action, at: (where: Parameters<typeof evidenceOf>[0]) => ReturnType<typeof evidenceOf>): RowOf<typeof ACTION_SYSTEMS>[] {
  const common = { action_id: action.id, agent_id: action.agentId };
  const { finished } = action;
  return [
    ...action.descriptor.targets.map((system) => ({ ...common, system_id: system, relation: 'target', happened: action.started !== null, ...at(action.requested.at) })),
    ...(finished === null ? [] : finished.value.effects.map((system) => ({ ...common, system_id: system, relation: 'effect', happened: true, ...at(finished.at) }))),
  ];
}

/** A test run that names no action; the shape of its data was proved when the event was read. */
function testRow(data: Readonly<Record<string, unknown>>, time: number, evidence: ReturnType<typeof evidenceOf>): RowOf<typeof TESTS> {
  const text = (name: string): string | null => (typeof data[name] === 'string' ? data[name] : null);
  const count = (name: string): number | null => (typeof data[name] === 'number' ? data[name] : null);
  return {
    action_id: null, suite: text('suite'), passed: count('passed'), failed: count('failed'), required: data['required'] === true, commit_id: text('commit'),
    artifact_id: text('artifact_id'), time_ms: time, ...evidence,
  };
}
