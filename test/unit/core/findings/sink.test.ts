import { expect, test } from 'vitest';
import { createFindingSink, judge } from '../../../../src/core/findings/index.ts';

test('a sink keeps what it may, counts the rest, and says how many of each', () => {
  const sink = createFindingSink(2);
  for (let at = 0; at < 5; at++) sink.add({ code: 'chain.gap', at: { offset: at } });
  sink.addUnkept('chain.gap', 7);
  sink.addUnkept('chain.gap', 0);
  sink.addUnkept('chain.out-of-order', 1);
  expect([sink.count('chain.gap'), sink.count('chain.out-of-order'), sink.count('json.malformed')]).toEqual([12, 1, 0]);
  expect(sink.of('chain.sequence').findings.map((each) => each.at.offset)).toEqual([0, 1]);
  expect(sink.of('chain.sequence').leftOut).toEqual([{ code: 'chain.gap', count: 10 }, { code: 'chain.out-of-order', count: 1 }]);
  expect(sink.of('chain.links')).toEqual({ findings: [], leftOut: [] });
});

test('a check fails for findings that were counted and not kept', () => {
  const sink = createFindingSink(0);
  sink.add({ code: 'chain.gap', at: {} });
  const { verdict } = judge([{ id: 'chain.sequence', examined: 3, unit: 'events', ...sink.of('chain.sequence') }]);
  expect(verdict.axes.find((each) => each.axis === 'integrity')?.outcome).toBe('fail');
});
