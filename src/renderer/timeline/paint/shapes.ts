import type { Mark } from '../../../contract/index.ts';
import type { Palette } from './palette.ts';

/** The flags of an event, read. */
export interface Sign {
  readonly mark: Mark;
  readonly failure: boolean;
  readonly denied: boolean;
  readonly finding: boolean;
  readonly granted: boolean;
}

/**
 * Draws one event at its centre. The kind is a shape; a failure becomes the octagon with a cross, a refusal ends in a
 * stop bar, a finding carries a pennant: none of the three rests on colour alone.
 */
export function drawSign(ctx: CanvasRenderingContext2D, sign: Sign, x: number, y: number, palette: Palette, radius = 5): void {
  if (sign.failure) {
    drawFailure(ctx, x, y, palette, radius + 1);
  } else {
    const { path, filled } = SHAPES[sign.mark];
    const solid = filled || sign.granted;
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = sign.mark === 'heartbeat' || sign.mark === 'other' ? palette.ink3 : palette.ink;
    ctx.fillStyle = solid ? ctx.strokeStyle : palette.surface;
    ctx.beginPath();
    path(ctx, x, y, radius);
    ctx.fill();
    ctx.stroke();
    if (sign.mark === 'test') dot(ctx, x, y, 1.6, palette.ink);
  }
  if (sign.denied) drawStop(ctx, x + radius + 3, y, palette, radius + 2);
  if (sign.finding) drawPennant(ctx, x, y - radius - 2, palette);
}

type Path = (ctx: CanvasRenderingContext2D, x: number, y: number, r: number) => void;

const circle = (share: number): Path => (ctx, x, y, r) => ctx.arc(x, y, r * share, 0, Math.PI * 2);
const polygon = (points: readonly (readonly [number, number])[]): Path => (ctx, x, y, r) => {
  points.forEach(([dx, dy], i) => (i === 0 ? ctx.moveTo(x + dx * r, y + dy * r) : ctx.lineTo(x + dx * r, y + dy * r)));
  ctx.closePath();
};
const square = (share: number): Path => polygon([[-share, -share], [share, -share], [share, share], [-share, share]]);
const HEXAGON = polygon([[-1.15, 0], [-0.58, -1], [0.58, -1], [1.15, 0], [0.58, 1], [-0.58, 1]]);
const SHIELD = polygon([[-0.95, -1], [0.95, -1], [0.95, 0.3], [0, 1.25], [-0.95, 0.3]]);
const PLAY = polygon([[-0.7, -0.95], [1.05, 0], [-0.7, 0.95]]);
const UP = polygon([[0, -1.1], [1.05, 0.8], [-1.05, 0.8]]);
const DOWN = polygon([[0, 1.1], [1.1, -0.85], [-1.1, -0.85]]);
const stroke: Path = (ctx, x, y, r) => {
  ctx.moveTo(x, y - r * 0.9);
  ctx.lineTo(x, y + r * 0.9);
};

/** Outline shapes are hollow until something fills them: an approval that was granted is solid, one refused is not. */
const SHAPES: Readonly<Record<Mark, { readonly path: Path; readonly filled: boolean }>> = {
  other: { path: circle(0.35), filled: true },
  request: { path: circle(0.9), filled: false },
  decision: { path: HEXAGON, filled: false },
  approval: { path: SHIELD, filled: false },
  package: { path: square(0.85), filled: false },
  start: { path: PLAY, filled: true },
  finish: { path: square(0.8), filled: true },
  data: { path: stroke, filled: true },
  test: { path: circle(0.9), filled: false },
  change: { path: UP, filled: false },
  incident: { path: DOWN, filled: true },
  heartbeat: { path: circle(0.2), filled: true },
};

export function drawFailure(ctx: CanvasRenderingContext2D, x: number, y: number, palette: Palette, r: number): void {
  ctx.beginPath();
  for (let i = 0; i < 8; i += 1) {
    const angle = (Math.PI / 8) * (2 * i + 1);
    ctx.lineTo(x + Math.cos(angle) * r * 1.08, y + Math.sin(angle) * r * 1.08);
  }
  ctx.closePath();
  ctx.fillStyle = palette.fail;
  ctx.fill();
  ctx.beginPath();
  const arm = r * 0.42;
  ctx.moveTo(x - arm, y - arm);
  ctx.lineTo(x + arm, y + arm);
  ctx.moveTo(x + arm, y - arm);
  ctx.lineTo(x - arm, y + arm);
  ctx.strokeStyle = palette.onFail;
  ctx.lineWidth = 1.6;
  ctx.stroke();
}

/** A stop: the end of a way, as on a track plan. */
export function drawStop(ctx: CanvasRenderingContext2D, x: number, y: number, palette: Palette, r: number): void {
  ctx.fillStyle = palette.ink;
  ctx.fillRect(x - 1.5, y - r, 3, r * 2);
}

export function drawPennant(ctx: CanvasRenderingContext2D, x: number, y: number, palette: Palette): void {
  ctx.fillStyle = palette.ink;
  ctx.strokeStyle = palette.surface;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(x, y + 2);
  ctx.lineTo(x, y - 7);
  ctx.lineTo(x + 6, y - 4.5);
  ctx.lineTo(x + 1.2, y - 2);
  ctx.lineTo(x + 1.2, y + 2);
  ctx.closePath();
  ctx.stroke();
  ctx.fill();
}

function dot(ctx: CanvasRenderingContext2D, x: number, y: number, r: number, colour: string): void {
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.arc(x, y, r, 0, Math.PI * 2);
  ctx.fill();
}
