import { columnHeight, densityOf, type Density } from '../density.ts';
import type { Layout } from '../layout.ts';
import { timeToX, type View } from '../scale.ts';
import type { TimelineData } from '../scene.ts';
import { drawGaps } from './gaps.ts';
import type { Palette } from './palette.ts';

/** Height kept free under the density for ticks of findings and failures. */
const FOOT = 12;
/** With more lanes than this a row each would be thinner than a pixel's worth of sense: they are summed instead. */
const MAX_ROWS = 20;

/**
 * All of the record at once: a row a lane, darker where more happened, failures and findings as ticks below.
 * It does not depend on the view, so callers keep it as a picture.
 */
export function drawOverview(ctx: CanvasRenderingContext2D, data: TimelineData, layout: Layout, palette: Palette): void {
  const { overview } = layout;
  const whole: View = data.bounds;
  const height = overview.height - FOOT;
  ctx.fillStyle = palette.sunken;
  ctx.fillRect(overview.x, overview.y, overview.width, height);
  drawGaps(ctx, data.lanes.gaps, whole, { ...overview, height }, palette);
  const densities = data.index.lanes.map((lane) => densityOf(lane, whole, overview.width));
  if (densities.length <= MAX_ROWS) drawRows(ctx, densities, overview.x, overview.y, height, palette);
  else drawSum(ctx, densities, overview.x, overview.y, height, palette);
  for (const density of densities) {
    const left = overview.x + density.offset;
    for (let i = 0; i < density.columns; i += 1) {
      if (density.finding[i]! > 0) {
        ctx.fillStyle = palette.ink;
        ctx.fillRect(left + i - 0.5, overview.y + height + 2, 2, FOOT - 4);
      }
      if (density.failure[i]! > 0) {
        ctx.fillStyle = palette.fail;
        ctx.fillRect(left + i - 1, overview.y + height - 7, 3, 9);
      }
    }
  }
}

function drawRows(ctx: CanvasRenderingContext2D, densities: readonly Density[], x: number, y: number, height: number, palette: Palette): void {
  const row = height / Math.max(1, densities.length);
  const peak = Math.max(1, ...densities.map((density) => density.peak));
  ctx.fillStyle = palette.ink2;
  densities.forEach((density, lane) => {
    for (let i = 0; i < density.columns; i += 1) {
      const count = density.all[i]!;
      if (count === 0) continue;
      ctx.globalAlpha = 0.22 + 0.7 * columnHeight(count, peak);
      ctx.fillRect(x + density.offset + i, y + lane * row + 0.5, 1, Math.max(1, row - 1));
    }
  });
  ctx.globalAlpha = 1;
}

function drawSum(ctx: CanvasRenderingContext2D, densities: readonly Density[], x: number, y: number, height: number, palette: Palette): void {
  const first = densities[0];
  if (first === undefined) return;
  const sums = new Float64Array(first.columns);
  for (const density of densities) for (let i = 0; i < first.columns; i += 1) sums[i]! += density.all[i] ?? 0;
  const peak = sums.reduce((most, sum) => Math.max(most, sum), 1);
  ctx.fillStyle = palette.ink3;
  sums.forEach((sum, i) => {
    const tall = sum === 0 ? 0 : Math.max(2, columnHeight(sum, peak) * (height - 4));
    ctx.fillRect(x + first.offset + i, y + height - tall, 1, tall);
  });
}

/** The window on the overview: what is outside it is veiled, its edges can be taken hold of. */
export function drawBrush(ctx: CanvasRenderingContext2D, view: View, data: TimelineData, layout: Layout, palette: Palette): void {
  const { overview } = layout;
  const height = overview.height - FOOT;
  const { from, to } = brushEdges(view, data, layout);
  ctx.fillStyle = palette.surface;
  ctx.globalAlpha = 0.66;
  ctx.fillRect(overview.x, overview.y, from - overview.x, height);
  ctx.fillRect(to, overview.y, overview.x + overview.width - to, height);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 1.5;
  ctx.strokeRect(from + 0.75, overview.y + 0.75, Math.max(1, to - from - 1.5), height - 1.5);
  ctx.fillStyle = palette.accent;
  if (to - from > 24) for (const x of [from, to]) ctx.fillRect(x - 2, overview.y + height / 2 - 8, 4, 16);
}

/** Edges of the window in pixels, at least six apart so that it can be seen and held. */
export function brushEdges(view: View, data: TimelineData, layout: Layout): { readonly from: number; readonly to: number } {
  const { overview } = layout;
  const from = overview.x + timeToX(data.bounds, overview.width, view.from);
  const to = overview.x + timeToX(data.bounds, overview.width, view.to);
  const widen = Math.max(0, (6 - (to - from)) / 2);
  return { from: Math.max(overview.x, from - widen), to: Math.min(overview.x + overview.width, to + widen) };
}
