import type { TimelineLanes } from '../../../contract/index.ts';
import { timelineLabels } from '../../../text/index.ts';
import { timeToX, type View } from '../scale.ts';
import type { Strip } from './density.ts';
import type { Palette } from './palette.ts';

/** Missing stretches of the log, hatched over the whole height, with how many events are missing where there is room. */
export function drawGaps(ctx: CanvasRenderingContext2D, gaps: TimelineLanes['gaps'], view: View, strip: Strip, palette: Palette, labelled: boolean): void {
  for (const gap of gaps) {
    const from = strip.x + timeToX(view, strip.width, gap.after);
    const to = strip.x + timeToX(view, strip.width, gap.before);
    const start = Math.min(from, to);
    // A gap shorter than a pixel is still a gap.
    const end = Math.max(from, to, start + 4);
    if (end <= strip.x || start >= strip.x + strip.width) continue;
    const left = Math.max(strip.x, start);
    const right = Math.min(strip.x + strip.width, end);
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, strip.y, right - left, strip.height);
    ctx.clip();
    ctx.fillStyle = palette.surface;
    ctx.globalAlpha = 0.7;
    ctx.fillRect(left, strip.y, right - left, strip.height);
    ctx.globalAlpha = 0.8;
    ctx.strokeStyle = palette.strong;
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (let x = left - strip.height - (left % 7); x < right; x += 7) {
      ctx.moveTo(x, strip.y + strip.height);
      ctx.lineTo(x + strip.height, strip.y);
    }
    ctx.stroke();
    ctx.globalAlpha = 1;
    if (labelled && right - left > 130) label(ctx, timelineLabels.eventsMissing(gap.missing), (left + right) / 2, strip.y + 16, palette);
    ctx.restore();
  }
}

function label(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, palette: Palette): void {
  ctx.font = palette.font;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const width = ctx.measureText(text).width + 14;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(x - width / 2, y - 10, width, 20);
  ctx.fillStyle = palette.ink;
  ctx.fillText(text, x, y);
  ctx.textAlign = 'left';
}
