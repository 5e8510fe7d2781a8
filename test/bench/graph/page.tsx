import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import '../../../src/renderer/design/fonts.css';
import '../../../src/renderer/design/tokens.css';
import '../../../src/renderer/design/base.css';
import '../../../src/renderer/graph/graph.css';
import { AT_REST, type Emphasis } from '../../../src/renderer/graph/emphasis.ts';
import { createLayoutJob, type Drawing } from '../../../src/renderer/graph/layout-job.ts';
import { GraphPicture } from '../../../src/renderer/graph/Picture.tsx';
import type { EdgeStatus } from '../../../src/renderer/graph/columns.ts';
import { largeGraph } from '../../support/large-graph.ts';

/** Runs in Chromium: the graph's own code over a large graph, panned and zoomed by a hand in every frame. */

const SHOWN: ReadonlySet<EdgeStatus> = new Set(['touched', 'permitted', 'beyond', 'lapsed', 'untold']);
export interface Frames { readonly what: string; readonly framesPerSecond: number; readonly worstMs: number; readonly late: number }
export interface Measured {
  readonly what: string;
  readonly layoutMs: number;
  readonly boxes: number;
  readonly lines: number;
  readonly renderMs: number;
  readonly frames: readonly Frames[];
}

async function frames(what: string, ms: number, hand: (stage: HTMLElement, turn: number) => void): Promise<Frames> {
  const stage = document.querySelector<HTMLElement>('.graph-stage');
  if (stage === null) throw new Error('no stage');
  const gaps: number[] = [];
  const start = performance.now();
  let before = start;
  for (let turn = 0; performance.now() - start < ms; turn += 1) {
    hand(stage, turn);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    gaps.push(now - before);
    before = now;
  }
  gaps.shift();
  return { what, framesPerSecond: (gaps.length * 1_000) / gaps.reduce((sum, gap) => sum + gap, 0), worstMs: Math.max(...gaps), late: gaps.filter((gap) => gap > 34).length };
}

const pointer = (stage: HTMLElement, type: string, x: number, y: number): void =>
  void stage.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, clientX: x, clientY: y, pointerId: 1 }));

function pan(stage: HTMLElement, turn: number): void {
  stage.setPointerCapture = () => undefined;
  if (turn === 0) pointer(stage, 'pointerdown', 700, 400);
  pointer(stage, 'pointermove', 700 + Math.sin(turn / 20) * 300, 400 + Math.cos(turn / 20) * 200);
}

const zoom = (stage: HTMLElement, turn: number): void =>
  void stage.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: turn % 60 < 30 ? -40 : 40, clientX: 600, clientY: 300 }));

async function bench({ nodes, ms }: { readonly nodes: number; readonly ms: number }): Promise<readonly Measured[]> {
  const { graph, touches } = largeGraph(nodes);
  const job = createLayoutJob();
  const host = document.createElement('div');
  host.className = 'graph';
  host.style.height = '760px';
  host.dataset['theme'] = 'light';
  document.body.replaceChildren(host);
  const root = createRoot(host);
  const measured: Measured[] = [];
  let first: Drawing | null = null;
  const show = async (what: string, emphasis: Emphasis, send: boolean): Promise<void> => {
    const before = performance.now();
    const drawing = job({ turn: 0, emphasis, ...(send ? { graph, over: { kind: 'touches', touches } } : {}) });
    const layoutMs = performance.now() - before;
    first ??= drawing;
    const start = performance.now();
    flushSync(() => root.render(<GraphPicture picture={drawing.picture} layout={drawing.layout} focus={new Set(emphasis.focus)} selected={null} shown={SHOWN} onPress={() => undefined} label="bench" describedBy="none" />));
    const renderMs = performance.now() - start;
    await new Promise(requestAnimationFrame);
    measured.push({ what, layoutMs, renderMs, boxes: drawing.layout.placed.length, lines: drawing.picture.lines.length, frames: [await frames('pan', ms, pan), await frames('zoom', ms, zoom)] });
  };
  await show('at rest', AT_REST, true);
  const groups = first === null ? [] : (first as Drawing).picture.items.flatMap((item) => (item.node === null && item.cluster !== null ? [item.cluster] : []));
  await show('twelve groups opened', { ...AT_REST, expanded: groups.slice(-12) }, false);
  await show('one agent in focus', { ...AT_REST, focus: ['agent-7'] }, false);
  await show('grouped by owner', { ...AT_REST, by: 'owner' }, false);
  // What is left on screen is what a reader sees first.
  await show('at rest', AT_REST, false);
  document.querySelector<HTMLElement>('.graph-zoom button:last-child')?.click();
  return measured.slice(0, -1);
}

declare global {
  interface Window { benchGraph: typeof bench }
}
window.benchGraph = bench;
