import type { ActionDescriptor } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { jcs } from '../seal/jcs.ts';
import { MINUTE, SECOND, iso } from './calendar.ts';
import { concurrencyClaims, type Agent } from './fleets.ts';
import { executePackage, issuePackage, type IssuedPackage } from './packages.ts';
import { decide, policyAt, POLICY_ID, type Decided } from './policy.ts';
import { serviceActor, type Actor, type Secret, type Thread } from './thread.ts';
import type { Work } from './work.ts';

/** Each agent has one credential all through the period. */
export const agentCredential = (agent: Agent): string => `credential:${agent.id.slice('agent:'.length)}`;
export const agentActor = (agent: Agent): Actor => ({ kind: 'agent', id: agent.id, version: agent.version, credential: agentCredential(agent) });

export function descriptorDigest(descriptor: ActionDescriptor): string {
  return sha256Hex(jcs(descriptor));
}

export interface Request {
  readonly agent: Agent;
  readonly descriptor: ActionDescriptor;
  readonly secrets?: Readonly<Record<string, Secret>>;
  /** What the policy engine says, when the scenario wants to state it; else the policy decides. */
  readonly decided?: Decided;
  /** What it is done under, where it is anything but the agent's own right. */
  readonly under?: { readonly delegation: string; readonly break_glass?: string };
}

/** action.requested. */
export function ask(t: Thread, { agent, descriptor, secrets, under }: Request): Pick<Work, 'id' | 'digest'> {
  const id = t.name('act');
  const digest = descriptorDigest(descriptor);
  t.emit('action.requested', { descriptor, digest, ...under }, { actor: agentActor(agent), action: id, ...(secrets === undefined ? {} : { secrets }) });
  return { id, digest };
}

/** action.requested and policy.decided. */
export function request(t: Thread, asked: Request): Work {
  const { agent, descriptor, decided } = asked;
  const { id, digest } = ask(t, asked);
  t.time += t.random.int(120, 900);
  const policy = policyAt(t.time);
  const result = decided ?? decide(policy, descriptor, agent.clearance);
  t.emit('policy.decided', {
    decision: result.decision,
    rule: result.rule,
    policy_id: POLICY_ID,
    policy_version: policy.file.version,
    policy_digest: policy.digest,
    mode: result.mode,
    action_digest: digest,
    inputs: { environment: descriptor.environment, risk_class: descriptor.risk_class, autonomy: descriptor.autonomy },
    obligations: result.obligations,
  }, {
    actor: serviceActor('service:policy-engine'),
    action: id,
    outcome: result.decision === 'deny' ? 'denied' : result.decision === 'require-approval' ? 'escalated' : 'success',
  });
  return { id, agent, descriptor, digest, policyVersion: policy.file.version, decided: result };
}

/** action.blocked: the plane did not let it run. */
export function block(t: Thread, work: Pick<Work, 'id' | 'digest'>, reason: string): void {
  t.time += t.random.int(100, 2_000);
  t.emit('action.blocked', { action_digest: work.digest, reason }, {
    actor: serviceActor('service:orchestrator'), action: work.id, outcome: 'denied',
  });
}

export interface Performance {
  readonly minutes: number;
  /** Resources written, each locked while the action runs. */
  readonly locks?: readonly string[];
  readonly effects: readonly string[];
  /** Commands of the signed work package that carries the action into an enclave. */
  readonly commands?: readonly string[];
  /** How long that package is good for, in milliseconds, if not for the usual time. */
  readonly lifetime?: number;
  /** In place of the runner's one receipt, when the work is done. */
  readonly receipt?: (work: Work, issued: IssuedPackage, started: number) => void;
  /** What happens while it runs, evenly spread. */
  readonly steps?: readonly (() => void)[];
  readonly fails?: string;
  /** The digest that ran, where it is not the one that was asked for. */
  readonly ranDigest?: string;
}

const MARGIN = 10 * SECOND;

/** From lease to release: work.leased, locks, package, action.started, the steps, receipt, action.completed, releases. */
export function perform(t: Thread, work: Work, workId: string, performance: Performance): void {
  const { agent } = work;
  const locks = performance.locks ?? [];
  const duration = Math.round(performance.minutes * MINUTE);
  const claims = [...concurrencyClaims(agent, work.descriptor.environment), ...locks.map((key) => ({ key: `lock/${key}`, limit: 1 }))];
  t.time = t.reserve(claims, duration + 2 * MARGIN) + MARGIN / 2;
  const until = t.time + duration + 2 * MARGIN;
  const orchestrator = serviceActor('service:orchestrator');
  const tick = (): void => void (t.time += t.random.int(40, 400));

  t.emit('work.leased', { work_id: workId, fleet_id: agent.fleet, lease_until: iso(until + 30 * MINUTE) }, { actor: orchestrator, action: work.id });
  for (const resource of locks) {
    tick();
    t.emit('lock.acquired', { resource, work_id: workId }, { actor: orchestrator, action: work.id });
  }
  tick();
  const issued: IssuedPackage | null = performance.commands === undefined ? null : issuePackage(t, work, performance.commands, performance.lifetime);
  tick();
  const started = t.time;
  const digest = performance.ranDigest ?? work.digest;
  t.emit('action.started', { action_digest: digest }, { actor: agentActor(agent), action: work.id });
  const steps = performance.steps ?? [];
  for (const [at, step] of steps.entries()) {
    t.time = started + Math.floor((duration * (at + 1)) / (steps.length + 2));
    step();
  }
  t.time = started + duration;
  if (issued !== null && performance.receipt !== undefined) performance.receipt(work, issued, started);
  else if (issued !== null) executePackage(t, work, issued, started, performance.fails === undefined ? 'success' : 'failure');
  tick();
  if (performance.fails === undefined) {
    t.emit('action.completed', { action_digest: digest, effects: performance.effects }, { actor: agentActor(agent), action: work.id, outcome: 'success' });
  } else {
    t.emit('action.failed', { action_digest: digest, effects: [], reason: performance.fails }, { actor: agentActor(agent), action: work.id, outcome: 'failure' });
  }
  for (const resource of locks) {
    tick();
    t.emit('lock.released', { resource, work_id: workId }, { actor: orchestrator, action: work.id });
  }
  tick();
  t.emit('work.finished', { work_id: workId, fleet_id: agent.fleet }, { actor: orchestrator, action: work.id });
}

/** work.queued: the orchestrator takes the work on. */
export function queue(t: Thread, agent: Agent, priority: number): string {
  const workId = t.name('work');
  t.emit('work.queued', { work_id: workId, fleet_id: agent.fleet, priority }, { actor: serviceActor('service:orchestrator') });
  t.time += t.random.int(300, 4_000);
  return workId;
}
