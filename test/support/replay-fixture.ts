import type { ActionDescriptor } from '../../src/core/bundle/format.ts';
import type { Action, Agent, Decision, GraphSnapshot, PolicyVersion, Stated } from '../../src/core/model/record.ts';
import { replayDecisions, type Replay, type ReplayHooks, type ReplayLimits, type ReplayOutcome } from '../../src/core/policy/index.ts';
import type { ReplaySource } from '../../src/core/policy/replay-decision.ts';
import { cedar } from './plain-cedar.ts';
import { ACTION } from './record-fixture.ts';

/** One agent, one database, one policy version and one decision that follows from them; a test changes what it asks about. */

const at = { file: 'x' };
export const NOON = 1_000_000;

export const POLICY: PolicyVersion = {
  policyId: 'p', version: '1', effectiveFrom: 0, digest: 'd1', at,
  cells: [
    { environment: 'production', riskClass: 'high', maxAutonomy: 'execute-with-approval', gate: 'one-approver', mode: 'enforce' },
    { environment: 'ci', riskClass: 'high', maxAutonomy: 'propose', gate: 'forbidden', mode: 'log-only' },
  ],
  cedar: {
    file: 'policy/cedar/1.cedar', digest: 'c1', text: [
      '@rule("clearance") forbid (principal, action, resource) when { context.data_class_rank > principal.clearance_rank };',
      '@id("log") @obligation("signed log") permit (principal is Agent, action, resource is System);',
    ].join('\n'),
  },
};
export const AGENT: Agent = { id: 'agt-1', name: '', fleetId: 'flt-1', version: '1', model: '', owner: 'per-1', status: 'enabled', clearance: 'internal', scopes: [], at };
export const GRAPH: GraphSnapshot = {
  id: 'g', validFrom: 0, digest: '', edges: [], at,
  nodes: [{ id: 'db-1', kind: 'database', name: '', layer: null, environment: 'production', data_class: 'internal', owner: 'per-1' }],
};
export const DESCRIPTOR: ActionDescriptor = {
  kind: 'production.change', title: '', targets: ['db-1'], environment: 'production', risk_class: 'high', data_classes: ['internal'],
  reversibility: 'reversible', autonomy: 'execute-with-approval', scopes: [], parameters: {}, rollback_plan: null,
};
export const DECISION: Decision = {
  decision: 'require-approval', rule: 'human-gate-one', policyId: 'p', policyVersion: '1', policyDigest: 'd1', mode: 'enforce', actionDigest: 'd',
  inputs: { environment: 'production', riskClass: 'high', autonomy: 'execute-with-approval' }, obligations: ['approvals:1', 'log', 'signed'],
};

const decided = (changes: Partial<Decision> = {}, time: number = NOON): Stated<Decision> => ({ value: { ...DECISION, ...changes }, time, at: { file: 'audit/main/0001.ndjson', event: 'evt-3' } });

export interface Case extends Partial<ReplaySource> {
  readonly decision?: Partial<Decision>;
  readonly time?: number;
  readonly descriptor?: Partial<ActionDescriptor>;
  readonly action?: Partial<Action>;
}

function sourceOf({ decision, time, descriptor, action, ...source }: Case): ReplaySource {
  const own: Action = { ...ACTION, descriptor: { ...DESCRIPTOR, ...descriptor }, decisions: [decided(decision, time)], ...action };
  return { actions: [own], agents: [AGENT], fleets: [], graphs: [GRAPH], policies: [POLICY], ...source };
}

export const replayOf = (each: Case, limits?: ReplayLimits, hooks?: ReplayHooks): Replay => replayDecisions(sourceOf(each), cedar, limits, hooks);

/** The one decision's outcome, in full where it is no plain agreement. */
export function outcomeOf(each: Case): ReplayOutcome | 'agrees' | 'advisory-agrees' {
  const replay = replayOf(each);
  if (replay.decisions !== 1) throw new Error(`${replay.decisions} decisions`);
  if (replay.counts.agrees === 1) return 'agrees';
  return replay.counts['advisory-agrees'] === 1 ? 'advisory-agrees' : replay.exceptions.get(0)?.outcome ?? { kind: 'not-replayed' };
}
