import type { ActionDescriptor } from '../../../core/bundle/format.ts';
import { mayRead } from '../graph.ts';
import { agentActor, block, perform, queue, request } from '../life-cycle.ts';
import { databaseNode } from '../systems.ts';
import type { Thread } from '../thread.ts';
import { fill, QUERIES } from '../topics.ts';
import { workersOf } from '../world.ts';
import { secret, TARGETS } from './common.ts';

/** An observer asks one database one question. Above its clearance it is refused. */
export function queryThread(t: Thread): void {
  const environment = t.random.chance(0.8) ? 'production' : 'staging';
  const refused = t.random.chance(0.03);
  const agents = workersOf(t.world, 'observe').filter((agent) => !refused || agent.clearance === 'internal');
  const agent = t.random.pick(agents);
  const stage = refused ? 'production' : environment;
  const systems = TARGETS.filter((each) => each.database !== null && mayRead(agent, each, stage) !== refused);
  const system = t.random.pick(systems);
  const database = system.database;
  if (database === null) throw new Error('filtered above');
  const dataClass = stage === 'production' ? database.dataClass : 'internal';
  const [title, query] = t.random.pick(QUERIES);
  const resource = databaseNode(database.name, stage);
  const descriptor: ActionDescriptor = {
    kind: 'data.query',
    title: fill(title, system.name),
    targets: [resource],
    environment: stage,
    risk_class: 'low',
    data_classes: [dataClass],
    reversibility: 'reversible',
    autonomy: 'observe',
    scopes: [`data.query@${stage}`],
    parameters: { statement_timeout: '5s', row_limit: '10000' },
    rollback_plan: null,
  };
  const workId = queue(t, agent, 5);
  const work = request(t, { agent, descriptor, secrets: { query: secret(t, query) } });
  if (work.decided.decision !== 'permit') return block(t, work, 'data class above clearance');
  perform(t, work, workId, {
    minutes: 0.1 + t.random.unit() * 1.4,
    effects: [],
    steps: [() => t.emit('data.read', { resource, data_class: dataClass, records: t.random.int(1, 9_000) }, {
      actor: agentActor(agent), action: work.id,
    })],
  });
}
