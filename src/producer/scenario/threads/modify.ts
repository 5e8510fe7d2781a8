import type { ActionDescriptor } from '../../../core/bundle/format.ts';
import { reproduction, unifiedDiff } from '../artifacts/change.ts';
import { recordArtifact } from '../artifacts/index.ts';
import type { Agent } from '../fleets.ts';
import { agentActor, perform, queue, request } from '../life-cycle.ts';
import type { Work } from '../work.ts';
import { repositoryNode, type SystemRow } from '../systems.ts';
import type { Thread } from '../thread.ts';
import { fill, type Topic } from '../topics.ts';
import { secret } from './common.ts';

export interface Modification {
  readonly agent: Agent;
  readonly system: SystemRow;
  readonly topic: Topic;
  readonly title: string;
  readonly branch: string;
  readonly base: string;
  readonly head: string;
  /** Null when the commit goes onto a pull request that is already open. */
  readonly opens: string | null;
  readonly minutes: number;
  readonly withPackage: boolean;
}

/** A remediation agent commits a change to a branch and opens a pull request for it. */
export function modifyRepository(t: Thread, change: Modification): Work {
  const { agent, system, topic, branch, base, head } = change;
  const repository = repositoryNode(system.name);
  const descriptor: ActionDescriptor = {
    kind: 'repository.modify',
    title: change.title,
    targets: [repository],
    environment: 'ci',
    risk_class: 'medium',
    data_classes: ['internal'],
    reversibility: 'reversible',
    autonomy: 'execute',
    scopes: ['repository.modify@ci'],
    parameters: { branch, base, head, files: topic.file },
    rollback_plan: 'Close the pull request and delete the branch',
  };
  const workId = queue(t, agent, 2);
  const prompt = `${fill(topic.problem, system.name)}. Reproduce it, make the smallest change to ${topic.file} that mends it, and add the case to the ${topic.suite} suite.`;
  const work = request(t, { agent, descriptor, secrets: { prompt: secret(t, prompt) } });
  perform(t, work, workId, {
    minutes: change.minutes,
    locks: [repository],
    effects: [repository],
    ...(change.withPackage ? { commands: [`git switch ${branch}`, `apply ${topic.file}`, `git push origin ${branch}`] } : {}),
    steps: [
      () => void recordArtifact(t, work, 'reproduction', reproduction(topic, system.name, base)),
      () => void recordArtifact(t, work, 'diff', unifiedDiff(topic, base, head, 12 + (topic.file.length % 80))),
      ...(change.opens === null ? [] : [openPullRequest(t, work, change.opens, repository, head)]),
    ],
  });
  return work;
}

function openPullRequest(t: Thread, work: Work, pullRequest: string, repository: string, head: string): () => void {
  return () => void t.emit('pull-request.opened', { pull_request: pullRequest, repository, head, base: 'main' }, {
    actor: agentActor(work.agent), action: work.id,
  });
}
