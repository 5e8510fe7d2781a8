import { sha256Hex } from '../../core/crypto/index.ts';
import { answerApproval, askApproval, type Asked } from '../scenario/approvals.ts';
import { MINUTE } from '../scenario/calendar.ts';
import { perform, queue, request, type Performance } from '../scenario/life-cycle.ts';
import type { Keyring } from '../scenario/keyring.ts';
import type { Work } from '../scenario/work.ts';
import type { Agent } from '../scenario/fleets.ts';
import { PEOPLE, peopleWith, type Person } from '../scenario/organisation.ts';
import { repositoryNode, serviceNode } from '../scenario/systems.ts';
import type { Draft, Thread } from '../scenario/thread.ts';
import { dataClassOf, TARGETS } from '../scenario/threads/common.ts';
import { merged, mergeCommands, mergeDescriptor, release, verified, type Merge } from '../scenario/threads/merge.ts';
import { modifyRepository } from '../scenario/threads/modify.ts';
import { runTests } from '../scenario/threads/test-run.ts';
import { TOPICS } from '../scenario/topics.ts';
import { clearedWorkers, workersOf } from '../scenario/world.ts';
import type { Stage } from './scene.ts';

/** People and things of a change, the same in every scene. */
export interface Cast {
  readonly agent: Agent;
  readonly owner: Person;
  /** Answers for no part of the request. */
  readonly approver: Person;
  readonly observer: Agent;
  readonly tester: Agent;
}

export function castOf(t: Thread): Cast {
  const system = TARGETS[0]!;
  const agent = clearedWorkers(t.world, 'remediate', dataClassOf(system))[0]!;
  const owner = personOf(agent.owner);
  return {
    agent, owner,
    approver: peopleWith('production-approver').find((person) => person.id !== owner.id)!,
    observer: workersOf(t.world, 'observe')[0]!,
    tester: workersOf(t.world, 'test')[0]!,
  };
}

export function personOf(id: string): Person {
  const person = PEOPLE.find((each) => each.id === id);
  if (person === undefined) throw new Error(`no person ${id}`);
  return person;
}

/** What may be different about a merge that is otherwise as it should be. Every step can be put in another's place. */
export interface MergeScript {
  readonly merge?: Partial<Merge>;
  /** Failures of the required suite. */
  readonly failures?: number;
  /** In place of the request by the policy's own decision. */
  readonly request?: (t: Thread, merge: Merge) => Work;
  /** In place of an answer by the independent approver a quarter of an hour later. */
  readonly answer?: (t: Thread, work: Work, asked: Asked, cast: Cast) => void;
  readonly perform?: Partial<Performance>;
  /** In place of a release that is found healthy. */
  readonly after?: (t: Thread, work: Work, merge: Merge, commit: string, cast: Cast) => void;
}

export interface PlayedMerge { readonly work: Work; readonly merge: Merge; readonly cast: Cast; readonly mergeCommit: string }

/** A change from its branch to its release in production: modified, tested, asked for, approved, merged, shipped, verified. */
export function playMerge(t: Thread, script: MergeScript = {}): PlayedMerge {
  const cast = castOf(t);
  const system = TARGETS[0]!;
  const topic = TOPICS.find((each) => each.file.endsWith(`.${system.language}`) || each.file.endsWith('.yaml'))!;
  const base = t.cut(repositoryNode(system.name));
  const pullRequest = t.name('pr');
  const head = sha256Hex(`head of ${pullRequest}`).slice(0, 40);
  modifyRepository(t, {
    agent: cast.agent, system, topic, title: `Change ${system.name}`, branch: 'agents/scene', base, head,
    opens: pullRequest, minutes: 6, withPackage: false,
  });
  t.time += 4 * MINUTE;
  runTests(t, {
    agent: cast.tester, system: system.name, suite: topic.suite, title: `Required suite ${topic.suite} for ${pullRequest}`, cases: topic.cases, commit: head,
    environment: 'ci', required: true, failures: script.failures ?? 0, files: 'results',
  });
  t.time += 5 * MINUTE;
  const merge: Merge = {
    agent: cast.agent, system, pullRequest, head, base, paths: [topic.file], title: `Merge ${pullRequest}`, risk: 'high', environment: 'production', migration: 'none', ...script.merge,
  };
  const workId = queue(t, cast.agent, 1);
  const work = script.request?.(t, merge) ?? request(t, { agent: cast.agent, descriptor: mergeDescriptor(merge) });
  t.time += 2_000;
  const asked = askApproval(t, work);
  if (script.answer === undefined) approve(t, work, asked, cast.approver);
  else script.answer(t, work, asked, cast);
  t.time += 5 * MINUTE;
  const mergeCommit = sha256Hex(`merge ${head}`).slice(0, 40);
  perform(t, work, workId, {
    minutes: 2,
    locks: [repositoryNode(system.name)],
    effects: [repositoryNode(system.name), serviceNode(system.name, merge.environment)],
    commands: mergeCommands(merge),
    steps: [() => void merged(t, work, merge, merge.head, mergeCommit)],
    ...script.perform,
  });
  if (script.after === undefined) shipHealthy(t, work, merge, mergeCommit, cast);
  else script.after(t, work, merge, mergeCommit, cast);
  return { work, merge, cast, mergeCommit };
}

/** The same strand, in which others sign in place of those whose keys these are. */
export function signing(t: Thread, keys: Partial<Keyring>): Thread {
  const world = { ...t.world, keyring: { ...t.world.keyring, ...keys } };
  return {
    ...t, world,
    get time() { return t.time; },
    set time(time) { t.time = time; },
    get last() { return t.last; },
    set last(last) { t.last = last; },
  };
}

/** The action is started once more, so many milliseconds after its start; `otherwise` is what that start says in place of the first. */
export function startAgain({ t, revise }: Pick<Stage, 't' | 'revise'>, { id }: Work, later: number, otherwise: Partial<Draft> = {}): void {
  revise((each) => (each.type === 'action.started' && each.action_id === id ? [each, { ...each, record_id: t.allot(), time: each.time + later, ...otherwise }] : [each]));
}

/** An attempt so many milliseconds before the one that the strand plays; it failed `lasted` later, with `effects`. */
export function failBefore({ t, revise }: Pick<Stage, 't' | 'revise'>, { id }: Work, earlier: number, lasted: number, effects: readonly string[] = []): void {
  revise((each) => {
    if (each.type !== 'action.started' || each.action_id !== id) return [each];
    const [first, failed] = [t.allot(), t.allot()];
    const time = each.time - earlier;
    return [
      { ...each, record_id: first, time },
      { ...each, record_id: failed, type: 'action.failed', time: time + lasted, causes: [first], outcome: 'failure', data: { ...each.data, effects, reason: 'no answer from the runner' } },
      each,
    ];
  });
}

/** A quarter of an hour to read, then yes. */
export function approve(t: Thread, work: Work, asked: Asked, approver: Person): void {
  t.time += 15 * MINUTE;
  answerApproval(t, work, asked, { approver, decision: 'granted', reason: 'Diff and suite read.' });
}

function shipHealthy(t: Thread, work: Work, merge: Merge, commit: string, { observer }: Cast): string {
  const releaseId = release(t, work, merge, commit);
  t.time += 12 * MINUTE;
  verified(t, work, observer, releaseId, 'healthy', 'error rate unchanged over ten minutes');
  return releaseId;
}
