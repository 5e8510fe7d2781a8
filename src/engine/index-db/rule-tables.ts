import type { CanonicalRecord } from '../../core/model/record.ts';
import * as schema from './governance-schema.ts';
import type { GovernedRows } from './governed-rows.ts';

/** Rules beside the autonomy boundaries, as far as the bundle has files of them. */
export async function writeRules({ at, rows }: GovernedRows, { transferBoundaries = [], retention, approvedVersions = [] }: CanonicalRecord): Promise<void> {
  await rows(schema.TRANSFER_RULES, transferBoundaries.flatMap((boundary) => boundary.rules.map((rule, n) => ({ boundary, rule, n }))), ({ boundary, rule, n }) => ({
    policy_id: boundary.policyId, version: boundary.version, effective_from_ms: boundary.effectiveFrom, rule: n, from_place: rule.from, to_place: rule.to,
    artifact_kinds: JSON.stringify(rule.artifactKinds), data_classes: JSON.stringify(rule.dataClasses), forms: JSON.stringify(rule.forms),
    ...at({ ...boundary.at, pointer: `/rules/${n}` }),
  }));
  await rows(schema.APPROVED_VERSIONS, approvedVersions, (each) => ({
    agent_id: each.agentId, version: each.version, model: each.model, from_ms: each.from, until_ms: each.until, approved_by: each.approvedBy, ...at(each.at),
  }));
  if (retention === undefined) return;
  await rows(schema.RETENTION, [retention], (each) => ({ effective_from_ms: each.effectiveFrom, minimum_days: each.minimumDays, ...at(each.at) }));
  await rows(schema.LEGAL_HOLDS, retention.holds.flatMap((hold) => hold.streams.map((stream) => ({ hold, stream }))), ({ hold, stream }) => ({
    hold_id: hold.holdId, matter: hold.matter, stream, from_ms: hold.from, until_ms: hold.until, placed_by: hold.placedBy, ...at(hold.at),
  }));
}
