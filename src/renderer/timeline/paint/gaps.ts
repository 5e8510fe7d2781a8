import { timelineLabels } from '../../../text/index.ts';
import { lowerBound } from '../lane-index.ts';
import type { LaneBox } from '../layout.ts';
import { timeToX, xToTime, type View } from '../scale.ts';
import type { Scene, TimelineData } from '../scene.ts';
import type { Strip } from './density.ts';
import type { Palette } from './palette.ts';

type Gap = TimelineData['lanes']['gaps'][number];
interface Span { readonly left: number; readonly right: number }

/** Room for a label, and how far from it no event may stand: its sign, or the number of a crowd to the right of one. */
const LABEL_HEIGHT = 20;
const [SIGN_ROOM, COUNT_ROOM] = [14, 64];

/** Missing stretches of the log, hatched over the whole height. Events of other logs lie within them: it is drawn before any. */
export function drawGaps(ctx: CanvasRenderingContext2D, gaps: readonly Gap[], view: View, strip: Strip, palette: Palette): void {
  for (const gap of gaps) {
    const span = spanOf(gap, view, strip);
    if (span === null) continue;
    const { left, right } = span;
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
    ctx.restore();
  }
}

/** How many events are missing, where there is room for it beside those that are there; the head of the screen has the sum. */
export function labelGaps(ctx: CanvasRenderingContext2D, scene: Scene, boxes: readonly LaneBox[], palette: Palette): void {
  ctx.font = palette.font;
  for (const gap of scene.data.lanes.gaps) {
    const span = spanOf(gap, scene.view, scene.layout.plot);
    if (span === null) continue;
    const text = timelineLabels.eventsMissing(gap.missing);
    const width = ctx.measureText(text).width + 14;
    const x = (span.left + span.right) / 2;
    if (span.right - span.left < width) continue;
    const y = freeHeight(scene, boxes, { left: x - width / 2, right: x + width / 2 });
    if (y !== null) label(ctx, text, { x, y, width }, palette);
  }
}

function spanOf(gap: Gap, view: View, strip: Strip): Span | null {
  const from = strip.x + timeToX(view, strip.width, gap.after);
  const to = strip.x + timeToX(view, strip.width, gap.before);
  const start = Math.min(from, to);
  // A gap shorter than a pixel is still a gap.
  const end = Math.max(from, to, start + 4);
  return end <= strip.x || start >= strip.x + strip.width ? null : { left: Math.max(strip.x, start), right: Math.min(strip.x + strip.width, end) };
}

/** Below the last lane, or in the middle of the first that has no event there; null where every lane has. */
function freeHeight({ data, layout: { plot }, view }: Scene, boxes: readonly LaneBox[], { left, right }: Span): number | null {
  const foot = plot.y + plot.height;
  const last = boxes.at(-1);
  const below = last === undefined ? plot.y : last.y + last.height;
  if (foot - below >= LABEL_HEIGHT + 4) return below + 2 + LABEL_HEIGHT / 2;
  const [from, to] = [left - COUNT_ROOM, right + SIGN_ROOM].map((x) => xToTime(view, plot.width, x - plot.x));
  const free = boxes.find((box) => {
    if (box.y < plot.y || box.y + box.height > foot) return false;
    const times = data.index.lanes[box.index]?.all.time;
    return times !== undefined && from !== undefined && to !== undefined && (times[lowerBound(times, from)] ?? Infinity) > to;
  });
  return free === undefined ? null : free.y + free.height / 2;
}

function label(ctx: CanvasRenderingContext2D, text: string, { x, y, width }: { readonly x: number; readonly y: number; readonly width: number }, palette: Palette): void {
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = palette.surface;
  ctx.fillRect(x - width / 2, y - LABEL_HEIGHT / 2, width, LABEL_HEIGHT);
  ctx.fillStyle = palette.ink;
  ctx.fillText(text, x, y);
  ctx.textAlign = 'left';
}
