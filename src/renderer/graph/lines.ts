import { byText, statusOf, STATUS_RANK, type EdgeStatus, type TouchedGraph } from './columns.ts';
import type { Emphasis } from './emphasis.ts';

/** All edges between two boxes of one status, as one line. */
export interface Line {
  readonly from: string;
  readonly to: string;
  readonly status: EdgeStatus;
  readonly edges: number;
  readonly observed: number;
}

/** More lines than this are a grey field, and cost frames: those of least meaning and weight are left out and counted. */
export const LINES_MOST = 800;

/** Lines between boxes, those that mean most last, so that they are drawn on top. */
export function linesOf(graph: TouchedGraph, itemOf: ReadonlyMap<string, string>, { blast }: Pick<Emphasis, 'blast'>): { readonly lines: readonly Line[]; readonly linesLeftOut: number } {
  const lines = new Map<string, { -readonly [K in keyof Line]: Line[K] }>();
  const add = (source: string, target: string, status: EdgeStatus, observed: number): void => {
    const [from, to] = [itemOf.get(source), itemOf.get(target)];
    // An edge may name a node that is not there; the table still lists it.
    if (from === undefined || to === undefined || from === to) return;
    const key = `${from}\u0001${to}\u0001${status}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { from, to, status, edges: 1, observed });
    else {
      line.edges += 1;
      line.observed += observed;
    }
  };
  if (blast === null) for (const edge of graph.edges) add(edge.from, edge.to, statusOf(edge), edge.observed);
  else for (const { id, via, observed } of blast.reached) if (via !== null) add(via, id, 'blast', observed ? 1 : 0);
  const all = [...lines.values()].sort((a, b) =>
    STATUS_RANK[a.status] - STATUS_RANK[b.status] || a.observed - b.observed || a.edges - b.edges || byText(a.from, b.from) || byText(a.to, b.to));
  return { lines: all.slice(-LINES_MOST), linesLeftOut: Math.max(0, all.length - LINES_MOST) };
}
