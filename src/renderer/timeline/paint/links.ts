import { placeOf, signOf, type Scene } from '../scene.ts';
import type { Palette } from './palette.ts';
import { drawSign } from './shapes.ts';

interface Point { readonly x: number; readonly y: number }

/** Arrows from causes to the selected event and from it to its effects, and a ring around it. */
export function drawLinks(ctx: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  const { plot } = scene.layout;
  ctx.save();
  ctx.beginPath();
  ctx.rect(plot.x, plot.y, plot.width, plot.height);
  ctx.clip();
  if (scene.hover >= 0 && scene.hover !== scene.selected) ring(ctx, placeOf(scene, scene.hover), palette.strong, 9);
  // Where the way of the selected action is drawn it is marked enough; from afar its events are.
  for (const position of scene.group) if (!scene.bars.trackOf.has(position)) ring(ctx, placeOf(scene, position), palette.accent, 8);
  if (scene.selected >= 0) {
    const self = placeOf(scene, scene.selected);
    line(ctx, self.x, plot.y, plot.y + plot.height, palette);
    for (const cause of scene.causes) arrow(ctx, placeOf(scene, cause), self, palette);
    for (const effect of scene.effects) arrow(ctx, self, placeOf(scene, effect), palette);
    // Drawn again: in a crowd another sign stands for it.
    drawSign(ctx, signOf(scene.data.columns, scene.selected), self.x, self.y, palette);
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

/**
 * Leaves to the right and arrives from the left, as time does; within one lane it bows over what lies between, and
 * between lanes at nearly the same time it goes straight up or down.
 */
function arrow(ctx: CanvasRenderingContext2D, from: Point, to: Point, palette: Palette): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  ctx.strokeStyle = palette.accent;
  ctx.fillStyle = palette.accent;
  ctx.lineWidth = 1.75;
  ctx.beginPath();
  if (Math.abs(dx) < 40 && Math.abs(dy) > 12) {
    const down = Math.sign(dy);
    const end = { x: to.x, y: to.y - down * 10 };
    ctx.moveTo(from.x, from.y + down * 10);
    ctx.bezierCurveTo(from.x, (from.y + end.y) / 2, to.x, (from.y + end.y) / 2, end.x, end.y);
    ctx.stroke();
    head(ctx, end, (down * Math.PI) / 2);
    return;
  }
  const side = dx < 0 ? -1 : 1;
  const [start, end] = [{ x: from.x + 10 * side, y: from.y }, { x: to.x - 10 * side, y: to.y }];
  const reach = Math.max(14, Math.min(90, Math.abs(end.x - start.x) / 2));
  const bow = Math.abs(dy) < 4 && Math.abs(dx) > 44 ? -16 : 0;
  ctx.moveTo(start.x, start.y);
  ctx.bezierCurveTo(start.x + reach * side, start.y + bow, end.x - reach * side, end.y + bow, end.x, end.y);
  ctx.stroke();
  head(ctx, end, Math.atan2(-bow, reach * side));
}

function head(ctx: CanvasRenderingContext2D, tip: Point, angle: number): void {
  ctx.beginPath();
  ctx.moveTo(tip.x + 2 * Math.cos(angle), tip.y + 2 * Math.sin(angle));
  for (const turn of [-0.45, 0.45]) ctx.lineTo(tip.x - 7 * Math.cos(angle + turn), tip.y - 7 * Math.sin(angle + turn));
  ctx.closePath();
  ctx.fill();
}
