import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openIndex, openIndexWriter } from '../../../../src/engine/index-db/index.ts';
import { RECORD, run } from '../../../support/record-fixture.ts';

test('the graph calls an agent by the registry’s name, and what the registry does not hold by the snapshot’s', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'graph-names-'));
  const digest = 'ef'.repeat(32);
  const [graph] = RECORD.graphs;
  if (graph === undefined) throw new Error('the fixture has no graph');
  const agent = (id: string) => ({ id, kind: 'agent' as const, name: `${id} in the snapshot`, layer: null, environment: null, data_class: null, owner: '' });
  const writer = await openIndexWriter({ dataDir, digest });
  await writer.finish({ record: { ...RECORD, graphs: [{ ...graph, nodes: [agent('agt-1'), agent('stranger')], edges: [] }] }, run: run(digest) });
  const index = await openIndex({ dataDir, digest });
  expect((await index?.graph(null))?.nodes.map(({ id, name }) => [id, name])).toEqual([['agt-1', 'Mender'], ['stranger', 'stranger in the snapshot']]);
  await index?.close();
  await rm(dataDir, { recursive: true });
});
