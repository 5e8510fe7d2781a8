import type { ActionDescriptor, DataClass } from '../../core/bundle/format.ts';
import type { Agent } from '../scenario/fleets.ts';
import { agentActor, perform, queue, request } from '../scenario/life-cycle.ts';
import type { Work } from '../scenario/work.ts';
import { databaseNode } from '../scenario/systems.ts';
import type { Thread } from '../scenario/thread.ts';
import { workersOf } from '../scenario/world.ts';

/** What may be different about a question to a database that is otherwise as it should be. */
export interface QueryScript {
  readonly agent?: Agent;
  readonly database?: string;
  readonly environment?: 'staging' | 'production';
  /** As the request and the data event state it. */
  readonly dataClass?: DataClass;
  /** Of the data event alone. */
  readonly read?: DataClass;
}

/** An observer asks one database one question, within its clearance, and gets its answer. */
export function playQuery(t: Thread, script: QueryScript = {}): Work {
  const { database = 'rates', environment = 'production', dataClass = 'internal' } = script;
  const agent = script.agent ?? workersOf(t.world, 'observe')[0]!;
  const resource = databaseNode(database, environment);
  const descriptor: ActionDescriptor = {
    kind: 'data.query', title: `Rows of ${database} by day`, targets: [resource], environment, risk_class: 'low', data_classes: [dataClass],
    reversibility: 'reversible', autonomy: 'observe', scopes: [`data.query@${environment}`], parameters: { statement_timeout: '5s', row_limit: '10000' },
    rollback_plan: null,
  };
  const workId = queue(t, agent, 5);
  const work = request(t, { agent, descriptor });
  perform(t, work, workId, {
    minutes: 1, effects: [],
    steps: [() => void t.emit('data.read', { resource, data_class: script.read ?? dataClass, records: 1_200 }, { actor: agentActor(agent), action: work.id })],
  });
  return work;
}

/** When the strand's first action started. */
export function startOf(t: Thread): number {
  const start = t.events.find((each) => each.type === 'action.started');
  if (start === undefined) throw new Error('nothing started');
  return start.time;
}
