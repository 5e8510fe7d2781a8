import { expect, test } from 'vitest';
import { filledIndex } from '../../../support/filled-index.ts';
import { RECORD, recordEvent } from '../../../support/record-fixture.ts';

const agent = (id: string) => ({ id, kind: 'agent' as const, name: `${id} in the snapshot`, layer: null, environment: null, data_class: null, owner: '' });
const filled = filledIndex('graph-names', () => undefined, { ...RECORD, graphs: RECORD.graphs.map((graph) => ({ ...graph, nodes: [agent('agt-1'), agent('stranger')], edges: [] })) });

const SESSION = 'arn:aws:sts::111122223333:assumed-role/agent-runner/fix-0';
const BUCKET = 'arn:aws:s3:eu-central-1:111122223333:data';
const exported = filledIndex('graph-names-export', (writer) => {
  writer.event(recordEvent(1, { type: 'data.read', actorId: SESSION, systemId: BUCKET }));
}, { ...RECORD, graphs: [] });

test('who acts and what is touched without a snapshot are called as on every other screen, in the graph and in its matrix', async () => {
  expect((await exported.index.graph(null))?.names).toEqual(expect.arrayContaining([[SESSION, 'agent-runner/fix-0 (111122223333)'], [BUCKET, 'data (111122223333)']]));
  const { rows, columns } = await exported.index.matrix.agentSystem('');
  expect(rows.find(({ id }) => id === SESSION)?.label).toBe('agent-runner/fix-0 (111122223333)');
  expect(columns.find(({ id }) => id === BUCKET)?.label).toBe('data (111122223333)');
});

test('the graph calls an agent by the registry’s name, and what the registry does not hold by the snapshot’s', async () => {
  expect((await filled.index.graph(null))?.nodes.map(({ id, name }) => [id, name])).toEqual([['agt-1', 'Mender'], ['stranger', 'stranger in the snapshot']]);
});
