import { zoneAt } from '../../../text/index.ts';
import type { Layout } from '../layout.ts';
import type { View } from '../scale.ts';
import { contextLabel, ticksFor } from '../ticks.ts';
import type { Palette } from './palette.ts';

/** Between the context and the first label after it, in pixels. */
const CLEAR = 16;

/** Grid lines through the plot and labels above it, by the clock that times are shown by. */
export function drawAxis(ctx: CanvasRenderingContext2D, view: View, layout: Layout, palette: Palette): void {
  const { axis, plot } = layout;
  ctx.save();
  ctx.beginPath();
  ctx.rect(axis.x, axis.y, axis.width, axis.height + plot.height);
  ctx.clip();
  ctx.font = palette.font;
  ctx.textBaseline = 'middle';
  const zone = zoneAt(view.from);
  const ticks = ticksFor(view, axis.width);
  const widthOf = (label: string): number => (label === '' ? 0 : ctx.measureText(`${label} ${zone}`).width + 20);
  // A day or a minute that begins under the label is the one that the ticks after it belong to.
  const covered = ticks.findLast((tick) => tick.x - widthOf(contextLabel(view)) <= CLEAR);
  const context = contextLabel(view, covered?.time);
  const reserved = widthOf(context);
  for (const tick of ticks) {
    const x = Math.round(axis.x + tick.x) + 0.5;
    ctx.globalAlpha = Math.max(0.35, tick.strength);
    ctx.strokeStyle = tick.major ? palette.strong : palette.line;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(x, axis.y + axis.height - 5);
    ctx.lineTo(x, plot.y + plot.height);
    ctx.globalAlpha *= tick.major ? 0.55 : 1;
    ctx.stroke();
    // The context label stands at the left end; what would run into it fades instead of jumping.
    const room = Math.min(1, Math.max(0, (tick.x - reserved - CLEAR) / CLEAR));
    ctx.globalAlpha = room * (tick.strength === 0 ? 0 : 0.6 + 0.4 * tick.strength);
    ctx.fillStyle = tick.major ? palette.ink : palette.ink2;
    ctx.textAlign = 'center';
    const fits = x + ctx.measureText(tick.label).width / 2 <= axis.x + axis.width;
    if (fits) ctx.fillText(tick.label, x, axis.y + axis.height / 2 - 2);
  }
  ctx.globalAlpha = 1;
  ctx.textAlign = 'left';
  if (context !== '') {
    ctx.fillStyle = palette.ink;
    ctx.fillText(context, axis.x + 6, axis.y + axis.height / 2 - 2);
    ctx.fillStyle = palette.ink3;
    ctx.fillText(zone, axis.x + 6 + ctx.measureText(`${context} `).width, axis.y + axis.height / 2 - 2);
  }
  ctx.strokeStyle = palette.line;
  ctx.beginPath();
  ctx.moveTo(axis.x, axis.y + axis.height - 0.5);
  ctx.lineTo(axis.x + axis.width, axis.y + axis.height - 0.5);
  ctx.stroke();
  ctx.restore();
}
