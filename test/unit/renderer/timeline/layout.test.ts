import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeColumns } from '../../../../src/renderer/timeline/columns.ts';
import { hitLane, laneAt, REACH } from '../../../../src/renderer/timeline/hit.ts';
import { indexLanes } from '../../../../src/renderer/timeline/lane-index.ts';
import { clampScroll, LANE_MIN, layoutFor, scrollToLane, visibleLanes, zoneAt } from '../../../../src/renderer/timeline/layout.ts';
import { encodeColumns } from '../../../support/timeline-columns.ts';

describe('timeline layout', () => {
  test('lanes fill the plot or scroll, and are never too thin to read', () => {
    fc.assert(fc.property(fc.integer({ min: 100, max: 3_000 }), fc.integer({ min: 150, max: 2_000 }), fc.integer({ min: 1, max: 400 }), fc.nat(20_000), (width, height, lanes, scroll) => {
      const layout = layoutFor(width, height, lanes);
      expect(layout.laneHeight).toBeGreaterThanOrEqual(LANE_MIN);
      const at = clampScroll(layout, scroll);
      for (const lane of visibleLanes(layout, lanes, at)) {
        const middle = lane.y + lane.height / 2;
        expect(laneAt(layout, lanes, at, middle)).toBe(lane.index);
      }
    }));
  });

  test('scrolling to a lane shows all of it and does nothing when it is shown', () => {
    const layout = layoutFor(1_000, 400, 60);
    const scroll = scrollToLane(layout, 40, 0);
    expect(scroll).toBeGreaterThan(0);
    expect(visibleLanes(layout, 60, scroll).some((lane) => lane.index === 40 && lane.y >= layout.plot.y)).toBe(true);
    expect(scrollToLane(layout, 40, scroll)).toBe(scroll);
  });

  test('every place belongs to one zone', () => {
    const layout = layoutFor(1_000, 500, 5);
    expect(zoneAt(layout, layout.overview.x + 5, 5)).toBe('overview');
    expect(zoneAt(layout, layout.plot.x + 5, layout.plot.y + 5)).toBe('plot');
    expect(zoneAt(layout, 5, layout.plot.y + 5)).toBe('labels');
    expect(zoneAt(layout, layout.axis.x + 5, layout.axis.y + 5)).toBe('axis');
    expect(zoneAt(layout, 5, 5)).toBe('none');
  });
});

describe('hit', () => {
  const decoded = decodeColumns(encodeColumns([{ time: 100 }, { time: 103, flags: ['failure'] }, { time: 104 }, { time: 300 }]), 1);
  if (!decoded.ok) throw new Error(decoded.problem);
  const lane = indexLanes(decoded.columns, 1).lanes[0]!;
  const view = { from: 0, to: 400 };

  test('takes the nearest event, and a failure before its neighbours', () => {
    expect(hitLane(lane, 0, view, 400, 299).position).toBe(3);
    expect(hitLane(lane, 0, view, 400, 100)).toEqual({ lane: 0, position: 1, near: 3 });
  });

  test('nothing out of reach is taken', () => {
    expect(hitLane(lane, 0, view, 400, 300 + REACH + 1).position).toBe(-1);
    expect(hitLane(lane, 0, view, 400, 200)).toEqual({ lane: 0, position: -1, near: 0 });
  });
});
