import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../../../src/core/controls/index.ts';
import { METRIC_IDS } from '../../../../src/core/metrics/index.ts';
import { openIndex, openIndexWriter, type Index } from '../../../../src/engine/index-db/index.ts';
import { measureRecord } from '../../../../src/engine/metrics.ts';
import { EVENTS, RECORD, run } from '../../../support/record-fixture.ts';

const input = createContext({ record: RECORD, checks: [], files: [], streams: [], signers: [], exportedAt: null });
let dataDir = '';

async function indexOf(digest: string, measured: ReturnType<typeof measureRecord> | null): Promise<Index> {
  const writer = await openIndexWriter({ dataDir, digest });
  for (const event of EVENTS) writer.event(event);
  await writer.finish({ record: RECORD, run: run(digest), measured });
  const opened = await openIndex({ dataDir, digest });
  if (opened === null) throw new Error('index did not open');
  return opened;
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'metrics-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

test('figures come back as they were computed, in their order', async () => {
  const measured = measureRecord(input);
  const index = await indexOf('ef'.repeat(32), measured);
  expect(await index.measured()).toEqual(measured);
  expect(measured.metrics.filter((each) => each.by === null).map((each) => each.id)).toEqual([...METRIC_IDS]);
  await index.close();
});

test('an index without figures has none', async () => {
  const index = await indexOf('fe'.repeat(32), null);
  expect(await index.measured()).toEqual({ metrics: [], reported: [] });
  await index.close();
});
