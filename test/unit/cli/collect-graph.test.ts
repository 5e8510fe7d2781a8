import { expect, test } from 'vitest';
import { graphCollector } from '../../../src/cli/collect-graph.ts';
import type { Action } from '../../../src/core/model/record.ts';
import type { Verified } from '../../../src/engine/verify/index.ts';
import { ACTION, RECORD, recordEvent } from '../../support/record-fixture.ts';
import { reportRun } from '../../support/run-fixture.ts';

const action = (id: string, targets: readonly string[], more: Partial<Action>): Action => ({ ...ACTION, id, agentId: `agent of ${id}`, descriptor: { ...ACTION.descriptor, targets }, started: null, finished: null, ...more });
const started = { value: { actionDigest: null }, at: {}, time: 1 };
const ended = (effects: readonly string[]): Action['finished'] => ({ value: { type: 'action.completed', actionDigest: null, effects, reason: null }, at: {}, time: 2 });
const verified = (actions: readonly Action[]): Verified => ({ run: reportRun('passing'), bytes: new Uint8Array(), runId: '', heads: [], replay: null, record: { ...RECORD, graphs: [], actions } });

const touches = (actions: readonly Action[], events: readonly Parameters<typeof recordEvent>[1][] = [], most?: number) => {
  const collector = graphCollector(most);
  events.forEach((event, n) => collector.event(recordEvent(n, event)));
  return collector.figure(verified(actions))?.touches.map(({ agent, node, done, denied }) => [agent, node, done, denied]);
};

test('an action did what its effects say, or its targets where it started and says none', () => {
  expect(touches([action('a', ['t'], { started, finished: ended(['e', 'e']) }), action('b', ['t'], { started })])).toEqual([['agent of a', 'e', 1, 0], ['agent of b', 't', 1, 0]]);
});

test('what was refused before it began counts as refused, and what merely waits as nothing', () => {
  expect(touches([action('a', ['t', 'u'], { outcome: 'denied' }), action('b', ['t'], { outcome: 'in-progress' })])).toEqual([['agent of a', 't', 0, 1], ['agent of a', 'u', 0, 1]]);
});

test('data events are counted one by one, for the action’s agent, and stand for what the action says of the system', () => {
  const read = { type: 'data.read', systemId: 't', actionId: 'a', actorId: 'svc' };
  expect(touches([action('a', ['t'], { started })], [read, read, { ...read, outcome: 'denied' }, { ...read, actionId: null }])).toEqual([['agent of a', 't', 2, 1], ['svc', 't', 1, 0]]);
});

test('a bound on pairs is kept, and nothing is drawn without a record', () => {
  expect(touches([action('a', ['t', 'u', 'v'], { started })], [], 2)).toHaveLength(2);
  expect(graphCollector().figure({ ...verified([]), record: null })).toBeNull();
});
