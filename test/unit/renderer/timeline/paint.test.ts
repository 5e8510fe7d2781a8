import { describe, expect, test } from 'vitest';
import { decodeColumns } from '../../../../src/renderer/timeline/columns.ts';
import { indexLanes } from '../../../../src/renderer/timeline/lane-index.ts';
import { layoutFor } from '../../../../src/renderer/timeline/layout.ts';
import { drawScene } from '../../../../src/renderer/timeline/paint/index.ts';
import { drawOverview } from '../../../../src/renderer/timeline/paint/overview.ts';
import { paletteOf } from '../../../../src/renderer/timeline/paint/palette.ts';
import { boundsOf } from '../../../../src/renderer/timeline/scale.ts';
import type { Scene, TimelineData } from '../../../../src/renderer/timeline/scene.ts';
import { encodeColumns, type ColumnEvent } from '../../../support/timeline-columns.ts';

const [WIDTH, HEIGHT] = [1_208, 484];
const CHARACTER = 7;
interface Painted { readonly what: 'rect' | 'text' | 'halo' | 'lines'; readonly colour: string; readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A canvas that writes down what is painted, in order; a path is the box around its points. */
function paper(): { readonly ctx: CanvasRenderingContext2D; readonly painted: Painted[] } {
  const painted: Painted[] = [];
  let points: (readonly [number, number])[] = [];
  const state = { fillStyle: '', strokeStyle: '' };
  const put = (what: Painted['what'], colour: string, x: number, y: number, width: number, height: number, text = ''): void => void painted.push({ what, colour, text, x, y, width, height });
  const path = (colour: string): void => {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    if (points.length > 0) put('lines', colour, Math.min(...xs), Math.min(...ys), Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  };
  const known = {
    beginPath: () => void (points = []),
    moveTo: (x: number, y: number) => void points.push([x, y]),
    lineTo: (x: number, y: number) => void points.push([x, y]),
    stroke: () => path(state.strokeStyle),
    fill: () => path(state.fillStyle),
    fillRect: (x: number, y: number, width: number, height: number) => put('rect', state.fillStyle, x, y, width, height),
    fillText: (text: string, x: number, y: number) => put('text', state.fillStyle, x, y, text.length * CHARACTER, 0, text),
    strokeText: (text: string, x: number, y: number) => put('halo', state.strokeStyle, x, y, text.length * CHARACTER, 0, text),
    measureText: (text: string) => ({ width: text.length * CHARACTER }),
  };
  const ctx = new Proxy({ ...state, ...known } as unknown as CanvasRenderingContext2D, {
    get: (target, key) => Reflect.get(target, key) ?? (() => {}),
    set: (target, key, value) => (key in state ? Reflect.set(state, key, value) : true) && Reflect.set(target, key, value),
  });
  return { ctx, painted };
}

const palette = paletteOf((name) => name);

function sceneOf(events: readonly ColumnEvent[], laneCount: number, height = HEIGHT): Scene {
  const decoded = decodeColumns(encodeColumns(events), laneCount);
  if (!decoded.ok) throw new Error(decoded.problem);
  const { columns } = decoded;
  const bounds = { ...boundsOf(0, 1_000_000), from: 0, to: 1_000_000 };
  const data: TimelineData = {
    lanes: { lanes: Array.from({ length: laneCount }, () => ({})), gaps: [{ stream: 'a', missing: 25, after: 300_000, before: 700_000 }] } as unknown as TimelineData['lanes'],
    columns, index: indexLanes(columns, laneCount), bounds,
  };
  return {
    data, layout: layoutFor(WIDTH, height, laneCount), view: bounds, scroll: 0, selected: -1, causes: [], effects: [], group: [], chosenLane: -1, hoverLane: -1, hover: -1,
    near: new Map(), bars: { bars: [], tracks: new Map(), trackOf: new Map() },
  };
}

const paint = (scene: Scene): readonly Painted[] => {
  const { ctx, painted } = paper();
  drawScene(ctx, scene, {} as CanvasImageSource, palette);
  return painted;
};
const covers = (over: Painted, under: Painted): boolean =>
  over.x < under.x + Math.max(1, under.width) && over.x + over.width > under.x && over.y <= under.y + under.height && over.y + over.height >= under.y;
const missing = (painted: readonly Painted[]): Painted | undefined => painted.find(({ text }) => text.includes('25'));

/** In each lane three events at one place in the gap, and one by itself. */
const crowded = (laneCount: number): readonly ColumnEvent[] =>
  Array.from({ length: laneCount }, (_, lane) => [500_000, 500_001, 500_002, 430_000].map((time) => ({ time, lane }))).flat().map((event, row) => ({ ...event, row }));

describe('a gap in the record', () => {
  test('lies under the events of other logs and the numbers beside them', () => {
    const painted = paint(sceneOf(crowded(17), 17));
    const counts = painted.filter(({ what, text }) => what === 'text' && text === '3×');
    expect(counts.length).toBeGreaterThanOrEqual(16);
    for (const count of counts) {
      expect(painted.slice(painted.indexOf(count) + 1).filter((each) => each.what !== 'text' && each.what !== 'halo' && covers(each, count))).toEqual([]);
      // The hatching runs under the number: without a halo it would be read through lines.
      expect(painted.slice(0, painted.indexOf(count)).some((each) => each.what === 'halo' && each.text === '3×' && each.x === count.x && each.y === count.y)).toBe(true);
    }
  });

  test('says how many are missing beside the events, never on them', () => {
    const events = crowded(17).filter(({ lane }) => lane !== 4).map((event, row) => ({ ...event, row }));
    const scene = sceneOf(events, 17);
    const painted = paint(scene);
    const label = missing(painted);
    expect(label?.y).toBeCloseTo(scene.layout.plot.y + 4.5 * scene.layout.laneHeight, 5);
    const ground = painted[painted.indexOf(label ?? painted[0]!) - 1]!;
    expect(ground.what).toBe('rect');
    expect(painted.filter((each) => each.text === '3×' && covers(ground, each))).toEqual([]);
  });

  test('says it below the lanes where there is room, and nowhere where every lane has events', () => {
    const few = sceneOf(crowded(2), 2);
    expect(missing(paint(few))?.y).toBeGreaterThan(few.layout.plot.y + few.layout.contentHeight);
    expect(missing(paint(sceneOf(crowded(17), 17)))).toBeUndefined();
  });

  test('lies under the counts of the overview', () => {
    const { ctx, painted } = paper();
    const scene = sceneOf(crowded(3), 3);
    drawOverview(ctx, scene.data, scene.layout, palette);
    const hatching = painted.findIndex(({ what, colour }) => what === 'lines' && colour === 'line-strong');
    const rows = painted.findIndex(({ what, colour }) => what === 'rect' && colour === 'ink-2');
    expect(hatching).toBeGreaterThanOrEqual(0);
    expect(rows).toBeGreaterThan(hatching);
  });
});

test('the number of a crowd stands clear of the stop of any refusal in it', () => {
  const painted = paint(sceneOf([{ time: 200_000, flags: ['failure'] }, { time: 200_001, flags: ['denied'] }, { time: 200_002 }], 1));
  const count = painted.find(({ text }) => text === '3×');
  const stop = painted.find(({ what, width }) => what === 'rect' && width === 3);
  if (count === undefined || stop === undefined) throw new Error('no number, or no stop');
  expect(count.x).toBeGreaterThan(stop.x + stop.width);
});
