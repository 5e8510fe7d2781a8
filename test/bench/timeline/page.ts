import { decodeColumns } from '../../../src/renderer/timeline/columns.ts';
import { indexLanes } from '../../../src/renderer/timeline/lane-index.ts';
import { layoutFor } from '../../../src/renderer/timeline/layout.ts';
import { drawOverview } from '../../../src/renderer/timeline/paint/overview.ts';
import { drawScene } from '../../../src/renderer/timeline/paint/index.ts';
import type { Palette } from '../../../src/renderer/timeline/paint/palette.ts';
import { boundsOf, panBy, span } from '../../../src/renderer/timeline/scale.ts';
import type { Scene, TimelineData } from '../../../src/renderer/timeline/scene.ts';
import { FLAG, TIMELINE_MAGIC } from '../../../src/contract/dto.ts';

/** Runs in Chromium: the timeline's own code over synthetic columns, drawn in every frame while the view pans. */

const PALETTE: Palette = {
  surface: '#fdfdfb', sunken: '#f5f4f0', line: '#dddbd4', strong: '#86837a', ink: '#1b1a17', ink2: '#4d4b45', ink3: '#65625a', count: '#9f9d98', accent: '#2849c0',
  accentSoft: '#c9d5f8', selected: '#e3e9fb', fail: '#b0231b', onFail: '#fdfdfb', font: '12px sans-serif',
};
const FROM = Date.UTC(2026, 7, 1);
const DAYS = 60 * 86_400_000;

/** Columns as the engine writes them: bursts by day, one failure in all of them, every 997th a refusal. */
function synthetic(n: number, lanes: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(8 + 16 * n));
  view.setUint32(0, TIMELINE_MAGIC, true);
  view.setUint32(4, n, true);
  let state = 1;
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  for (let i = 0; i < n; i += 1) {
    const share = i / n;
    view.setFloat64(8 + 8 * i, FROM + Math.floor((share + Math.sin(share * 377) / 800) * DAYS), true);
    view.setUint32(8 + 8 * n + 4 * i, i, true);
    view.setUint16(8 + 12 * n + 2 * i, Math.floor(random() ** 2 * lanes), true);
    view.setUint8(8 + 14 * n + i, Math.floor(random() * 12));
    view.setUint8(8 + 15 * n + i, i === Math.floor(n * 0.618) ? FLAG.failure : i % 997 === 0 ? FLAG.denied : 0);
  }
  return view.buffer;
}

export interface Measured {
  readonly share: number;
  readonly framesPerSecond: number;
  readonly drawMs: number;
  readonly worstMs: number;
  readonly marks: number;
  readonly counted: number;
}

interface Request { readonly events: number; readonly lanes: number; readonly width: number; readonly height: number; readonly ratio: number; readonly ms: number; readonly shares: readonly number[] }

async function bench(request: Request): Promise<{ readonly readMs: number; readonly overviewMs: number; readonly views: readonly Measured[] }> {
  const buffer = synthetic(request.events, request.lanes);
  const start = performance.now();
  const decoded = decodeColumns(buffer, request.lanes);
  if (!decoded.ok) throw new Error(decoded.problem);
  const index = indexLanes(decoded.columns, request.lanes);
  const readMs = performance.now() - start;
  const data: TimelineData = {
    columns: decoded.columns, index, bounds: boundsOf(FROM, FROM + DAYS),
    lanes: { lanes: index.lanes.map((lane, i) => ({ key: String(i), label: `lane ${i}`, group: '', count: lane.all.time.length })), from: FROM, to: FROM + DAYS, total: request.events, gaps: [{ stream: 's', missing: 9, after: FROM + DAYS / 3, before: FROM + DAYS / 3 + 7_200_000 }] },
  };
  const layout = layoutFor(request.width, request.height, request.lanes);
  const context = (width: number, height: number): CanvasRenderingContext2D => {
    const canvas = document.createElement('canvas');
    canvas.width = width * request.ratio;
    canvas.height = height * request.ratio;
    canvas.style.width = `${width}px`;
    const ctx = canvas.getContext('2d');
    if (ctx === null) throw new Error('no canvas');
    return ctx;
  };
  const small = context(layout.overview.width, layout.overview.height);
  small.setTransform(request.ratio, 0, 0, request.ratio, -layout.overview.x * request.ratio, 0);
  const before = performance.now();
  drawOverview(small, data, layout, PALETTE);
  const overviewMs = performance.now() - before;
  const ctx = context(request.width, request.height);
  document.body.replaceChildren(ctx.canvas);
  ctx.setTransform(request.ratio, 0, 0, request.ratio, 0, 0);
  const views: Measured[] = [];
  for (const share of request.shares) views.push(await pan(ctx, small.canvas, data, layout, share, request.ms));
  return { readMs, overviewMs, views };
}

async function pan(ctx: CanvasRenderingContext2D, overview: HTMLCanvasElement, data: TimelineData, layout: Scene['layout'], share: number, ms: number): Promise<Measured> {
  const length = span(data.bounds) * share;
  let view = { from: FROM + DAYS * 0.5, to: FROM + DAYS * 0.5 + length };
  if (share >= 1) view = { from: data.bounds.from, to: data.bounds.to };
  let direction = 7;
  const draws: number[] = [];
  let [marks, counted] = [0, 0];
  const start = performance.now();
  while (performance.now() - start < ms) {
    await new Promise(requestAnimationFrame);
    const next = panBy(view, data.bounds, layout.plot.width, direction);
    if (next.from === view.from) direction = -direction;
    view = next;
    const scene: Scene = {
      data, layout, view, scroll: 0, selected: -1, causes: [], effects: [], group: [], chosenLane: -1, hoverLane: -1, hover: -1,
      near: new Map(), bars: { bars: [], tracks: new Map(), trackOf: new Map() },
    };
    const before = performance.now();
    const drawn = drawScene(ctx, scene, overview, PALETTE);
    draws.push(performance.now() - before);
    ({ marks, counted } = drawn);
  }
  const seconds = (performance.now() - start) / 1_000;
  return { share, framesPerSecond: draws.length / seconds, drawMs: draws.reduce((sum, each) => sum + each, 0) / draws.length, worstMs: Math.max(...draws), marks, counted };
}

declare global {
  interface Window { bench: typeof bench }
}
window.bench = bench;
