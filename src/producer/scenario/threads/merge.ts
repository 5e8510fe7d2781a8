import type { ActionDescriptor, RiskClass } from '../../../core/bundle/format.ts';
import { iso, MINUTE } from '../calendar.ts';
import type { Agent } from '../fleets.ts';
import { agentActor } from '../life-cycle.ts';
import type { Work } from '../work.ts';
import { pipelineNode, repositoryNode, serviceNode, type SystemRow } from '../systems.ts';
import { serviceActor, type Thread } from '../thread.ts';
import { dataClassOf } from './common.ts';

export interface Merge {
  readonly agent: Agent;
  readonly system: SystemRow;
  readonly title: string;
  readonly pullRequest: string;
  readonly head: string;
  /** The commit of main that the head was cut from, and the files between the two. */
  readonly base: string;
  readonly paths: readonly string[];
  readonly risk: RiskClass;
  readonly environment: 'staging' | 'production';
  readonly migration: 'none' | 'additive' | 'destructive';
}

/** Merging releases: the pipeline of every repository deploys what is on main. */
export function mergeDescriptor(merge: Merge): ActionDescriptor {
  const { system, environment } = merge;
  return {
    kind: 'repository.merge',
    title: merge.title,
    targets: [repositoryNode(system.name), serviceNode(system.name, environment)],
    environment,
    risk_class: merge.risk,
    data_classes: [environment === 'production' ? dataClassOf(system) : 'internal'],
    reversibility: merge.migration === 'destructive' ? 'irreversible' : 'compensable',
    autonomy: 'execute-with-approval',
    scopes: [`repository.merge@${environment}`],
    parameters: { pull_request: merge.pullRequest, head: merge.head, base: 'main', schema_migration: merge.migration },
    rollback_plan: `Redeploy the release before it: deployctl rollback ${system.name}`,
  };
}

export function mergeCommands(merge: Merge): readonly string[] {
  return [`git merge --no-ff ${merge.pullRequest}`, `deployctl release ${merge.system.name} --environment ${merge.environment}`];
}

/** pull-request.merged, inside the action. Returns the commit that main stood at before. */
export function merged(t: Thread, work: Work, { pullRequest, system, base, paths }: Merge, head: string, mergeCommit: string): string {
  const repository = repositoryNode(system.name);
  const onto = t.land(repository, mergeCommit);
  t.emit('pull-request.merged', { pull_request: pullRequest, repository, head, merge_commit: mergeCommit, lineage: { branch: 'main', base, onto, paths } }, {
    actor: agentActor(work.agent), action: work.id,
  });
  return onto;
}

/** pipeline.completed and release.shipped: the same for every merge. Returns the release's id. */
export function release(t: Thread, work: Work, merge: Merge, commit: string, releaseId = t.name('rel')): string {
  const runId = t.name('run');
  const started = t.time + t.random.int(2_000, 20_000);
  t.time = started + t.random.int(4 * MINUTE, 14 * MINUTE);
  t.emit('pipeline.completed', { run_id: runId, pipeline: pipelineNode(merge.system.name), commit, status: 'success' }, {
    actor: serviceActor('service:ci'), action: work.id, outcome: 'success',
  });
  t.addRun({
    run_id: runId, pipeline: pipelineNode(merge.system.name), commit, status: 'success',
    started_at: iso(started), finished_at: iso(t.time), environment: merge.environment,
  });
  t.time += t.random.int(1 * MINUTE, 3 * MINUTE);
  t.emit('release.shipped', { release_id: releaseId, commit, environment: merge.environment }, {
    actor: serviceActor('service:release-controller'), action: work.id,
  });
  return releaseId;
}

export function verified(t: Thread, work: Work, observer: Agent, releaseId: string, status: 'healthy' | 'degraded', detail: string): void {
  t.emit('verification.completed', { release_id: releaseId, status, detail }, {
    actor: agentActor(observer), action: work.id, outcome: status === 'healthy' ? 'success' : 'failure',
  });
}
