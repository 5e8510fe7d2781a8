import { placeOf, type Scene } from '../scene.ts';
import type { Palette } from './palette.ts';

interface Point { readonly x: number; readonly y: number }

/** Arrows from causes to the selected event and from it to its effects, and a ring around it. */
export function drawLinks(ctx: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  const { plot } = scene.layout;
  ctx.save();
  ctx.beginPath();
  ctx.rect(plot.x, plot.y, plot.width, plot.height);
  ctx.clip();
  if (scene.hover >= 0 && scene.hover !== scene.selected) ring(ctx, placeOf(scene, scene.hover), palette.strong, 9);
  for (const position of scene.group) ring(ctx, placeOf(scene, position), palette.accent, 9);
  if (scene.selected >= 0) {
    const self = placeOf(scene, scene.selected);
    line(ctx, self.x, plot.y, plot.y + plot.height, palette);
    for (const cause of scene.causes) arrow(ctx, placeOf(scene, cause), self, palette);
    for (const effect of scene.effects) arrow(ctx, self, placeOf(scene, effect), palette);
    ring(ctx, self, palette.accent, 10);
  }
  ctx.restore();
}

function line(ctx: CanvasRenderingContext2D, x: number, from: number, to: number, palette: Palette): void {
  ctx.strokeStyle = palette.accent;
  ctx.globalAlpha = 0.35;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(Math.round(x) + 0.5, from);
  ctx.lineTo(Math.round(x) + 0.5, to);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

function ring(ctx: CanvasRenderingContext2D, { x, y }: Point, colour: string, radius: number): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, Math.PI * 2);
  ctx.stroke();
}

/** Leaves to the right and arrives from the left, as time does; within one lane it bows over what lies between. */
function arrow(ctx: CanvasRenderingContext2D, from: Point, to: Point, palette: Palette): void {
  const start = { x: from.x + 10, y: from.y };
  const end = { x: to.x - 11, y: to.y };
  const reach = Math.max(18, Math.min(90, Math.abs(end.x - start.x) / 2));
  const bow = Math.abs(from.y - to.y) < 4 && end.x - start.x > 24 ? -18 : 0;
  ctx.strokeStyle = palette.accent;
  ctx.fillStyle = palette.accent;
  ctx.lineWidth = 1.75;
  ctx.beginPath();
  ctx.moveTo(start.x, start.y);
  ctx.bezierCurveTo(start.x + reach, start.y + bow, end.x - reach, end.y + bow, end.x, end.y);
  ctx.stroke();
  const angle = Math.atan2(-bow * 0.8, reach);
  ctx.beginPath();
  ctx.moveTo(end.x + 2, end.y);
  ctx.lineTo(end.x + 2 - 8 * Math.cos(angle - 0.45), end.y - 8 * Math.sin(angle - 0.45));
  ctx.lineTo(end.x + 2 - 8 * Math.cos(angle + 0.45), end.y - 8 * Math.sin(angle + 0.45));
  ctx.closePath();
  ctx.fill();
}
