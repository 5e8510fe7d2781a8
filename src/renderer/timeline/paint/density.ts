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

/** Room between two signs in a crowd; every column keeps its own coloured stroke all the same. */
const SIGN_ROOM = 13;

/** A lane from afar: a column a pixel, and on top of them what may not be lost. */
export function drawDensity(ctx: CanvasRenderingContext2D, lane: Lane, view: View, strip: Strip, palette: Palette): Density {
  const density = densityOf(lane, view, strip.width);
  const base = strip.y + strip.height - 4;
  const room = strip.height - 12;
  const left = strip.x + density.offset;
  ctx.fillStyle = palette.ink3;
  ctx.beginPath();
  for (let i = 0; i < density.columns; i += 1) {
    const count = density.all[i]!;
    if (count === 0) continue;
    const height = Math.max(2, columnHeight(count, density.peak) * room);
    ctx.rect(left + i, base - height, 1, height);
  }
  ctx.globalAlpha = 0.62;
  ctx.fill();
  ctx.globalAlpha = 1;
  drawDenied(ctx, density, left, base, room, palette);
  drawFailures(ctx, density, left, base, room, palette);
  spaced(density.finding, (i) => drawPennant(ctx, left + i + 0.5, strip.y + 9, palette));
  return density;
}

/** Refusals are full-height strokes with a foot, heavier than a column of events. */
function drawDenied(ctx: CanvasRenderingContext2D, density: Density, left: number, base: number, room: number, palette: Palette): void {
  ctx.fillStyle = palette.ink;
  for (let i = 0; i < density.columns; i += 1) if (density.denied[i]! > 0) ctx.fillRect(left + i, base - room * 0.55, 1, room * 0.55);
  spaced(density.denied, (i) => ctx.fillRect(left + i - 1, base - room * 0.7, 3, room * 0.7));
}

function drawFailures(ctx: CanvasRenderingContext2D, density: Density, left: number, base: number, room: number, palette: Palette): void {
  ctx.fillStyle = palette.fail;
  for (let i = 0; i < density.columns; i += 1) if (density.failure[i]! > 0) ctx.fillRect(left + i - 0.5, base - room, 2, room);
  spaced(density.failure, (i) => drawFailure(ctx, left + i + 0.5, base - room, palette, 4.5));
}

function spaced(counts: Uint32Array, draw: (column: number) => void): void {
  let last = -SIGN_ROOM;
  for (let i = 0; i < counts.length; i += 1) {
    if (counts[i] === 0 || i - last < SIGN_ROOM) continue;
    last = i;
    draw(i);
  }
}
