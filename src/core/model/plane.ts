import type { Autonomy, DataClass, EdgeKind, Environment, GraphNode, RiskClass } from '../bundle/format.ts';
import type { Pointer } from '../findings/index.ts';

/** What stands around the events: people, agents, policies, graphs and the extracts of other systems. */

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'service';
  readonly accounts: readonly string[];
  readonly manager: string | null;
  readonly idp: { readonly status: 'active' | 'disabled'; readonly groups: readonly string[]; readonly mfa: boolean } | null;
  readonly at: Pointer;
}

/** What the identity provider said of a principal when its directory was read. */
export interface DirectorySubject {
  readonly principal: string;
  readonly status: 'active' | 'disabled';
  readonly groups: readonly string[];
  readonly mfa: boolean;
  readonly issuer: string;
  readonly takenAt: number;
  readonly at: Pointer;
}

/** That a role was given or taken, by the identity provider’s own log. */
export interface DirectoryChange {
  readonly principal: string;
  readonly role: string;
  readonly change: 'given' | 'taken';
  readonly time: number;
  readonly at: Pointer;
}

export interface RoleBinding {
  readonly principal: string;
  readonly role: string;
  readonly from: number;
  readonly until: number | null;
  readonly grantedBy: string;
  readonly at: Pointer;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly { readonly action: string; readonly environment: string; readonly systems: readonly string[] }[];
  readonly at: Pointer;
}

/** A registry states every member; null is what another source, which only mentions the agent, does not say. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly fleetId: string | null;
  readonly version: string | null;
  readonly model: string | null;
  readonly owner: string | null;
  readonly status: 'enabled' | 'disabled' | null;
  readonly clearance: DataClass | null;
  readonly scopes: readonly string[];
  readonly at: Pointer;
}

export interface Fleet {
  readonly id: string;
  readonly name: string;
  readonly purpose: 'test' | 'remediate' | 'observe';
  readonly maxConcurrency: number;
  /** Of each of its agents; absent where there is no such limit. */
  readonly maxPerAgent?: number;
  /** Of the fleet in one environment; empty where there is no such limit. */
  readonly maxByEnvironment: readonly { readonly environment: Environment; readonly maxConcurrency: number }[];
  readonly contextRefs: readonly string[];
  readonly at: Pointer;
}

export interface PolicyVersion {
  readonly policyId: string;
  readonly version: string;
  readonly effectiveFrom: number;
  readonly digest: string;
  /** The Cedar text that belongs to it. `digest` is the one that the boundaries bind, null when they bind none; `text` is null unless the bundle holds that text. */
  readonly cedar?: { readonly file: string; readonly digest: string | null; readonly text: string | null };
  readonly cells: readonly { readonly environment: Environment; readonly riskClass: RiskClass; readonly maxAutonomy: Autonomy; readonly gate: string; readonly mode: 'enforce' | 'log-only' }[];
  readonly at: Pointer;
}

export interface GraphSnapshot {
  readonly id: string;
  readonly validFrom: number;
  readonly digest: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly kind: EdgeKind }[];
  readonly at: Pointer;
}

export interface PipelineRun {
  readonly id: string;
  readonly pipeline: string;
  readonly commit: string;
  readonly status: 'success' | 'failure';
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly environment: Environment;
  readonly at: Pointer;
}

export interface Ticket {
  readonly id: string;
  readonly kind: 'incident' | 'change' | 'task';
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly openedAt: number;
  readonly closedAt: number | null;
  /** When the change may be made; absent where none is agreed. */
  readonly window?: { readonly from: number; readonly to: number } | 'not-told';
  readonly at: Pointer;
}
