import { columnHeight, densityOf, type Density } from '../density.ts';
import type { Lane } from '../lane-index.ts';
import type { View } from '../scale.ts';
import type { Palette } from './palette.ts';
import { drawFailure, drawPennant } from './shapes.ts';

export interface Strip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width of a column of the picture, in pixels. */
const COLUMN = 2;
/** Columns between two signs in a crowd; every column keeps its own coloured stroke all the same. */
const SIGN_ROOM = 7;

/** A lane from afar: counts in columns, and on top of them what may not be lost. */
export function drawDensity(ctx: CanvasRenderingContext2D, lane: Lane, view: View, strip: Strip, palette: Palette): Density {
  const density = densityOf(lane, view, strip.width / COLUMN);
  // Whole pixels and opaque colour: without a graphics card such rectangles are copied, all others are computed.
  const ground: Ground = { left: Math.round(strip.x + density.offset * COLUMN), base: Math.round(strip.y + strip.height) - 3, room: Math.floor(strip.height) - 9 };
  ctx.fillStyle = palette.count;
  for (let i = 0; i < density.columns; i += 1) {
    const count = density.all[i]!;
    if (count === 0) continue;
    const height = Math.max(2, Math.round(columnHeight(count, density.peak) * ground.room));
    ctx.fillRect(ground.left + i * COLUMN, ground.base - height, COLUMN, height);
  }
  drawDenied(ctx, density, ground, palette);
  drawFailures(ctx, density, ground, palette);
  spaced(density.finding, (i) => {
    const crowded = density.failure.subarray(Math.max(0, i - 3), i + 4).some((count) => count > 0);
    drawPennant(ctx, ground.left + i * COLUMN + 1 + (crowded ? 8 : 0), strip.y + 10, palette);
  });
  return density;
}

interface Ground { readonly left: number; readonly base: number; readonly room: number }

/** Refusals are black strokes, broader and squarer than any count. */
function drawDenied(ctx: CanvasRenderingContext2D, density: Density, { left, base, room }: Ground, palette: Palette): void {
  ctx.fillStyle = palette.ink;
  const tall = Math.round(room * 0.72);
  for (let i = 0; i < density.columns; i += 1) {
    if (density.denied[i]! > 0) ctx.fillRect(left + i * COLUMN, base - tall, COLUMN + 1, tall);
  }
}

function drawFailures(ctx: CanvasRenderingContext2D, density: Density, { left, base, room }: Ground, palette: Palette): void {
  ctx.fillStyle = palette.fail;
  for (let i = 0; i < density.columns; i += 1) if (density.failure[i]! > 0) ctx.fillRect(left + i * COLUMN, base - room, COLUMN, room);
  spaced(density.failure, (i) => drawFailure(ctx, left + (i + 0.5) * COLUMN, base - room + 3, palette, 4.5));
}

function spaced(counts: Uint32Array, draw: (column: number) => void): void {
  let last = -SIGN_ROOM;
  for (let i = 0; i < counts.length; i += 1) {
    if (counts[i] === 0 || i - last < SIGN_ROOM) continue;
    last = i;
    draw(i);
  }
}
