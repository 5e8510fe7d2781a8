import type { ActionDescriptor, ApprovalStatement, EventDataByType, EventLine, KnownEventType } from '../../src/core/bundle/format.ts';
import { NO_DOCUMENTS, type BundleDocuments, type Document, type SignedDocument } from '../../src/core/bundle/documents.ts';
import { sha256Hex } from '../../src/core/crypto/index.ts';
import { canonicalize, type JsonValue } from '../../src/core/json/index.ts';

/** Event lines and documents made by hand: a small company, one agent and its owner, two approvers. */

const START = Date.UTC(2026, 8, 14, 10);
export const at = (ms: number): string => new Date(START + ms).toISOString();
export const HASH = 'ab'.repeat(32);

export const DESCRIPTOR: ActionDescriptor = {
  kind: 'repository.merge', title: 'Merge the retry fix', targets: ['repository:billing'], environment: 'production', risk_class: 'high',
  data_classes: ['internal', 'confidential'], reversibility: 'reversible', autonomy: 'execute-with-approval', scopes: ['repository.write'],
  parameters: { head: 'c0ffee' }, rollback_plan: 'Revert the merge',
};
export const DIGEST = sha256Hex(canonicalize(DESCRIPTOR as unknown as JsonValue));

let count = 0;
/** One line; `ms` after START. Hashes are not those of the content: the chain is verified elsewhere. */
export function line<T extends KnownEventType>(type: T, data: EventDataByType[T], ms: number, more: Partial<EventLine> = {}): EventLine {
  count += 1;
  return {
    record_id: `evt-${count}`, seq: count, timestamp: at(ms), type, layer: 'fleet', actor: { kind: 'agent', id: 'agent:mender' },
    action_id: 'act-1', causes: [], data: { ...data }, prev: HASH, hash: HASH, ...more,
  };
}

const document = <T>(file: string, value: T): Document<T> => ({ file, value, sha256: sha256Hex(canonicalize(value as JsonValue)) });

export const approvalStatement = (more: Partial<ApprovalStatement> = {}): ApprovalStatement => ({
  approval_id: 'apr-1', action_id: 'act-1', action_digest: DIGEST, decision: 'granted', approver: 'person:wei', account: 'wei@example',
  policy_version: '2026.2', decided_at: at(2_000), expires_at: at(3_600_000), reason: 'Looked at the change', ...more,
});

export const signed = <T>(file: string, payload: T): SignedDocument<T> => ({ file, payload, sha256: HASH, keyids: [HASH], signature: 'valid' });

export const DOCUMENTS: BundleDocuments = {
  ...NO_DOCUMENTS,
  period: { from: at(0), to: at(86_400_000) },
  principals: document('identity/principals.json', { principals: [
    { id: 'person:amara', kind: 'person', name: 'Amara', accounts: ['amara@example', 'adm-amara@example'], manager: null },
    { id: 'person:wei', kind: 'person', name: 'Wei', accounts: ['wei@example'], manager: null },
    { id: 'service:ci', kind: 'service', name: 'CI', accounts: ['svc-ci'], manager: 'person:wei' },
  ] }),
  idp: document('identity/idp-snapshot.json', { taken_at: at(0), issuer: 'https://login.example', subjects: [
    { principal: 'person:wei', status: 'active', groups: ['approvers'], mfa: true },
  ] }),
  agents: document('agents/registry.json', { agents: [
    { id: 'agent:mender', name: 'Mender', fleet: 'fleet:remediate', version: '1', model: 'm', owner: 'person:amara', status: 'enabled', clearance: 'internal', scopes: [] },
  ] }),
  policies: [document('policy/boundaries/2026.2.json', { policy_id: 'p', version: '2026.2', effective_from: at(0), cells: [] })],
  graphs: [document('graph/g-1.json', { snapshot_id: 'g-1', valid_from: at(0), edges: [], nodes: [
    { id: 'repository:billing', kind: 'repository', name: 'billing', layer: null, environment: 'development', data_class: 'internal', owner: 'person:wei' },
    { id: 'database:billing', kind: 'database', name: 'billing', layer: null, environment: 'production', data_class: 'restricted', owner: 'person:wei' },
  ] })],
  approvals: [signed('approvals/apr-1.dsse.json', approvalStatement())],
};

const approvalData = { approval_id: 'apr-1', path: 'approvals/apr-1.dsse.json', action_digest: DIGEST, policy_version: '2026.2', expires_at: at(3_600_000) };
export const APPROVAL_DATA = approvalData;

/** Request → decision → approval → start → completion, as it should be. */
export const lifecycle = (): EventLine[] => [
  line('action.requested', { descriptor: DESCRIPTOR, digest: DIGEST }, 0),
  line('policy.decided', {
    decision: 'require-approval', rule: 'human-gate-one', policy_id: 'p', policy_version: '2026.2', policy_digest: DOCUMENTS.policies[0]?.sha256 ?? '',
    mode: 'enforce', action_digest: DIGEST, inputs: { environment: 'production', risk_class: 'high', autonomy: 'execute-with-approval' }, obligations: [],
  }, 1_000, { actor: { kind: 'service', id: 'service:policy-engine' } }),
  line('approval.granted', approvalData, 2_000, { actor: { kind: 'person', id: 'person:wei' } }),
  line('action.started', { action_digest: DIGEST }, 3_000),
  line('action.completed', { action_digest: DIGEST, effects: ['repository:billing'] }, 4_000, { outcome: 'success' }),
];
