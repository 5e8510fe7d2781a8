import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barsOf, MAX_TRACKS, type NearEvent } from '../../../../src/renderer/timeline/bars.ts';
import { crowdsOf } from '../../../../src/renderer/timeline/crowds.ts';
import { orderLanes, reorder } from '../../../../src/renderer/timeline/lane-order.ts';
import { decodeColumns } from '../../../../src/renderer/timeline/columns.ts';
import { countFlags, headlineOf, rangeText } from '../../../../src/renderer/timeline/summary.ts';
import { recordEvent, T0 } from '../../../support/record-fixture.ts';
import { encodeColumns } from '../../../support/timeline-columns.ts';

const standing = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.constantFrom(10, 24), weight: fc.constantFrom(0, 1, 2) });

describe('crowds', () => {
  test('every event is counted once, and none that may not be lost is hidden', () => {
    fc.assert(fc.property(fc.array(standing, { maxLength: 60 }), (found) => {
      const standings = found.toSorted((a, b) => a.x - b.x).map((each, position) => ({ ...each, position }));
      const crowds = crowdsOf(standings);
      expect(crowds.reduce((sum, crowd) => sum + crowd.count, 0)).toBe(standings.length);
      const shown = new Set(crowds.flatMap((crowd) => crowd.shown.map((each) => each.position)));
      for (const each of standings) if (each.weight === 2) expect(shown.has(each.position)).toBe(true);
      for (const crowd of crowds) expect(crowd.last - crowd.x).toBeLessThanOrEqual(8);
    }));
  });

  test('events a hand apart stand by themselves however many there are', () => {
    expect(crowdsOf(Array.from({ length: 30 }, (_, position) => ({ position, x: position * 9, y: 0, weight: 0 as const })))).toHaveLength(30);
  });
});

describe('bars', () => {
  const near = (position: number, lane: number, seconds: number, type: string, actionId: string | null, outcome: 'denied' | null = null): NearEvent => ({
    position, lane, event: { ...recordEvent(position, { type, actionId, outcome, time: T0 + seconds * 1_000, brief: type }), row: position, actorLabel: '', findings: [] },
  });

  test('join an action’s events in a lane and end as it ended', () => {
    const { bars } = barsOf([
      near(0, 0, 0, 'action.requested', 'a'), near(1, 0, 5, 'action.completed', 'a'),
      near(2, 1, 0, 'action.requested', 'b'), near(3, 1, 1, 'policy.decided', 'b', 'denied'),
      near(4, 2, 0, 'action.requested', 'c'), near(5, 2, 9, 'action.failed', 'c'),
      near(6, 3, 0, 'action.requested', 'd'), near(7, 3, 1, 'action.started', 'd'),
      near(8, 4, 0, 'policy.decided', 'e', 'denied'), near(9, 4, 1, 'approval.granted', 'e'), near(10, 5, 0, 'action.requested', 'f'), near(11, 5, 3, 'agent.heartbeat', null),
    ], 0);
    expect(bars.map((bar) => [bar.actionId, bar.end, (bar.to - bar.from) / 1_000])).toEqual([['b', 'stopped', 1], ['d', 'open', 1], ['e', 'open', 1], ['a', 'completed', 5], ['c', 'failed', 9]]);
  });

  test('actions at the same time get tracks of their own', () => {
    const events = Array.from({ length: 6 }, (_, i) => [near(2 * i, 0, i, 'action.requested', `a${i}`), near(2 * i + 1, 0, i + 10, 'action.completed', `a${i}`)]).flat();
    const { bars, tracks, trackOf } = barsOf(events, 0);
    expect(bars.slice(0, MAX_TRACKS).map((bar) => bar.track)).toEqual([0, 1, 2]);
    expect(tracks.get(0)).toBe(MAX_TRACKS);
    expect(trackOf.size).toBe(events.length);
    expect(barsOf([near(0, 0, 0, 'x', 'a'), near(1, 0, 1, 'x', 'a'), near(2, 0, 5, 'x', 'b'), near(3, 0, 6, 'x', 'b')], 1_000).tracks.get(0)).toBe(1);
  });
});

describe('lanes', () => {
  test('stand in the control plane’s order and keep their events', () => {
    const lane = (key: string, group = '') => ({ key, label: key, group, count: 1 });
    const lanes = [lane('evidence'), lane('fleet'), lane('identity'), lane('policy')];
    const order = orderLanes(lanes, 'layer');
    expect(order.map((at) => lanes[at]?.key)).toEqual(['identity', 'policy', 'fleet', 'evidence']);
    const decoded = decodeColumns(encodeColumns([{ time: 1, lane: 0 }, { time: 2, lane: 2 }]), 4);
    if (!decoded.ok) throw new Error(decoded.problem);
    const moved = reorder({ lanes, from: 0, to: 9, total: 2, gaps: [] }, decoded.columns, order);
    expect([...moved.columns.lane].map((at) => moved.lanes.lanes[at]?.key)).toEqual(['evidence', 'identity']);
    expect(orderLanes([lane(''), lane('db', 'production'), lane('repo', 'development')], 'system')).toEqual([2, 1, 0]);
  });

  test('the first line says how much, by whom and when', () => {
    const decoded = decodeColumns(encodeColumns([{ time: T0, flags: ['failure'] }, { time: T0 + 3_600_000, flags: ['denied', 'finding'] }]), 1);
    if (!decoded.ok) throw new Error(decoded.problem);
    const { columns } = decoded;
    expect(countFlags(columns)).toEqual({ failures: 1, denials: 1, findings: 1 });
    const data = { columns, lanes: { lanes: [{ key: 'a', label: 'A', group: 'agent', count: 2 }], from: 0, to: 0, total: 2, gaps: [] } };
    expect(headlineOf(data, 'agent')).toBe('2 events by 1 agent or person, 2026-08-01 00:00 to 01:00 UTC.');
    expect(rangeText(T0, T0 + 10)).toBe('2026-08-01 00:00:00.000 to 00:00:00.010 UTC');
  });
});
