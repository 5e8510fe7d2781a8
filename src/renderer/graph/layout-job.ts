import type { GraphComparison, TouchCount } from '../../contract/index.ts';
import type { Language } from '../../text/index.ts';
import { comparedGraph } from './compared.ts';
import type { TouchedGraph } from './columns.ts';
import type { Emphasis } from './emphasis.ts';
import { layoutGraph, type GraphLayout } from './layout.ts';
import { pictureOf, type Picture } from './model.ts';
import { touchedGraph, type Snapshot } from './touched.ts';

/** What changes the drawing. A part that is not named is as it was in the message before: a snapshot is sent once. */
export interface LayoutRequest {
  readonly turn: number;
  readonly graph?: Snapshot;
  /** What lies over the snapshot: touches, or what changed since another. */
  readonly over?: Overlay;
  readonly emphasis: Emphasis;
}
/** To another thread, which speaks for itself: columns and groups are named in a drawing. */
export interface LayoutMessage extends LayoutRequest { readonly language: Language }
export type Overlay = { readonly kind: 'touches'; readonly touches: readonly TouchCount[] } | { readonly kind: 'comparison'; readonly comparison: GraphComparison };
export interface Drawing { readonly picture: Picture; readonly layout: GraphLayout }
export interface LayoutReply extends Drawing { readonly turn: number; readonly ms: number }

export function drawnGraph(graph: Snapshot, over: Overlay): TouchedGraph {
  return over.kind === 'touches' ? touchedGraph(graph, over.touches) : comparedGraph(graph, over.comparison);
}

/** Remembers what was sent, and draws. One a worker, or one on the window's own thread where there is none. */
export function createLayoutJob(): (request: LayoutRequest) => Drawing {
  let graph: Snapshot = { nodes: [], edges: [] };
  let over: Overlay = { kind: 'touches', touches: [] };
  let drawn: TouchedGraph | null = null;
  return (request) => {
    if (request.graph !== undefined || request.over !== undefined) drawn = null;
    graph = request.graph ?? graph;
    over = request.over ?? over;
    drawn ??= drawnGraph(graph, over);
    const picture = pictureOf(drawn, request.emphasis);
    return { picture, layout: layoutGraph(picture) };
  };
}
