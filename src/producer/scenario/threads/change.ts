import { answerApproval, askApproval, expireApproval, rehearse, viewEvidence } from '../approvals.ts';
import { DAY, HOUR, iso, MINUTE } from '../calendar.ts';
import { block, perform, queue, request } from '../life-cycle.ts';
import type { Work } from '../work.ts';
import { issuePackage, rejectPackage } from '../packages.ts';
import { peopleWith, type Person } from '../organisation.ts';
import { repositoryNode, serviceNode } from '../systems.ts';
import { serviceActor, type Thread } from '../thread.ts';
import { fill } from '../topics.ts';
import { clearedWorkers, workersOf } from '../world.ts';
import { dataClassOf, secret, TARGETS, topicFor } from './common.ts';
import { merged, mergeCommands, mergeDescriptor, release, verified, type Merge } from './merge.ts';
import { modifyRepository } from './modify.ts';
import { runTests } from './test-run.ts';
import { closeTicket, leaveOpen, openTicket, type OpenedTicket } from './ticket.ts';

type Ending = 'shipped' | 'denied' | 'expired' | 'tests-failed' | 'package-rejected' | 'rolled-back';

const ENDINGS: readonly (readonly [Ending, number])[] = [
  ['shipped', 62], ['denied', 10], ['expired', 7], ['tests-failed', 10], ['package-rejected', 5], ['rolled-back', 6],
];

/** From a ticket over a pull request and its tests to a release, or to the gate that stopped it. */
export function changeThread(t: Thread): void {
  const system = t.random.pick(TARGETS);
  const topic = topicFor(t, system);
  const ending = t.random.weighted(ENDINGS);
  const agent = t.random.pick(clearedWorkers(t.world, 'remediate', dataClassOf(system)));
  const problem = fill(topic.problem, system.name);
  const ticket = openTicket(t, t.random.pick(workersOf(t.world, 'observe')), problem, `${problem}. Seen: ${topic.observed}.`);

  t.time += t.random.int(10 * MINUTE, 2 * HOUR);
  const base = t.cut(repositoryNode(system.name));
  const head = t.random.hex(40);
  const pullRequest = t.name('pr');
  modifyRepository(t, {
    agent, system, topic,
    title: fill(topic.fix, system.name),
    branch: `agents/${ticket.ticketId.toLowerCase()}`,
    base, head,
    opens: pullRequest,
    minutes: 4 + t.random.unit() * 18,
    withPackage: t.random.chance(0.5),
  });

  t.time += t.random.int(2 * MINUTE, 20 * MINUTE);
  runTests(t, {
    agent: t.random.pick(workersOf(t.world, 'test')),
    system: system.name, suite: topic.suite, title: `Required suite ${topic.suite} of ${system.name} for ${pullRequest}`,
    cases: topic.cases, commit: head, environment: 'ci', required: true,
    failures: ending === 'tests-failed' ? 1 : 0,
    files: t.random.chance(0.4) ? 'results-and-trace' : 'results',
  });
  if (ending === 'tests-failed') return leaveOpen(t, ticket);

  t.time += t.random.int(3 * MINUTE, 40 * MINUTE);
  const merge: Merge = {
    agent, system, pullRequest, head, base, paths: [topic.file],
    title: `Merge ${pullRequest}: ${fill(topic.fix, system.name)}`,
    risk: ending === 'rolled-back' || t.random.chance(0.4) ? 'high' : 'medium',
    environment: ending === 'rolled-back' ? 'staging' : 'production',
    migration: topic.file.endsWith('.sql') ? 'additive' : 'none',
  };
  mergeAndShip(t, merge, ticket, ending);
}

function mergeAndShip(t: Thread, merge: Merge, ticket: OpenedTicket, ending: Ending): void {
  const { agent, system } = merge;
  const workId = queue(t, agent, 1);
  const prompt = `The required suite passed on ${merge.head.slice(0, 12)}. Ask for approval to merge ${merge.pullRequest}; do not merge anything else.`;
  const work = request(t, { agent, descriptor: mergeDescriptor(merge), secrets: { prompt: secret(t, prompt) } });
  if (!gate(t, work, ending)) return leaveOpen(t, ticket);
  if (ending === 'package-rejected') {
    rejectPackage(t, work, issuePackage(t, work, mergeCommands(merge)), 'the enclave had no capacity before the package would expire');
    t.time += t.random.int(2 * MINUTE, 9 * MINUTE);
  }
  const mergeCommit = t.random.hex(40);
  let before = '';
  perform(t, work, workId, {
    minutes: 0.5 + t.random.unit() * 2,
    locks: [repositoryNode(system.name)],
    effects: [repositoryNode(system.name), serviceNode(system.name, merge.environment)],
    commands: mergeCommands(merge),
    steps: [() => void (before = merged(t, work, merge, merge.head, mergeCommit))],
  });
  const shipping = t.name('rel');
  if (t.random.chance(0.2)) override(t, work, shipping, ticket);
  const releaseId = release(t, work, merge, mergeCommit, shipping);
  const observer = t.random.pick(workersOf(t.world, 'observe'));
  t.time += t.random.int(8 * MINUTE, 25 * MINUTE);
  if (ending === 'rolled-back') {
    verified(t, work, observer, releaseId, 'degraded', `p99 of ${system.name} in staging rose from 210 ms to 940 ms`);
    t.time += t.random.int(2 * MINUTE, 9 * MINUTE);
    t.emit('rollback.completed', { release_id: releaseId, to_commit: before }, {
      actor: serviceActor('service:release-controller'), action: work.id, outcome: 'success',
    });
    return leaveOpen(t, ticket);
  }
  verified(t, work, observer, releaseId, 'healthy', `error rate of ${system.name} unchanged over ten minutes, p99 within objective`);
  t.time += t.random.int(1 * MINUTE, 10 * MINUTE);
  closeTicket(t, ticket, `Released in ${releaseId}`);
}

/** gate.overridden: the freeze of a quarter's end is set aside by a release manager who does not own the agent. */
function override(t: Thread, work: Work, releaseId: string, ticket: OpenedTicket): void {
  const approver = t.random.pick(independent(work, 'release-manager'));
  t.time += t.random.int(MINUTE, 4 * MINUTE);
  t.emit('gate.overridden', {
    gate: 'gate:change-freeze', release_id: releaseId, approver: approver.id, reason: 'The fault costs more than the freeze saves; the change can be undone.',
    expires_at: iso(t.time + DAY), follow_up: ticket.ticketId,
  }, { actor: { kind: 'person', id: approver.id }, action: work.id });
}

const GRANTED = ['Diff and test results read; the change is small and can be undone.', 'Reviewed with the team, suite is green on this commit.', 'Matches the ticket; rollback was rehearsed last week.', 'Read the diff line by line. Fine for today\u2019s window.'] as const;
const DENIED = ['Not during the quarter-end freeze of the finance systems.', 'The diff touches more than the ticket says. Split it.', 'Wait for the fix upstream instead.', 'The rollback plan does not cover data already written.'] as const;

/** Approval by someone who neither owns the agent nor shares its account. False when the gate stopped the action. */
export function gate(t: Thread, work: Work, ending: string): boolean {
  if (work.decided.decision === 'permit') return true;
  t.time += t.random.int(200, 2_000);
  const asked = askApproval(t, work);
  const approver = t.random.pick(independent(work, asked.role));
  const wait = t.random.int(6 * MINUTE, 150 * MINUTE);
  const granted = t.random.pick(GRANTED);
  const denied = t.random.pick(DENIED);
  if (ending === 'expired') {
    expireApproval(t, work, asked);
    block(t, work, 'the approval expired unanswered');
    return false;
  }
  t.time += wait;
  if (ending === 'denied') {
    answerApproval(t, work, asked, { approver, decision: 'denied', reason: denied });
    block(t, work, 'the approver refused');
    return false;
  }
  viewEvidence(t, work, asked, approver);
  answerApproval(t, work, asked, { approver, decision: 'granted', reason: granted });
  rehearse(t, work);
  t.time += t.random.int(MINUTE, 10 * MINUTE);
  return true;
}

function independent(work: Work, role: string): readonly Person[] {
  return peopleWith(role).filter((person) => person.id !== work.agent.owner);
}
