import type { Pointer } from '../../core/findings/index.ts';
import type { Action, ActionDescription, ActionMode, ActorKind } from '../../core/model/record.ts';

/** One call as one record tells it whole: asked for, and what came of it. */
export interface Call {
  readonly id: string;
  readonly actorId: string;
  readonly actorKind: ActorKind;
  readonly accountable: string | null;
  /** Where the record states them. */
  readonly agentVersion?: string;
  readonly credential?: string;
  readonly kind: string;
  readonly title: string;
  readonly systems: readonly string[];
  readonly environment: ActionDescription['environment'];
  readonly parameters: Readonly<Record<string, string>>;
  readonly mode: ActionMode;
  readonly outcome: 'completed' | 'failed' | 'denied';
  readonly reason: string | null;
  readonly started: number;
  readonly finished: number;
  readonly at: Pointer;
}

const ENDS = { completed: 'action.completed', failed: 'action.failed', denied: 'action.blocked' } as const;

/** A denied call never started. What no member of the record says is null or empty, never the least of its kind. */
export function callAction(call: Call): Action {
  const { at, started, finished, outcome } = call;
  return {
    id: call.id,
    agentId: call.actorId,
    actorKind: call.actorKind,
    fleetId: null,
    accountable: call.accountable,
    descriptor: {
      kind: call.kind, title: call.title, targets: call.systems, environment: call.environment, risk_class: null, data_classes: [], reversibility: null,
      autonomy: null, scopes: [], parameters: call.parameters, rollback_plan: null,
    },
    mode: call.mode,
    digest: null,
    computedDigest: null,
    requested: { value: null, at, time: started },
    ...(call.agentVersion === undefined ? {} : { agentVersion: call.agentVersion }),
    ...(call.credential === undefined ? {} : { credential: call.credential, ...(outcome === 'denied' ? {} : { startCredential: call.credential }) }),
    decisions: [],
    approvals: [],
    packages: [],
    receipts: [],
    started: outcome === 'denied' ? null : { value: { actionDigest: null }, at, time: started },
    finished: { value: { type: ENDS[outcome], actionDigest: null, effects: [], reason: call.reason }, at, time: finished },
    tests: [],
    artifacts: [],
    consequences: [],
    outcome,
    eventCount: 1,
    integrity: 'unsigned',
  };
}
