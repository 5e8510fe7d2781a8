import { eventTypeText } from '../../../text/index.ts';
import type { Bar } from '../bars.ts';
import { crowdsOf, type Crowd } from '../crowds.ts';
import { lowerBound, type Lane } from '../lane-index.ts';
import type { LaneBox } from '../layout.ts';
import { timeToX } from '../scale.ts';
import { placeOf, signOf, trackMiddle, type Scene } from '../scene.ts';
import type { Palette } from './palette.ts';
import { drawFailure, drawSign, drawStop, type Sign } from './shapes.ts';

/** Room an event needs to be drawn as itself. */
const MARK_ROOM = 7;
/** Between a word and what stands after it. */
const CLEAR = 10;

/** Positions of a lane's events on screen, if there are few enough to draw each. */
export function fewEnough(lane: Lane, scene: Scene): { readonly first: number; readonly end: number } | null {
  const margin = ((scene.view.to - scene.view.from) / scene.layout.plot.width) * 12;
  const first = lowerBound(lane.all.time, scene.view.from - margin);
  const end = lowerBound(lane.all.time, scene.view.to + margin, first);
  return (end - first) * MARK_ROOM <= scene.layout.plot.width ? { first, end } : null;
}

/**
 * Each event by itself; where several stand in one place, the weightiest sign and how many there are. What may not
 * be lost is drawn last, on top of its neighbours. Names stand beside events where nothing comes for their length.
 */
export function drawMarks(ctx: CanvasRenderingContext2D, scene: Scene, lane: Lane, range: { readonly first: number; readonly end: number }, palette: Palette): number {
  const { columns } = scene.data;
  const positions = lane.all.position.subarray(range.first, range.end);
  const crowds = crowdsOf(Array.from(positions, (position) => ({ position, ...placeOf(scene, position), weight: weightOf(signOf(columns, position)) })));
  drawWords(ctx, scene, crowds, palette);
  for (const rank of [0, 1, 2]) {
    for (const crowd of crowds) {
      for (const { position, x, y, weight } of crowd.shown) if (weight === rank) drawSign(ctx, signOf(columns, position), x, y, palette);
    }
  }
  return positions.length;
}

const weightOf = (sign: Sign): 0 | 1 | 2 => (sign.failure || sign.finding || sign.denied ? 2 : sign.mark === 'decision' || sign.mark === 'approval' ? 1 : 0);

/** Beside each place: how many events stand there, or the kind of the one that does. Cut off by the edge, `12×` would read as one. */
function drawWords(ctx: CanvasRenderingContext2D, scene: Scene, crowds: readonly Crowd[], palette: Palette): void {
  ctx.font = palette.font;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.lineWidth = 4;
  ctx.strokeStyle = palette.surface;
  const nextX = new Map<number, number>();
  for (const crowd of crowds.toReversed()) {
    const next = nextX.get(crowd.y) ?? scene.layout.plot.x + scene.layout.plot.width + CLEAR;
    nextX.set(crowd.y, Math.min(crowd.x, next));
    const position = crowd.shown[0]?.position ?? -1;
    const event = scene.near.get(position)?.event;
    const text = crowd.count > 1 ? `${crowd.count}×` : event ? eventTypeText(event.type) : '';
    const chosen = position === scene.selected;
    const stopped = crowd.shown.some((each) => signOf(scene.data.columns, each.position).denied);
    const start = crowd.last + (stopped ? 15 : chosen ? 14 : 9);
    if (text === '' || start + ctx.measureText(text).width + CLEAR > next) continue;
    // A halo: the lines of the grid and the hatching of a gap run under words.
    ctx.strokeText(text, start, crowd.y);
    ctx.fillStyle = chosen ? palette.accent : event ? palette.ink2 : palette.ink3;
    ctx.fillText(text, start, crowd.y);
  }
}

/** Ways of actions from their first event in a lane to their last; a refused one ends in a stop, a failed one in a cross. */
export function drawBars(ctx: CanvasRenderingContext2D, scene: Scene, box: LaneBox, palette: Palette): void {
  const { layout, view } = scene;
  const tracks = scene.bars.tracks.get(box.index) ?? 1;
  for (const bar of scene.bars.bars) {
    if (bar.lane !== box.index || bar.to < view.from || bar.from > view.to) continue;
    const y = box.y + trackMiddle(box.height, bar.track, tracks);
    const from = Math.max(layout.plot.x - 20, layout.plot.x + timeToX(view, layout.plot.width, bar.from));
    const to = Math.min(layout.plot.x + layout.plot.width + 20, layout.plot.x + timeToX(view, layout.plot.width, bar.to));
    const chosen = bar.positions.some((position) => position === scene.selected || scene.group.includes(position));
    ctx.fillStyle = chosen ? palette.accentSoft : palette.line;
    ctx.fillRect(from, y - 3, Math.max(2, to - from), 6);
    drawEnd(ctx, bar, to, y, palette);
  }
}

function drawEnd(ctx: CanvasRenderingContext2D, bar: Bar, x: number, y: number, palette: Palette): void {
  if (bar.end === 'stopped') drawStop(ctx, x + 8, y, palette, 7);
  if (bar.end === 'failed') drawFailure(ctx, x, y, palette, 6);
  if (bar.end !== 'open') return;
  ctx.strokeStyle = palette.strong;
  ctx.setLineDash([2, 3]);
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(x + 8, y);
  ctx.lineTo(x + 26, y);
  ctx.stroke();
  ctx.setLineDash([]);
}
