import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useElementSize } from '../design/use-element-size.ts';
import { useTokens } from '../design/use-tokens.ts';
import { useGestures } from './gestures.ts';
import { clampScroll, layoutFor, type Layout } from './layout.ts';
import { drawOverview } from './paint/overview.ts';
import { paletteOf } from './paint/palette.ts';
import { drawScene } from './paint/index.ts';
import type { Scene, TimelineData } from './scene.ts';
import type { StageStore } from './stage-state.ts';
import type { Focus } from './use-focus.ts';
import type { Near } from './use-near-events.ts';

/**
 * The picture and what is done to it by hand. It draws once per change, in the browser's next frame; a pan or a zoom
 * changes the store only, so no React render stands between the hand and the picture.
 */
export function Stage(props: {
  readonly data: TimelineData;
  readonly store: StageStore;
  readonly focus: Focus;
  readonly near: Near;
  readonly label: string;
  readonly onPick: (position: number) => void;
  readonly onOpen: (position: number) => void;
  readonly onKeyDown: (event: KeyboardEvent, layout: Layout) => void;
  readonly onLayout: (layout: Layout) => void;
  readonly children: (layout: Layout) => ReactNode;
}): ReactNode {
  const { data, store, focus, near } = props;
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useElementSize(host);
  const laneCount = data.lanes.lanes.length;
  const layout = useMemo(() => layoutFor(size.width, size.height, laneCount), [size, laneCount]);
  const token = useTokens();
  const palette = useMemo(() => paletteOf(token), [token]);
  const ratio = useRatio();

  const overview = useMemo(() => {
    const picture = document.createElement('canvas');
    picture.width = Math.max(1, layout.overview.width * ratio);
    picture.height = Math.max(1, layout.overview.height * ratio);
    const ctx = picture.getContext('2d');
    ctx?.setTransform(ratio, 0, 0, ratio, -layout.overview.x * ratio, -layout.overview.y * ratio);
    if (ctx && size.width > 0) drawOverview(ctx, data, layout, palette);
    return picture;
  }, [data, layout, palette, ratio, size.width]);

  const draw = useCallback(() => {
    const ctx = canvas.current?.getContext('2d');
    if (!ctx || size.width === 0) return;
    const { view, scroll, hover } = store.getState();
    const scene: Scene = {
      data, layout, view, scroll, selected: focus.selected, causes: focus.causes, effects: focus.effects, group: focus.group,
      chosenLane: focus.lane, hoverLane: hover?.lane ?? -1, hover: hover?.position ?? -1, near: near.events, bars: near.bars,
    };
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawScene(ctx, scene, overview, palette);
  }, [data, layout, store, focus, near, overview, palette, ratio, size.width]);
  // Fewer lanes, or more room: what was scrolled away before must not stay beyond the top.
  useLayoutEffect(() => {
    const { scroll } = store.getState();
    if (size.width > 0 && clampScroll(layout, scroll) !== scroll) store.setState({ scroll: clampScroll(layout, scroll) });
  }, [layout, store, size.width]);
  // Drawn before the browser paints: a resized canvas is empty, and an empty frame flickers.
  useLayoutEffect(draw, [draw]);
  useEffect(() => {
    let frame = 0;
    const request = (): void => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        draw();
      });
    };
    // Fonts may come after the first drawing.
    void document.fonts.ready.then(request);
    const unsubscribe = store.subscribe(request);
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [store, draw]);

  const { onLayout } = props;
  useEffect(() => {
    if (size.width > 0) onLayout(layout);
  }, [layout, onLayout, size.width]);
  useGestures(host, { data, store, layout, onPick: props.onPick, onOpen: props.onOpen });
  return (
    // The keys of the picture are those of an application: arrows pan, they do not move a caret.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions
    <div ref={host} className="timeline-stage" role="application" aria-label={props.label} aria-describedby="timeline-text" tabIndex={0} onKeyDown={(event) => props.onKeyDown(event, layout)}>
      <canvas ref={canvas} aria-hidden="true" width={Math.round(size.width * ratio)} height={Math.round(size.height * ratio)} style={{ width: size.width, height: size.height }} />
      {size.width > 0 && props.children(layout)}
    </div>
  );
}

/** Device pixels per CSS pixel; changes when a window moves to another screen or the page is zoomed. */
function useRatio(): number {
  const [ratio, setRatio] = useState(() => window.devicePixelRatio || 1);
  useEffect(() => {
    const query = window.matchMedia(`(resolution: ${ratio}dppx)`);
    const read = (): void => setRatio(window.devicePixelRatio || 1);
    query.addEventListener('change', read);
    return () => query.removeEventListener('change', read);
  }, [ratio]);
  return ratio;
}
