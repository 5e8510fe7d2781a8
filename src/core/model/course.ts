import type { Pointer } from '../findings/index.ts';
import type { ActorKind } from './event.ts';

/** What changed around the actions, as events tell it: work, locks, agents, roles, policies, and who answers for whom. */

/** A piece of work from queue to end. Null is what no event told. */
export interface WorkItem {
  readonly workId: string;
  readonly fleetId: string;
  readonly priority: number | null;
  readonly agentId: string | null;
  /** The action it was last handed out for. */
  readonly actionId: string | null;
  readonly queuedAt: number | null;
  readonly leasedAt: number | null;
  readonly leaseUntil: number | null;
  readonly finishedAt: number | null;
  /** The first event that named it. */
  readonly at: Pointer;
}

/** One holding of a lock. */
export interface Lock {
  readonly resource: string;
  readonly workId: string;
  readonly actorId: string;
  readonly acquiredAt: number | null;
  readonly releasedAt: number | null;
  readonly at: Pointer;
}

export interface AgentChange {
  readonly agentId: string;
  readonly fleetId: string;
  readonly change: 'enabled' | 'disabled';
  readonly reason: string | null;
  readonly by: string;
  readonly byKind?: ActorKind;
  readonly time: number;
  readonly at: Pointer;
}

export interface RoleChange {
  readonly principal: string;
  readonly role: string;
  readonly change: 'bound' | 'unbound';
  readonly until: number | null;
  readonly by: string;
  readonly byKind?: ActorKind;
  readonly time: number;
  readonly at: Pointer;
}

export interface PolicyPublication {
  readonly policyId: string;
  readonly version: string;
  readonly digest: string;
  readonly by: string;
  readonly byKind?: ActorKind;
  readonly time: number;
  readonly at: Pointer;
}

/** Who answers for an actor, and on what ground that is said. Times bound what was seen; null for a standing statement. */
export interface Accountability {
  readonly actorId: string;
  readonly person: string;
  readonly basis: 'registry' | 'source-identity' | 'on-behalf-of' | 'end-user';
  readonly from: number | null;
  readonly until: number | null;
  readonly at: Pointer;
}

export interface Course {
  /** Work and locks are empty where nobody lists them: no test reads them. */
  readonly work: readonly WorkItem[];
  readonly locks: readonly Lock[];
  readonly agentChanges: readonly AgentChange[];
  readonly roleChanges: readonly RoleChange[];
  readonly publications: readonly PolicyPublication[];
  readonly accountable: readonly Accountability[];
}
