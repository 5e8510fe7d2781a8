import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { figureCollector } from '../../../../src/cli/collect-figure.ts';
import { graphCollector } from '../../../../src/cli/collect-graph.ts';
import { CliError } from '../../../../src/cli/cli-error.ts';
import { filteredParts } from '../../../../src/cli/report/filtered-parts.ts';
import { openRecordIndex, type RecordIndex } from '../../../../src/cli/record-index.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { verifyFile, type Verified } from '../../../../src/engine/verify/index.ts';
import { writeSample } from '../../../../src/producer/index.ts';
import { bucketWidth } from '../../../../src/report/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const types = new Map<string, number>();
const timeline = figureCollector();
const graph = graphCollector();
let index: RecordIndex;
let verified: Verified;

beforeAll(async () => {
  const { bundlePath } = await writeSample({ scenario: 'incident', seed: 5, events: 600, outDir: temporaryFolder('filtered-parts') });
  index = await openRecordIndex();
  verified = await verifyFile({ path: bundlePath, artifactPath: null, trust: null, asOf: '2026-12-31T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], version: '0' }, {
    ...index.hooks,
    event(row) {
      timeline.event(row);
      graph.event(row);
      index.hooks.event?.(row);
      types.set(row.type, (types.get(row.type) ?? 0) + 1);
    },
  });
  expect(await index.finish(verified, null)).toBe(true);
}, 60_000);
afterAll(() => index.drop());

const parts = (filter: string) => filteredParts(index, filter, timeline.span());
const sum = (counts: readonly { readonly events: number }[]): number => counts.reduce((total, each) => total + each.events, 0);

describe('what a filter leaves of the figures', () => {
  test('of no filter, all of both', async () => {
    const whole = await parts('');
    expect(sum(whole.counts)).toBe(verified.run.counts.events);
    expect(timeline.figure(verified, whole.counts)).toEqual(timeline.figure(verified));
    expect(whole.graph).toEqual(graph.figure(verified));
  });

  test('of one type, its events alone, on the axis of the whole', async () => {
    const count = types.get('approval.granted') ?? 0;
    expect(count).toBeGreaterThan(0);
    const { counts, graph: shown } = await parts('type:approval.granted');
    expect(sum(counts)).toBe(count);
    const [narrow, whole] = [timeline.figure(verified, counts), timeline.figure(verified)];
    expect([narrow?.start, narrow?.buckets, narrow?.exceptions]).toEqual([whole?.start, whole?.buckets, whole?.exceptions]);
    expect(counts.every(({ start }) => start % bucketWidth(timeline.span().from, timeline.span().to) === 0)).toBe(true);
    expect(shown?.totals.pairs).toBeLessThan((await parts('')).graph?.totals.pairs ?? 0);
  });

  test('of nothing, empty figures', async () => {
    const { counts, graph: shown } = await parts('type:no.such');
    expect([sum(counts), shown?.totals.pairs]).toEqual([0, 0]);
  });

  test('a filter that cannot be read is the user’s error', async () => {
    await expect(parts('nofield:x')).rejects.toThrow(CliError);
  });
});
