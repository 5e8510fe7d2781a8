import { visibleLanes } from '../layout.ts';
import type { Scene } from '../scene.ts';
import { drawAxis } from './axis.ts';
import { drawDensity } from './density.ts';
import { drawGaps, labelGaps } from './gaps.ts';
import { drawLinks } from './links.ts';
import { drawBars, drawMarks, fewEnough } from './marks.ts';
import { drawBrush } from './overview.ts';
import type { Palette } from './palette.ts';

/** What a frame drew: events as themselves, and events counted into columns. */
export interface Drawn {
  readonly marks: number;
  readonly counted: number;
}

/** One frame, in CSS pixels; `overview` is the picture made once of the whole record. */
export function drawScene(ctx: CanvasRenderingContext2D, scene: Scene, overview: CanvasImageSource, palette: Palette): Drawn {
  const { layout, data } = scene;
  ctx.clearRect(0, 0, layout.plot.x + layout.plot.width, layout.plot.y + layout.plot.height);
  ctx.drawImage(overview, layout.overview.x, layout.overview.y, layout.overview.width, layout.overview.height);
  drawBrush(ctx, scene.view, data, layout, palette);
  const boxes = visibleLanes(layout, data.lanes.lanes.length, scene.scroll);
  ctx.save();
  ctx.beginPath();
  ctx.rect(layout.plot.x, layout.plot.y, layout.plot.width, layout.plot.height);
  ctx.clip();
  drawGround(ctx, scene, boxes, palette);
  drawGaps(ctx, data.lanes.gaps, scene.view, layout.plot, palette);
  ctx.restore();
  drawAxis(ctx, scene.view, layout, palette);
  ctx.save();
  ctx.beginPath();
  ctx.rect(layout.plot.x, layout.plot.y, layout.plot.width, layout.plot.height);
  ctx.clip();
  let marks = 0;
  let counted = 0;
  for (const box of boxes) {
    const lane = data.index.lanes[box.index];
    if (lane === undefined) continue;
    const few = fewEnough(lane, scene);
    if (few === null) {
      counted += drawDensity(ctx, lane, scene.view, { x: layout.plot.x, y: box.y, width: layout.plot.width, height: box.height }, palette).total;
    } else {
      drawBars(ctx, scene, box, palette);
      marks += drawMarks(ctx, scene, lane, few, palette);
    }
  }
  labelGaps(ctx, scene, boxes, palette);
  ctx.restore();
  drawLinks(ctx, scene, palette);
  return { marks, counted };
}

function drawGround(ctx: CanvasRenderingContext2D, scene: Scene, boxes: ReturnType<typeof visibleLanes>, palette: Palette): void {
  const { plot } = scene.layout;
  const chosen = scene.selected < 0 ? scene.chosenLane : (scene.data.columns.lane[scene.selected] ?? -1);
  for (const box of boxes) {
    if (box.index === chosen || box.index === scene.hoverLane) {
      ctx.fillStyle = box.index === chosen ? palette.selected : palette.sunken;
      ctx.fillRect(plot.x, box.y, plot.width, box.height);
    }
    ctx.fillStyle = palette.line;
    ctx.fillRect(plot.x, box.y + box.height - 1, plot.width, 1);
  }
}
