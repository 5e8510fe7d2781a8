import { expect, test } from 'vitest';
import type { ActionDescriptor } from '../../../src/core/bundle/format.ts';
import { replayDecisions } from '../../../src/core/policy/index.ts';
import { decide, POLICIES, POLICY_ID } from '../../../src/producer/scenario/policy.ts';
import { cedar } from '../../support/plain-cedar.ts';
import { ACTION } from '../../support/record-fixture.ts';
import { AGENT, DESCRIPTOR, GRAPH } from '../../support/replay-fixture.ts';

/** The scenario's engine is written from the specification; the replay reads the published texts. Both, over everything that can be asked. */
test('what the scenario’s engine decides is what its published policies say', () => {
  const CLASSES = ['public', 'internal', 'confidential', 'restricted'] as const;
  const ids = CLASSES.map((clearance) => ({ ...AGENT, id: `agt-${clearance}`, clearance }));
  const policies = POLICIES.map(({ file, digest, cedarPath, effectiveFrom, cedar: text }) => ({
    policyId: POLICY_ID, version: file.version, effectiveFrom, digest, at: {}, cedar: { file: cedarPath, digest: file.cedar_digest ?? null, text },
    cells: file.cells.map(({ environment, risk_class: riskClass, max_autonomy: maxAutonomy, gate, mode }) => ({ environment, riskClass, maxAutonomy, gate, mode })),
  }));
  const actions = POLICIES.flatMap((policy) => ids.flatMap(({ id, clearance }) => CLASSES.flatMap((dataClass) =>
    (['development', 'ci', 'staging', 'production'] as const).flatMap((environment) => (['low', 'medium', 'high', 'critical'] as const).flatMap((risk_class) =>
      (['observe', 'propose', 'execute-with-approval', 'execute'] as const).map((autonomy) => {
        const descriptor: ActionDescriptor = { ...DESCRIPTOR, environment, risk_class, autonomy, data_classes: [dataClass] };
        const { decision, rule, mode, obligations } = decide(policy, descriptor, clearance);
        const value = { decision, rule, mode, obligations, policyId: POLICY_ID, policyVersion: policy.file.version, policyDigest: policy.digest, actionDigest: 'd', inputs: { environment, riskClass: risk_class, autonomy } };
        return { ...ACTION, agentId: id, descriptor, decisions: [{ value, time: policy.effectiveFrom, at: {} }] };
      }))))));
  const replay = replayDecisions({ actions, agents: ids, fleets: [], graphs: [GRAPH], policies }, cedar);
  expect([...replay.exceptions.values()].slice(0, 3)).toEqual([]);
  expect(replay.decisions).toBe(2 * 4 * 4 * 4 * 4 * 4);
  expect(replay.counts.agrees + replay.counts['advisory-agrees']).toBe(replay.decisions);
  expect(replay.counts['advisory-agrees']).toBeGreaterThan(0);
});
