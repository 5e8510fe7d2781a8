/**
 * The sealed bundle as it is written: docs/formats/evidence-bundle.md, member for member.
 * Everything here is attacker-controlled until verified. Own members are snake_case, as in the IETF agent
 * audit trail draft whose names they share; DSSE and in-toto keep their own spelling.
 */

export const MANIFEST_PATH = 'manifest.dsse.json';
export const SIGSTORE_MANIFEST_PATH = 'manifest.sigstore.json';
export const SEAL_PREFIX = 'seal/';
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PREDICATE_TYPE = 'urn:proofroom:evidence-bundle:1';
export const STATEMENT_MEDIA_TYPE = 'application/vnd.in-toto+json';
export const APPROVAL_MEDIA_TYPE = 'application/vnd.proofroom.approval+json';
export const WORK_PACKAGE_MEDIA_TYPE = 'application/vnd.proofroom.work-package+json';
export const RECEIPT_MEDIA_TYPE = 'application/vnd.proofroom.receipt+json';

/** `prev` of the first event of a log: SHA-256 of this, then the origin, then a line feed, in UTF-8. */
export const GENESIS_PREFIX = 'proofroom.log.v1\n';
/** `seq` of the first event of a log (its `log.opened`): an event's `seq` is its leaf index, and the size of the tree before it. */
export const FIRST_SEQ = 0;

export interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

export interface Statement {
  readonly _type: typeof STATEMENT_TYPE;
  readonly predicateType: typeof PREDICATE_TYPE;
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicate: BundlePredicate;
}

export interface BundlePredicate {
  readonly bundle_id: string;
  readonly created_at: string;
  readonly producer: { readonly name: string; readonly version: string };
  readonly tenant: string;
  readonly period: { readonly from: string; readonly to: string };
  /** keyids of the envelope's signatures, in the envelope's order: a dropped or added signature shows. */
  readonly signers: readonly string[];
  readonly streams: readonly StreamStatement[];
  readonly snapshots: readonly { readonly kind: SnapshotKind; readonly path: string; readonly at: string }[];
  readonly redactions: readonly { readonly path: string; readonly field: string; readonly by: string; readonly reason: string }[];
}

export type SnapshotKind = 'identity' | 'agents' | 'policy' | 'graph' | 'integration';

export interface StreamStatement {
  readonly name: string;
  readonly origin: string;
  readonly files: readonly string[];
  readonly count: number;
  readonly first: { readonly seq: number; readonly hash: string };
  readonly last: { readonly seq: number; readonly hash: string };
  /** RFC 6962 root over every event since genesis, leaf data = the event's 32 hash bytes. */
  readonly merkle_root: string;
  /** null when the stream starts at its genesis. */
  readonly previous: null | {
    readonly tree_size: number;
    readonly hash: string;
    readonly root: string;
    readonly compact_range: readonly string[];
    readonly consistency_proof: readonly string[];
  };
}

export const LAYERS = ['identity', 'policy', 'orchestrator', 'fleet', 'evidence'] as const;
export type Layer = (typeof LAYERS)[number];
export type ActorKind = 'agent' | 'person' | 'service';
export type EventOutcome = 'success' | 'failure' | 'denied' | 'escalated' | 'timeout';

/** One line of `audit/<stream>/NNNN.ndjson`. */
export interface EventLine {
  readonly record_id: string;
  readonly seq: number;
  /** RFC 3339, UTC, exactly three fraction digits, by the producer's clock. */
  readonly timestamp: string;
  readonly type: string;
  readonly layer: Layer;
  readonly actor: { readonly kind: ActorKind; readonly id: string; readonly version?: string };
  readonly action_id?: string;
  readonly causes: readonly string[];
  readonly outcome?: EventOutcome;
  readonly data: Readonly<Record<string, unknown>>;
  /** name → SHA-256 of JCS [salt, name, value]. */
  readonly withheld?: Readonly<Record<string, string>>;
  /** name → what `withheld` commits to; not covered by `hash`. */
  readonly open?: Readonly<Record<string, { readonly salt: string; readonly value: unknown }>>;
  readonly prev: string;
  readonly hash: string;
}

export type ActionKind =
  | 'ticket.open'
  | 'test.run'
  | 'repository.modify'
  | 'repository.merge'
  | 'production.change'
  | 'data.query';
export type Environment = 'development' | 'ci' | 'staging' | 'production';
export type RiskClass = 'low' | 'medium' | 'high' | 'critical';
export type DataClass = 'public' | 'internal' | 'confidential' | 'restricted';
export type Reversibility = 'reversible' | 'compensable' | 'irreversible';
export type Autonomy = 'observe' | 'propose' | 'execute-with-approval' | 'execute';

/** What an agent asked to do. Its SHA-256 over JCS is the action digest that decisions and approvals bind to. */
export interface ActionDescriptor {
  readonly kind: ActionKind;
  readonly title: string;
  readonly targets: readonly string[];
  readonly environment: Environment;
  readonly risk_class: RiskClass;
  readonly data_classes: readonly DataClass[];
  readonly reversibility: Reversibility;
  readonly autonomy: Autonomy;
  readonly scopes: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly rollback_plan: string | null;
}

/** `data` by event type. A type not named here is counted, shown and kept. */
export interface EventDataByType {
  'log.opened': { origin: string };
  'agent.enabled': { agent_id: string; fleet_id: string };
  'agent.disabled': { agent_id: string; fleet_id: string; reason: string };
  'agent.heartbeat': { fleet_id: string; active_runs: number };
  'role.bound': { principal: string; role: string; until: string | null };
  'role.unbound': { principal: string; role: string };
  'policy.published': { policy_id: string; version: string; digest: string; path: string };
  'work.queued': { work_id: string; fleet_id: string; priority: number };
  'work.leased': { work_id: string; fleet_id: string; lease_until: string };
  'work.finished': { work_id: string; fleet_id: string };
  'lock.acquired': { resource: string; work_id: string };
  'lock.released': { resource: string; work_id: string };
  'action.requested': { descriptor: ActionDescriptor; digest: string };
  'policy.decided': {
    decision: 'permit' | 'deny' | 'require-approval';
    rule: string;
    policy_id: string;
    policy_version: string;
    policy_digest: string;
    mode: 'enforce' | 'log-only';
    action_digest: string;
    inputs: { environment: Environment; risk_class: RiskClass; autonomy: Autonomy };
    obligations: readonly string[];
  };
  'approval.requested': { approver_role: string; action_digest: string; expires_at: string };
  'approval.granted': ApprovalEventData;
  'approval.denied': ApprovalEventData;
  'approval.expired': { action_digest: string };
  'package.issued': { package_id: string; path: string; digest: string; enclave: string; expires_at: string };
  'package.rejected': { package_id: string; enclave: string; reason: string };
  'package.executed': { package_id: string; path: string; executed_digest: string; runner: string };
  'action.started': { action_digest: string };
  'action.completed': { action_digest: string; effects: readonly string[] };
  'action.failed': { action_digest: string; effects: readonly string[]; reason: string };
  'action.blocked': { action_digest: string; reason: string };
  'data.read': { resource: string; data_class: DataClass; records: number };
  'data.written': { resource: string; data_class: DataClass; records: number };
  'artifact.recorded': { artifact_id: string; kind: ArtifactKind; path: string; media_type: string; digest: string };
  'test.completed': { suite: string; artifact_id: string | null; passed: number; failed: number; required: boolean; commit: string };
  'ticket.opened': { ticket_id: string; title: string };
  'ticket.closed': { ticket_id: string; resolution: string };
  'pull-request.opened': { pull_request: string; repository: string; head: string; base: string };
  'pull-request.merged': { pull_request: string; repository: string; head: string; merge_commit: string };
  'pipeline.completed': { run_id: string; pipeline: string; commit: string; status: 'success' | 'failure' };
  'release.shipped': { release_id: string; commit: string; environment: Environment };
  'verification.completed': { release_id: string; status: 'healthy' | 'degraded'; detail: string };
  'incident.declared': { incident_id: string; severity: string; ticket_id: string; release_id: string };
  'rollback.completed': { release_id: string; to_commit: string };
}
export type KnownEventType = keyof EventDataByType;
export type ArtifactKind = 'junit' | 'otlp' | 'reproduction' | 'diff';

export interface ApprovalEventData {
  approval_id: string;
  path: string;
  action_digest: string;
  policy_version: string;
  expires_at: string;
}

/** Payload of `approvals/<id>.dsse.json`, signed by the approver's own key. */
export interface ApprovalStatement {
  readonly approval_id: string;
  readonly action_id: string;
  readonly action_digest: string;
  readonly decision: 'granted' | 'denied';
  /** Principal id of the person, and the account used; two accounts may be one person. */
  readonly approver: string;
  readonly account: string;
  readonly policy_version: string;
  readonly decided_at: string;
  readonly expires_at: string;
  readonly reason: string;
}

/** Payload of `work-packages/<id>.dsse.json`, signed by the orchestrator. */
export interface WorkPackageStatement {
  readonly package_id: string;
  readonly action_id: string;
  readonly action_digest: string;
  readonly enclave: string;
  readonly commands: readonly string[];
  readonly scope: { readonly resources: readonly string[]; readonly environment: Environment; readonly data_classes: readonly DataClass[] };
  readonly issued_at: string;
  readonly expires_at: string;
}

/** Payload of `work-packages/<id>.receipt.dsse.json`, signed by the enclave's runner. */
export interface ReceiptStatement {
  readonly package_id: string;
  /** SHA-256 of the package envelope's bytes, as the runner received it. */
  readonly package_digest: string;
  readonly runner: string;
  readonly started_at: string;
  readonly finished_at: string;
  readonly outcome: EventOutcome;
  readonly output_digest: string;
}

/** `identity/principals.json` and the other snapshots. */
export interface PrincipalsFile {
  readonly principals: readonly {
    readonly id: string;
    readonly kind: 'person' | 'service';
    readonly name: string;
    readonly accounts: readonly string[];
    readonly manager: string | null;
  }[];
}
export interface RolesFile {
  readonly roles: readonly {
    readonly id: string;
    readonly name: string;
    readonly permissions: readonly { readonly action: string; readonly environment: Environment | '*'; readonly systems: readonly string[] }[];
  }[];
}
export interface BindingsFile {
  readonly bindings: readonly {
    readonly principal: string;
    readonly role: string;
    readonly from: string;
    readonly until: string | null;
    readonly granted_by: string;
  }[];
}
export interface IdpSnapshotFile {
  readonly taken_at: string;
  readonly issuer: string;
  readonly subjects: readonly {
    readonly principal: string;
    readonly status: 'active' | 'disabled';
    readonly groups: readonly string[];
    readonly mfa: boolean;
  }[];
}
/** `agents/registry.json`, `agents/fleets.json`. */
export interface AgentsFile {
  readonly agents: readonly {
    readonly id: string;
    readonly name: string;
    readonly fleet: string;
    readonly version: string;
    readonly model: string;
    /** Principal id of the accountable person. */
    readonly owner: string;
    readonly status: 'enabled' | 'disabled';
    readonly clearance: DataClass;
    readonly scopes: readonly string[];
  }[];
}
export interface FleetsFile {
  readonly fleets: readonly {
    readonly id: string;
    readonly name: string;
    readonly purpose: 'test' | 'remediate' | 'observe';
    readonly max_concurrency: number;
    readonly context_refs: readonly string[];
  }[];
}
/** `policy/boundaries/<version>.json`; the Cedar text of the same version stands in `policy/cedar/<version>.cedar`. */
export interface BoundariesFile {
  readonly policy_id: string;
  readonly version: string;
  readonly effective_from: string;
  readonly cells: readonly {
    readonly environment: Environment;
    readonly risk_class: RiskClass;
    readonly max_autonomy: Autonomy;
    readonly gate: 'none' | 'one-approver' | 'two-approvers' | 'forbidden';
    readonly mode: 'enforce' | 'log-only';
  }[];
}
/** `graph/<snapshot_id>.json`. */
export interface GraphFile {
  readonly snapshot_id: string;
  readonly valid_from: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
export interface GraphNode {
  readonly id: string;
  readonly kind: 'control' | 'agent' | 'service' | 'database' | 'queue' | 'repository' | 'pipeline' | 'bucket' | 'external';
  readonly name: string;
  /** The control plane's layer for its own parts; null for the systems that agents act on. */
  readonly layer: Layer | null;
  readonly environment: Environment | null;
  readonly data_class: DataClass | null;
  readonly owner: string;
}
/** Subject, verb, object: a pipeline `builds` a repository and `deploys-to` a service; an agent `can-read` a database. */
export type EdgeKind = 'depends-on' | 'deploys-to' | 'reads' | 'writes' | 'builds' | 'governs' | 'can-read' | 'can-write';
/**
 * Which way a change travels over an edge: `forward` when changing `from` changes what `to` does, `backward` when
 * changing `to` changes `from`. Permissions and governance carry no change: they say what may be touched.
 */
export const EDGE_IMPACT = {
  'depends-on': 'backward',
  'deploys-to': 'forward',
  reads: 'backward',
  writes: 'forward',
  builds: 'backward',
  governs: 'none',
  'can-read': 'none',
  'can-write': 'none',
} as const satisfies Record<EdgeKind, 'forward' | 'backward' | 'none'>;
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
}
/** `integrations/ci.json`, `integrations/itsm.json`. */
export interface CiFile {
  readonly runs: readonly {
    readonly run_id: string;
    readonly pipeline: string;
    readonly commit: string;
    readonly status: 'success' | 'failure';
    readonly started_at: string;
    readonly finished_at: string;
    readonly environment: Environment;
  }[];
}
export interface ItsmFile {
  readonly tickets: readonly {
    readonly ticket_id: string;
    readonly kind: 'incident' | 'change' | 'task';
    readonly title: string;
    readonly state: 'open' | 'closed';
    readonly opened_at: string;
    readonly closed_at: string | null;
    readonly change_window: { readonly from: string; readonly to: string } | null;
  }[];
}
