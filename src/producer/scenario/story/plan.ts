import { DAY, HOUR, MINUTE, POLICY_CHANGE } from '../calendar.ts';
import type { Agent } from '../fleets.ts';
import { mayRead } from '../graph.ts';
import { PEOPLE, peopleWith, type Person } from '../organisation.ts';
import { createRandom } from '../random.ts';
import type { SystemRow } from '../systems.ts';
import { dataClassOf, TARGETS } from '../threads/common.ts';
import { TOPICS, type Topic } from '../topics.ts';
import { clearedWorkers, workersOf, type World } from '../world.ts';

/** Why the bad merge could ship. */
export const CAUSES = ['moved-head', 'self-approval', 'late-approval', 'failed-test', 'ignored-denial'] as const;
export type Cause = (typeof CAUSES)[number];

/** The people, systems and time of the change that both twins tell of. A function of the seed alone. */
export interface StoryPlan {
  readonly cause: Cause;
  readonly start: number;
  readonly system: SystemRow;
  readonly topic: Topic;
  readonly agent: Agent;
  readonly owner: Person;
  readonly approver: Person;
  readonly observer: Agent;
  readonly tester: Agent;
  readonly commander: Person;
}

export function causeOf(seed: string): Cause {
  return createRandom(seed, 'story/cause').pick(CAUSES);
}

export function planStory(world: World): StoryPlan {
  const cause = causeOf(world.seed);
  const random = createRandom(world.seed, 'story/plan');
  const system = random.pick(TARGETS.filter((each) => each.database !== null));
  const topics = TOPICS.filter((each) => (cause === 'ignored-denial'
    ? each.file.endsWith('.sql')
    : each.file.endsWith(`.${system.language}`) || each.file.endsWith('.yaml')));
  const agent = random.pick(clearedWorkers(world, 'remediate', dataClassOf(system)));
  const owner = PEOPLE.find((person) => person.id === agent.owner);
  if (owner === undefined) throw new Error(`no owner ${agent.owner}`);
  return {
    cause,
    start: weekday(POLICY_CHANGE + random.int(4, 38) * DAY) + random.int(0, 90) * MINUTE,
    system,
    topic: random.pick(topics),
    agent,
    owner,
    approver: random.pick(peopleWith('production-approver').filter((person) => person.id !== owner.id)),
    observer: random.pick(workersOf(world, 'observe').filter((each) => mayRead(each, system, 'production'))),
    tester: random.pick(workersOf(world, 'test')),
    commander: random.pick(peopleWith('incident-commander')),
  };
}

/** 08:30 of the day, or of the Monday after it. */
function weekday(time: number): number {
  const day = new Date(time).getUTCDay();
  const late = day === 6 ? 2 : day === 0 ? 1 : 0;
  return Math.floor(time / DAY) * DAY + late * DAY + 8 * HOUR + 30 * MINUTE;
}
