import type { DataClass, Environment, RiskClass } from '../../src/core/bundle/format.ts';
import type { Action, CanonicalRecord, GraphSnapshot, RecordEvent } from '../../src/core/model/record.ts';
import { ACTION, RECORD, recordEvent, T0 } from './record-fixture.ts';

/** A record with enough in it to count: agents, systems, two snapshots that differ, policies, approvals. Always the same. */

let state = 7;
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
const at = { file: 'x' };

const ENVIRONMENTS: readonly Environment[] = ['development', 'ci', 'staging', 'production'];
const RISKS: readonly RiskClass[] = ['low', 'medium', 'high', 'critical'];
const CLASSES: readonly DataClass[] = ['public', 'internal', 'confidential', 'restricted'];
export const AGENTS = ['agt-1', 'agt-2', 'agt-3', 'agt-stray'] as const;
export const SYSTEMS = ['sys-1', 'sys-2', 'sys-3', 'sys-4', 'sys-stray'] as const;
const APPROVERS = ['per-1', 'per-2', 'per-3'] as const;
const DAY = 86_400_000;

function snapshot(n: number): GraphSnapshot {
  const known = AGENTS.slice(0, 3);
  return {
    id: `g-${n}`, validFrom: T0 + (n + 1) * 10 * DAY, digest: String(n).repeat(64), at,
    nodes: [
      ...known.map((id) => ({ id, kind: 'agent' as const, name: `Agent ${id}`, layer: 'fleet' as const, environment: null, data_class: null, owner: 'per-1' })),
      ...SYSTEMS.slice(0, 4).map((id, i) => ({ id, kind: 'database' as const, name: `System ${id}`, layer: null, environment: ENVIRONMENTS[i]!, data_class: CLASSES[(i + n) % 4]!, owner: 'per-1' })),
    ],
    edges: known.flatMap((from) => SYSTEMS.slice(0, 4).flatMap((to) => (random(2) === 0 ? [] : [{ from, to, kind: pick(['can-read', 'can-write'] as const) }]))),
  };
}

export const GRAPHS: readonly GraphSnapshot[] = [snapshot(0), snapshot(1)];

export const DATA_EVENTS: readonly RecordEvent[] = Array.from({ length: 120 }, (_, row) => recordEvent(row, {
  type: pick(['data.read', 'data.read', 'data.written', 'agent.heartbeat']), actorId: pick(AGENTS), systemId: random(9) === 0 ? null : pick(SYSTEMS),
  time: T0 + random(35) * DAY + row, outcome: pick(['success', 'success', 'denied', null]), actionId: random(3) === 0 ? `act-${random(90)}` : null, dataClass: random(2) === 0 ? null : pick(CLASSES),
}));

export const ACTIONS: readonly Action[] = Array.from({ length: 80 }, (_, i): Action => {
  const descriptor: Action['descriptor'] = {
    ...ACTION.descriptor, kind: pick(['repository.merge', 'data.query', 'production.change'] as const), environment: pick(ENVIRONMENTS), risk_class: pick(RISKS),
    autonomy: pick(['observe', 'propose', 'execute-with-approval', 'execute'] as const), targets: [pick(SYSTEMS), pick(SYSTEMS)],
  };
  const time = T0 + random(35) * DAY + i;
  const started = random(4) > 0;
  const accountable = pick(APPROVERS);
  return {
    ...ACTION, id: `act-${i}`, agentId: pick(AGENTS), descriptor, mode: descriptor.kind === 'data.query' ? 'read' : 'write', accountable, requested: { value: null, at, time },
    started: started ? { value: { actionDigest: 'd' }, at, time: time + 10 } : null,
    finished: started && random(2) === 0 ? { value: { type: 'action.completed', actionDigest: 'd', effects: random(2) === 0 ? [] : [pick(SYSTEMS)], reason: null }, at, time: time + 20 } : null,
    approvals: Array.from({ length: random(3) }, (_, n) => ({ at, time, value: {
      ...ACTION.approvals[0]!.value, approvalId: `apr-${i}-${n}`, ...pick([
        { approver: pick(APPROVERS), decision: 'granted' as const }, { approver: pick(APPROVERS), decision: 'denied' as const }, { approver: '', decision: 'expired' as const },
      ]),
      signature: pick(['valid', 'valid', 'invalid', 'unknown-key'] as const),
    } })),
  };
});

export const BUSY: CanonicalRecord = {
  ...RECORD,
  period: { from: T0, to: T0 + 36 * DAY },
  agents: AGENTS.slice(0, 3).map((id, i) => ({ ...RECORD.agents[0]!, id, name: `Agent ${id}`, fleetId: i === 2 ? 'flt-2' : 'flt-1', clearance: CLASSES[i]! })),
  graphs: GRAPHS,
  policies: [0, 1].map((n) => ({
    policyId: 'p', version: `v${n}`, effectiveFrom: T0 + (n + 1) * 8 * DAY, digest: 'd', at,
    cells: ENVIRONMENTS.flatMap((environment) => RISKS.map((riskClass) => ({
      environment, riskClass, maxAutonomy: pick(['propose', 'execute-with-approval', 'execute'] as const), gate: pick(['none', 'one-approver', 'two-approvers', 'forbidden']), mode: 'enforce' as const,
    }))),
  })),
  actions: ACTIONS,
};
