import { expect, test } from 'vitest';
import { filledIndex } from '../../../support/filled-index.ts';
import { RECORD } from '../../../support/record-fixture.ts';

const agent = (id: string) => ({ id, kind: 'agent' as const, name: `${id} in the snapshot`, layer: null, environment: null, data_class: null, owner: '' });
const filled = filledIndex('graph-names', () => undefined, { ...RECORD, graphs: RECORD.graphs.map((graph) => ({ ...graph, nodes: [agent('agt-1'), agent('stranger')], edges: [] })) });

test('the graph calls an agent by the registry’s name, and what the registry does not hold by the snapshot’s', async () => {
  expect((await filled.index.graph(null))?.nodes.map(({ id, name }) => [id, name])).toEqual([['agt-1', 'Mender'], ['stranger', 'stranger in the snapshot']]);
});
