import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphCollector } from '../../../src/cli/collect-graph.ts';
import { openIndex, openIndexWriter, type Index } from '../../../src/engine/index-db/index.ts';
import { DEFAULT_VERIFY_LIMITS, verifyFile } from '../../../src/engine/verify/index.ts';
import { graphFigure, type GraphFigure } from '../../../src/report/index.ts';
import { readSample, SEEDS } from '../../support/sample-bundle.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let index: Index;
let figure: GraphFigure | null;

beforeAll(async () => {
  const folder = temporaryFolder('graph-agreement');
  const { bundlePath } = await readSample(folder, 'incident', SEEDS['self-approval']);
  const target = { dataDir: folder, digest: 'ad'.repeat(32) };
  const writer = await openIndexWriter(target);
  const collector = graphCollector();
  const verified = await verifyFile(
    { path: bundlePath, artifactPath: null, trust: null, asOf: '2026-11-20T00:00:00.000Z', limits: DEFAULT_VERIFY_LIMITS, rememberedHeads: [], version: '0.0.0' },
    { event: (row) => { writer.event(row); collector.event(row); }, action: (action) => { writer.action(action); collector.action(action); } },
  );
  if (verified.record === null) throw new Error('no record');
  await writer.finish({ record: verified.record, run: verified.run });
  const opened = await openIndex(target);
  if (opened === null) throw new Error('index did not open');
  index = opened;
  figure = collector.figure(verified);
});
afterAll(() => index.close());

test('the terminal’s figure of a record is the window’s', async () => {
  expect(figure?.totals.pairs).toBeGreaterThan(20);
  expect(figure?.totals.denied).toBeGreaterThan(0);
  expect(graphFigure(await index.graphRows(''))).toEqual(figure);
});
