import type { Autonomy, DataClass, Environment, RiskClass } from './action.ts';

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
    /** Of each of its agents, and of the fleet in one environment: absent where there is no such limit. */
    readonly max_per_agent?: number;
    readonly max_by_environment?: readonly { readonly environment: Environment; readonly max_concurrency: number }[];
    readonly context_refs: readonly string[];
  }[];
}
/** `policy/boundaries/<version>.json`. */
export interface BoundariesFile {
  readonly policy_id: string;
  readonly version: string;
  /** SHA-256 of `policy/cedar/<version>.cedar`; absent when boundaries alone decide. Decisions bind to it through this file's digest. */
  readonly cedar_digest?: string;
  readonly effective_from: string;
  readonly cells: readonly {
    readonly environment: Environment;
    readonly risk_class: RiskClass;
    readonly max_autonomy: Autonomy;
    readonly gate: 'none' | 'one-approver' | 'two-approvers' | 'forbidden';
    readonly mode: 'enforce' | 'log-only';
  }[];
}
/** `integrations/ci.json`, `integrations/itsm.json`, `integrations/idp.json`. */
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
    /** Null: none is agreed. Absent: the extract does not tell. */
    readonly change_window?: { readonly from: string; readonly to: string } | null;
  }[];
}
export interface IdpFile {
  readonly role_changes: readonly {
    readonly principal: string;
    readonly role: string;
    readonly change: 'given' | 'taken';
    readonly at: string;
  }[];
}
