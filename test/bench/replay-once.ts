import type { ActionDescriptor } from '../../src/core/bundle/format.ts';
import type { Action, Decision } from '../../src/core/model/record.ts';
import { contextOf, principalOf, systemOf, withAllEntities } from '../../src/core/policy/cedar-request.ts';
import { createWorld as createEntities } from '../../src/core/policy/entities.ts';
import { REPLAY_LIMITS, replayDecisions } from '../../src/core/policy/index.ts';
import type { ReplaySource } from '../../src/core/policy/replay-decision.ts';
import { createCedarEvaluator, toCall } from '../../src/engine/policy/cedar-evaluator.ts';
import { withCedar } from '../../src/engine/policy/cedar-instance.ts';
import { decide, POLICIES, POLICY_ID } from '../../src/producer/scenario/policy.ts';
import { createWorld } from '../../src/producer/scenario/world.ts';
import { peakMb } from './peak.ts';

/** Plain calls are few, because they are slow; their rate does not hang on how many there are. */
const PLAIN = 200;
const FORGETTING = 5_000;

/** So many decisions over the sample's agents, systems and policies, replayed; then some as anybody would ask Cedar. Prints one line of JSON. */
export async function replay([count = '1000000']: readonly string[]): Promise<void> {
  const source = sourceOf(Number(count));
  const evaluator = createCedarEvaluator();
  replayDecisions({ ...source, actions: [...source.actions].slice(0, 100) }, evaluator);
  const started = performance.now();
  const done = replayDecisions(source, evaluator);
  const seconds = (performance.now() - started) / 1000;
  if (done.counts.agrees + done.counts['advisory-agrees'] !== Number(count)) throw new Error(JSON.stringify(done.counts));
  const some = { ...source, actions: [...source.actions].slice(0, FORGETTING) };
  const forgetting = timed(() => replayDecisions(some, evaluator, { ...REPLAY_LIMITS, maxRemembered: 0 }));
  const plain = timed(() => askPlainly({ ...source, actions: [...source.actions].slice(0, PLAIN) }));
  console.log(JSON.stringify({
    seconds, decisions: done.decisions, asked: done.questions.asked, peakMb: peakMb(),
    rate: Math.round(done.decisions / seconds), forgettingRate: Math.round(some.actions.length / forgetting), plainRate: Math.round(PLAIN / plain),
  }));
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

/** The whole text and every entity for each decision. */
function askPlainly(source: ReplaySource): void {
  const entities = createEntities(source);
  const texts = new Map(source.policies.map(({ digest, cedar }) => [digest, cedar?.text ?? '']));
  for (const action of source.actions) {
    for (const { value: { policyDigest, inputs }, time } of action.decisions) {
      const known = entities.at(time);
      if (known === null || inputs === undefined) throw new Error('nothing is missing here');
      for (const target of action.descriptor.targets) {
        const question = { principal: principalOf(action), action: { type: 'Action', id: action.descriptor.kind }, resource: systemOf(target), context: contextOf(action, inputs) };
        const answer = withCedar(({ cedar }) => cedar.isAuthorized({ ...toCall(withAllEntities(question, known)), policies: { staticPolicies: texts.get(policyDigest) ?? '' } }));
        if (answer?.type !== 'success') throw new Error('Cedar did not answer');
      }
    }
  }
}

const KINDS = ['test.run', 'repository.modify', 'repository.merge', 'production.change', 'data.query'] as const;
const ENVIRONMENTS = ['development', 'ci', 'staging', 'production'] as const;
const RISKS = ['low', 'medium', 'high', 'critical'] as const;
const AUTONOMIES = ['observe', 'propose', 'execute-with-approval', 'execute'] as const;
const CLASSES = ['public', 'internal', 'confidential', 'restricted'] as const;

function sourceOf(count: number): ReplaySource {
  const { agents, graphs } = createWorld('bench', 0);
  const at = { file: 'audit/plane/0001.ndjson' };
  let state = 1;
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)]!;
  };
  const targets = graphs[0]!.nodes.filter(({ id }) => graphs.every(({ nodes }) => nodes.some((node) => node.id === id))).map(({ id }) => id);
  const actions = Array.from({ length: count }, (_, n): Action => {
    const agent = pick(agents);
    const policy = pick(POLICIES);
    const descriptor: ActionDescriptor = {
      kind: pick(KINDS), title: '', targets: [pick(targets)], environment: pick(ENVIRONMENTS), risk_class: pick(RISKS), data_classes: [pick(CLASSES)],
      reversibility: 'reversible', autonomy: pick(AUTONOMIES), scopes: [], parameters: {}, rollback_plan: null,
    };
    const { decision, rule, mode, obligations } = decide(policy, descriptor, agent.clearance);
    const value: Decision = {
      decision, rule, mode, obligations, policyId: POLICY_ID, policyVersion: policy.file.version, policyDigest: policy.digest, actionDigest: 'd',
      inputs: { environment: descriptor.environment, riskClass: descriptor.risk_class, autonomy: descriptor.autonomy },
    };
    const time = policy === POLICIES[0] ? policy.effectiveFrom : Date.parse(graphs.at(-1)!.valid_from) + policy.effectiveFrom;
    return {
      id: `act-${n}`, agentId: agent.id, actorKind: 'agent', fleetId: agent.fleet, accountable: agent.owner, descriptor, mode: 'write', digest: 'd', computedDigest: 'd',
      requested: { value: null, at, time }, decisions: [{ value, at, time }], approvals: [], packages: [], receipts: [], started: null, finished: null,
      tests: [], artifacts: [], consequences: [], outcome: 'in-progress', eventCount: 2, integrity: 'verified',
    };
  });
  return {
    actions,
    agents: agents.map(({ id, fleet, clearance, owner }) => ({ id, name: '', fleetId: fleet, version: '1', model: '', owner, status: 'enabled', clearance, scopes: [], at })),
    fleets: [],
    graphs: graphs.map(({ snapshot_id: id, valid_from: from, nodes, edges }) => ({ id, validFrom: Date.parse(from), digest: '', nodes, edges, at })),
    policies: POLICIES.map(({ file, digest, cedarPath, cedar: text, effectiveFrom }) => ({
      policyId: POLICY_ID, version: file.version, effectiveFrom, digest, at, cedar: { file: cedarPath, digest: file.cedar_digest ?? null, text },
      cells: file.cells.map(({ environment, risk_class: riskClass, max_autonomy: maxAutonomy, gate, mode }) => ({ environment, riskClass, maxAutonomy, gate, mode })),
    })),
  };
}
