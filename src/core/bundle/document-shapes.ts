import { array, boolean, integer, nullable, object, oneOf, optional, text, type Shape } from '../json/index.ts';
import {
  LAYERS, type AgentsFile, type Autonomy, type BindingsFile, type BoundariesFile, type CiFile, type DataClass, type EdgeKind,
  type Environment, type FleetsFile, type GraphEdge, type GraphFile, type GraphNode, type IdpFile, type IdpSnapshotFile, type ItsmFile,
  type PrincipalsFile, type RiskClass, type RolesFile,
} from './format.ts';
import { nameText, sha256Text, timeText } from './shapes.ts';

export const ENVIRONMENTS = ['development', 'ci', 'staging', 'production'] as const satisfies readonly Environment[];
export const DATA_CLASSES = ['public', 'internal', 'confidential', 'restricted'] as const satisfies readonly DataClass[];
const RISK_CLASSES = ['low', 'medium', 'high', 'critical'] as const satisfies readonly RiskClass[];
const AUTONOMIES = ['observe', 'propose', 'execute-with-approval', 'execute'] as const satisfies readonly Autonomy[];
const NODE_KINDS = [
  'control', 'agent', 'service', 'database', 'queue', 'repository', 'pipeline', 'bucket', 'external',
] as const satisfies readonly GraphNode['kind'][];
const EDGE_KINDS = [
  'depends-on', 'deploys-to', 'reads', 'writes', 'builds', 'governs', 'can-read', 'can-write',
] as const satisfies readonly EdgeKind[];

const names = array(nameText);

export const PRINCIPALS: Shape<PrincipalsFile> = object<PrincipalsFile>({
  principals: array(object<PrincipalsFile['principals'][number]>({
    id: nameText, kind: oneOf(['person', 'service']), name: nameText, accounts: names, manager: nullable(nameText),
  })),
});

type Role = RolesFile['roles'][number];
export const ROLES: Shape<RolesFile> = object<RolesFile>({
  roles: array(object<Role>({
    id: nameText,
    name: nameText,
    permissions: array(object<Role['permissions'][number]>({
      action: nameText, environment: oneOf([...ENVIRONMENTS, '*']), systems: names,
    })),
  })),
});

export const BINDINGS: Shape<BindingsFile> = object<BindingsFile>({
  bindings: array(object<BindingsFile['bindings'][number]>({
    principal: nameText, role: nameText, from: timeText, until: nullable(timeText), granted_by: nameText,
  })),
});

export const IDP: Shape<IdpSnapshotFile> = object<IdpSnapshotFile>({
  taken_at: timeText,
  issuer: nameText,
  subjects: array(object<IdpSnapshotFile['subjects'][number]>({
    principal: nameText, status: oneOf(['active', 'disabled']), groups: names, mfa: boolean,
  })),
});

export const AGENTS: Shape<AgentsFile> = object<AgentsFile>({
  agents: array(object<AgentsFile['agents'][number]>({
    id: nameText, name: nameText, fleet: nameText, version: nameText, model: nameText, owner: nameText,
    status: oneOf(['enabled', 'disabled']), clearance: oneOf(DATA_CLASSES), scopes: names,
  })),
});

type EnvironmentLimit = NonNullable<FleetsFile['fleets'][number]['max_by_environment']>[number];

export const FLEETS: Shape<FleetsFile> = object<FleetsFile>({
  fleets: array(object<FleetsFile['fleets'][number]>({
    id: nameText, name: nameText, purpose: oneOf(['test', 'remediate', 'observe']), max_concurrency: integer(0), context_refs: names,
    max_per_agent: optional(integer(0)),
    max_by_environment: optional(array(object<EnvironmentLimit>({ environment: oneOf(ENVIRONMENTS), max_concurrency: integer(0) }))),
  })),
});

export const BOUNDARIES: Shape<BoundariesFile> = object<BoundariesFile>({
  policy_id: nameText,
  version: nameText,
  cedar_digest: optional(sha256Text),
  effective_from: timeText,
  cells: array(object<BoundariesFile['cells'][number]>({
    environment: oneOf(ENVIRONMENTS),
    risk_class: oneOf(RISK_CLASSES),
    max_autonomy: oneOf(AUTONOMIES),
    gate: oneOf(['none', 'one-approver', 'two-approvers', 'forbidden']),
    mode: oneOf(['enforce', 'log-only']),
  })),
});

export const GRAPH: Shape<GraphFile> = object<GraphFile>({
  snapshot_id: nameText,
  valid_from: timeText,
  nodes: array(object<GraphNode>({
    id: nameText, kind: oneOf(NODE_KINDS), name: nameText, layer: nullable(oneOf(LAYERS)),
    environment: nullable(oneOf(ENVIRONMENTS)), data_class: nullable(oneOf(DATA_CLASSES)), owner: text(),
  })),
  edges: array(object<GraphEdge>({ from: nameText, to: nameText, kind: oneOf(EDGE_KINDS) })),
});

export const CI: Shape<CiFile> = object<CiFile>({
  runs: array(object<CiFile['runs'][number]>({
    run_id: nameText, pipeline: nameText, commit: nameText, status: oneOf(['success', 'failure']),
    started_at: timeText, finished_at: timeText, environment: oneOf(ENVIRONMENTS),
  })),
});

type Ticket = ItsmFile['tickets'][number];
export const ITSM: Shape<ItsmFile> = object<ItsmFile>({
  tickets: array(object<Ticket>({
    ticket_id: nameText, kind: oneOf(['incident', 'change', 'task']), title: nameText, state: oneOf(['open', 'closed']),
    opened_at: timeText, closed_at: nullable(timeText),
    change_window: optional(nullable(object<NonNullable<Ticket['change_window']>>({ from: timeText, to: timeText }))),
  })),
});

export const IDP_EXTRACT: Shape<IdpFile> = object<IdpFile>({
  role_changes: array(object<IdpFile['role_changes'][number]>({ principal: nameText, role: nameText, change: oneOf(['given', 'taken']), at: timeText })),
});
