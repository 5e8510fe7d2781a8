import type { ActionDescriptor } from '../../../core/bundle/format.ts';
import { answerApproval, askApproval, rehearse, viewEvidence, type Asked } from '../approvals.ts';
import { MINUTE } from '../calendar.ts';
import { agentActor, descriptorDigest, perform, queue, request } from '../life-cycle.ts';
import type { Work } from '../work.ts';
import { databaseNode, repositoryNode, serviceNode } from '../systems.ts';
import type { Thread } from '../thread.ts';
import { fill } from '../topics.ts';
import { dataClassOf } from '../threads/common.ts';
import { merged, mergeCommands, mergeDescriptor, release, type Merge } from '../threads/merge.ts';
import { modifyRepository } from '../threads/modify.ts';
import { runTests } from '../threads/test-run.ts';
import { openTicket } from '../threads/ticket.ts';
import { aftermath } from './aftermath.ts';
import type { Cause, StoryPlan } from './plan.ts';
import { differingRecords, type StoryActions } from './differences.ts';

export interface StoryFacts {
  readonly actions: StoryActions;
  /** Record of the event in which the cause shows. */
  readonly causeEvent: string;
  readonly mergeEvent: string;
  readonly incidentEvent: string | null;
  readonly releaseId: string;
  readonly mayDiffer: readonly string[];
}

/**
 * One change from what an observer saw to a release. `incident` adds the plan's cause and what comes of it; nothing
 * else differs, neither a time nor a person nor the number of events.
 */
export function storyThread(t: Thread, plan: StoryPlan, incident: boolean): StoryFacts {
  const wrong = (cause: Cause): boolean => incident && plan.cause === cause;
  const { system, topic, agent } = plan;
  lookAround(t, plan);
  t.time += t.random.int(3 * MINUTE, 9 * MINUTE);
  const problem = fill(topic.problem, system.name);
  const ticket = openTicket(t, plan.observer, problem, `${problem}. Seen: ${topic.observed}.`);
  t.time += t.random.int(8 * MINUTE, 20 * MINUTE);

  const branch = `agents/${ticket.ticketId.toLowerCase()}`;
  const base = t.cut(repositoryNode(system.name));
  const [mergeCommit, head, later] = [t.random.hex(40), t.random.hex(40), t.random.hex(40)];
  const pullRequest = t.name('pr');
  const change = { agent, system, topic, branch, base, head, minutes: 9 };
  modifyRepository(t, { ...change, title: fill(topic.fix, system.name), opens: pullRequest, withPackage: true });
  t.time += t.random.int(2 * MINUTE, 6 * MINUTE);
  const tested = suite(t, plan, head, pullRequest, wrong('failed-test') ? 1 : 0);
  t.time += t.random.int(3 * MINUTE, 12 * MINUTE);

  const merge: Merge = {
    agent, system, pullRequest, head, base, paths: [topic.file],
    title: `Merge ${pullRequest}: ${fill(topic.fix, system.name)}`,
    risk: wrong('ignored-denial') ? 'critical' : 'high',
    environment: 'production',
    migration: wrong('ignored-denial') ? 'destructive' : topic.file.endsWith('.sql') ? 'additive' : 'none',
  };
  const workId = queue(t, agent, 1);
  const prompt = `Ask for approval to merge ${pullRequest} of ${system.name} into main, then merge it.`;
  const work = request(t, { agent, descriptor: mergeDescriptor(merge), secrets: { prompt: { value: prompt, disclosed: true } } });
  const decided = t.last ?? '';
  t.time += t.random.int(200, 2_000);
  const asked = askApproval(t, work);
  viewEvidence(t, work, asked, plan.approver, t.time + 5 * MINUTE);
  rehearse(t, work);
  const approve = prepareApproval(t, plan, work, asked, wrong('self-approval'));
  t.time += t.random.int(14 * MINUTE, 40 * MINUTE);
  if (!wrong('late-approval')) approve.now(t.time);
  const ready = t.last ?? '';

  t.time += t.random.int(4 * MINUTE, 9 * MINUTE);
  t.last = asked.event;
  const followUp = modifyRepository(t, {
    ...change,
    title: `Cover the boundary case of ${topic.suite} in ${system.name}`,
    branch: wrong('moved-head') ? branch : `${branch}-follow-up`,
    base: head, head: later, opens: null, minutes: 4, withPackage: false,
  });
  t.time += t.random.int(MINUTE, 4 * MINUTE);
  suite(t, plan, later, `${pullRequest} follow-up`, 0);

  t.time += t.random.int(3 * MINUTE, 8 * MINUTE);
  t.last = ready;
  const mergedHead = wrong('moved-head') ? later : head;
  let mergeEvent = '';
  perform(t, work, workId, {
    minutes: 2,
    locks: [repositoryNode(system.name)],
    effects: [repositoryNode(system.name), serviceNode(system.name, 'production')],
    commands: mergeCommands(merge),
    ranDigest: descriptorDigest(mergeDescriptor({ ...merge, head: mergedHead })),
    steps: [() => {
      merged(t, work, merge, mergedHead, mergeCommit);
      mergeEvent = t.last ?? '';
    }],
  });
  const late = t.time + t.random.int(4 * MINUTE, 19 * MINUTE);
  if (wrong('late-approval')) approve.now(late);
  const releaseId = release(t, work, merge, mergeCommit);
  const after = aftermath(t, plan, work, ticket, releaseId, base, incident);

  const causeEvent: Readonly<Record<Cause, string>> = {
    'moved-head': mergeEvent, 'self-approval': approve.event, 'late-approval': approve.event, 'failed-test': tested, 'ignored-denial': decided,
  };
  const actions = { merge: work.id, followUp: followUp.id, tested, approval: approve.event };
  return {
    actions, mergeEvent, releaseId,
    causeEvent: causeEvent[plan.cause],
    incidentEvent: after.incidentEvent,
    mayDiffer: differingRecords(t.events, plan.cause, actions, after.records),
  };
}

/** The approval has its record number before it has its time: granted late, it is the same record. */
function prepareApproval(t: Thread, plan: StoryPlan, work: Work, asked: Asked, bySelf: boolean): { event: string; now(at: number): void } {
  const event = t.allot();
  return {
    event,
    now(at) {
      const last = t.last;
      const late = last !== asked.event;
      answerApproval(t, work, asked, {
        approver: bySelf ? plan.owner : plan.approver,
        decision: 'granted',
        reason: 'Diff and suite read. Small change, rollback is one command.',
        at,
        as: event,
      });
      if (late) t.last = last;
    },
  };
}

function suite(t: Thread, plan: StoryPlan, commit: string, subject: string, failures: number): string {
  const { topic, system, tester } = plan;
  return runTests(t, {
    agent: tester, system: system.name, suite: topic.suite, title: `Required suite ${topic.suite} of ${system.name} for ${subject}`,
    cases: topic.cases, commit, environment: 'ci', required: true, failures, files: 'results-and-trace',
  });
}

function lookAround(t: Thread, { observer, system }: StoryPlan): void {
  if (system.database === null) throw new Error('the plan picks a system with a database');
  const resource = databaseNode(system.database.name, 'production');
  const descriptor: ActionDescriptor = {
    kind: 'data.query',
    title: `Error rate of ${system.name} by endpoint`,
    targets: [resource],
    environment: 'production',
    risk_class: 'low',
    data_classes: [dataClassOf(system)],
    reversibility: 'reversible',
    autonomy: 'observe',
    scopes: ['data.query@production'],
    parameters: { statement_timeout: '5s', row_limit: '10000' },
    rollback_plan: null,
  };
  const workId = queue(t, observer, 5);
  const query = 'SELECT endpoint, count(*) FILTER (WHERE status >= 500) AS errors, count(*) FROM requests GROUP BY endpoint';
  const work = request(t, { agent: observer, descriptor, secrets: { query: { value: query, disclosed: true } } });
  perform(t, work, workId, {
    minutes: 0.5,
    effects: [],
    steps: [() => t.emit('data.read', { resource, data_class: dataClassOf(system), records: t.random.int(200, 4_000) }, {
      actor: agentActor(observer), action: work.id,
    })],
  });
}
