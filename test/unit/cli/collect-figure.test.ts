import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureCollector } from '../../../src/cli/collect-figure.ts';
import type { Verified } from '../../../src/engine/verify/index.ts';
import { bucketWidth, timelineFigure } from '../../../src/report/index.ts';
import { recordEvent } from '../../support/record-fixture.ts';
import { reportRun } from '../../support/run-fixture.ts';

const verified = (): Verified => ({ run: reportRun('failing'), bytes: new Uint8Array(), runId: '', heads: [], record: null, replay: null });
const CENTURY = 100 * 365 * 86_400_000;

test('counted as they stream by, in any order, events are what they are when counted at the end', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -CENTURY, max: CENTURY }), { minLength: 1, maxLength: 40 }), (times) => {
    const collector = figureCollector();
    times.forEach((time, n) => collector.event(recordEvent(n, { time })));
    const [from, to] = [Math.min(...times), Math.max(...times)];
    const width = bucketWidth(from, to);
    const counts = times.map((time) => ({ start: Math.floor(time / width) * width, layer: 'fleet' as const, events: 1, denied: 0, granted: 0 }));
    expect(collector.figure(verified())?.layers).toEqual(timelineFigure({ run: reportRun('failing'), from, to, counts, timeOf: () => null }).layers);
  }));
});
test('an hour of its own for every event of centuries does not make a cell of its own', () => {
  const collector = figureCollector();
  for (let n = 0; n < 20_000; n += 1) collector.event(recordEvent(n, { time: n * 97 * 3_600_000 }));
  expect(collector.cells()).toBeLessThanOrEqual(262);
});
test('ids beyond the bound are not remembered: what points to them is counted as not drawn', () => {
  const run = reportRun('failing');
  const pointed = run.findings.flatMap(({ at }) => (at.event === undefined ? [] : [at.event]));
  const figure = (most: number) => {
    const collector = figureCollector(most);
    [...new Set(pointed)].forEach((id, n) => collector.event(recordEvent(n, { id })));
    return collector.figure(verified());
  };
  expect(figure(0)?.findings).toEqual([]);
  expect(figure(1_000)?.findings.length).toBeGreaterThan(0);
  expect(figure(0)?.unplaced.findings).toBeGreaterThan(figure(1_000)?.unplaced.findings ?? 0);
});
