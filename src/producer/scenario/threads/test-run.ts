import type { ActionDescriptor } from '../../../core/bundle/format.ts';
import { junitXml } from '../artifacts/junit.ts';
import { otlpTrace } from '../artifacts/otlp.ts';
import { recordArtifact } from '../artifacts/index.ts';
import { iso } from '../calendar.ts';
import type { Agent } from '../fleets.ts';
import { agentActor, perform, queue, request } from '../life-cycle.ts';
import type { Work } from '../work.ts';
import { repositoryNode, serviceNode } from '../systems.ts';
import type { Thread } from '../thread.ts';
import { fill, SUITES } from '../topics.ts';
import { workersOf } from '../world.ts';
import { secret, TARGETS } from './common.ts';

export interface TestRun {
  readonly agent: Agent;
  readonly system: string;
  readonly suite: string;
  readonly title: string;
  readonly cases: readonly string[];
  readonly commit: string;
  readonly environment: 'ci' | 'staging';
  readonly required: boolean;
  /** How many of the cases fail, from the last. */
  readonly failures: number;
  readonly files: 'none' | 'results' | 'results-and-trace';
}

/** One suite on one commit. Returns the record id of test.completed. */
export function runTests(t: Thread, run: TestRun): string {
  const { agent, suite, commit, environment } = run;
  const target = environment === 'ci' ? repositoryNode(run.system) : serviceNode(run.system, environment);
  const descriptor: ActionDescriptor = {
    kind: 'test.run',
    title: run.title,
    targets: [target],
    environment,
    risk_class: 'low',
    data_classes: ['internal'],
    reversibility: 'reversible',
    autonomy: 'execute',
    scopes: [`test.run@${environment}`],
    parameters: { suite, commit },
    rollback_plan: null,
  };
  const workId = queue(t, agent, 3);
  const prompt = `Run the ${suite} suite of ${run.system} on ${commit.slice(0, 12)} and report failures with their reproduction.`;
  const work = request(t, { agent, descriptor, secrets: { prompt: secret(t, prompt) } });
  const minutes = 1 + t.random.unit() * 7;
  const millis = run.cases.map(() => t.random.int(40, 9_000));
  let tested = '';
  perform(t, work, workId, {
    minutes,
    effects: [],
    steps: [() => {
      const artifactId = run.files === 'none' ? null : recordResults(t, work, run, millis);
      if (run.files === 'results-and-trace') recordTrace(t, work, minutes, ['checkout', 'run_suite', 'read_report']);
      tested = t.emit('test.completed', {
        suite, artifact_id: artifactId, passed: run.cases.length - run.failures, failed: run.failures, required: run.required, commit,
      }, { actor: agentActor(agent), action: work.id, outcome: run.failures === 0 ? 'success' : 'failure' });
    }],
  });
  return tested;
}

function recordResults(t: Thread, work: Work, run: TestRun, millis: readonly number[]): string {
  const firstFailing = run.cases.length - run.failures;
  const bytes = junitXml(run.suite, iso(t.time).slice(0, 19), run.cases.map((name, at) => ({
    name, millis: millis[at]!, failure: at < firstFailing ? null : `expected "${name}" to hold; it did not within the deadline`,
  })));
  return recordArtifact(t, work, 'junit', bytes);
}

function recordTrace(t: Thread, work: Work, minutes: number, tools: readonly string[]): string {
  const row = t.world.agentsFile.agents.find((each) => each.id === work.agent.id);
  if (row === undefined) throw new Error(`no agent ${work.agent.id}`);
  return recordArtifact(t, work, 'otlp', otlpTrace(t.random, {
    agentId: row.id, agentName: row.name, model: row.model, actionId: work.id, title: work.descriptor.title,
    start: t.time - Math.round(minutes * 20_000), end: t.time, tools,
  }));
}

/** A scheduled suite, outside any change. */
export function testThread(t: Thread, withFiles: boolean): void {
  const system = t.random.pick(TARGETS);
  const [suite, title, cases] = t.random.pick(SUITES);
  runTests(t, {
    agent: t.random.pick(workersOf(t.world, 'test')),
    system: system.name,
    suite,
    title: fill(title, system.name),
    cases,
    commit: t.random.hex(40),
    environment: t.random.chance(0.6) ? 'ci' : 'staging',
    required: false,
    failures: t.random.chance(0.12) ? 1 : 0,
    files: !withFiles ? 'none' : t.random.chance(0.5) ? 'results-and-trace' : 'results',
  });
}
