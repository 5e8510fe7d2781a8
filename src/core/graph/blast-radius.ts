import type { EdgeKind, GraphEdge } from '../bundle/format.ts';
import { SPREAD } from './spread.ts';

/** One node a change could arrive at, and the last step of a shortest way there. */
export interface ReachedNode {
  readonly id: string;
  /** Edges between it and the nearest start; a start has none. */
  readonly hops: number;
  /** The node before it on the way and the edge between them; null for a start. */
  readonly via: { readonly from: string; readonly kind: EdgeKind } | null;
}

export interface BlastRadius {
  /** By hops, then by id in code units. */
  readonly reached: readonly ReachedNode[];
  /** Starts that the snapshot does not hold: nothing can be said of what lies behind them. */
  readonly unknownStarts: readonly string[];
  /** True when `most` nodes were reached and the search stopped. */
  readonly truncated: boolean;
}

export interface BlastQuestion {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly GraphEdge[];
  readonly starts: readonly string[];
  readonly kinds: ReadonlySet<EdgeKind>;
  /** The producer chooses the size of the graph; the caller, how much of an answer it can hold. */
  readonly most: number;
}

interface Step { readonly to: string; readonly kind: EdgeKind }

/**
 * Nodes reachable from the starts over the chosen kinds of edge, each with the fewest hops. Among ways of equal length
 * the last step comes from the smallest id, then the smallest kind, in code units: the same graph gives the same answer
 * in whatever order it is stated. Edges that name nodes which are not there lead nowhere. Linear in nodes and edges,
 * but for the sorting of what is reached.
 */
export function blastRadius({ nodes, edges, starts, kinds, most }: BlastQuestion): BlastRadius {
  const known = new Set(nodes.map((node) => node.id));
  const steps = stepsOf(edges, kinds, known);
  const wanted = [...new Set(starts)].sort(byText);
  const found = new Map<string, ReachedNode>();
  let frontier = wanted.filter((id) => known.has(id)).slice(0, most);
  for (const id of frontier) found.set(id, { id, hops: 0, via: null });
  let truncated = wanted.filter((id) => known.has(id)).length > most;
  for (let hops = 1; frontier.length > 0 && !truncated; hops += 1) {
    const next = new Map<string, ReachedNode>();
    // The frontier is sorted, so the first way found to a node is the one from the smallest id.
    for (const from of frontier) {
      for (const { to, kind } of steps.get(from) ?? []) {
        const before = next.get(to);
        if (found.has(to) || (before !== undefined && (before.via?.from !== from || before.via.kind <= kind))) continue;
        next.set(to, { id: to, hops, via: { from, kind } });
      }
    }
    frontier = [...next.keys()].sort(byText);
    truncated = found.size + frontier.length > most;
    frontier = frontier.slice(0, most - found.size);
    for (const id of frontier) found.set(id, next.get(id)!);
  }
  return { reached: [...found.values()], unknownStarts: wanted.filter((id) => !known.has(id)), truncated };
}

/** The way to a reached node, from its start to itself; empty for a node that was not reached. */
export function pathTo(reached: ReadonlyMap<string, ReachedNode>, id: string): readonly ReachedNode[] {
  const path: ReachedNode[] = [];
  for (let at = reached.get(id); at !== undefined && path.length <= reached.size; at = at.via === null ? undefined : reached.get(at.via.from)) path.push(at);
  return path.reverse();
}

function stepsOf(edges: readonly GraphEdge[], kinds: ReadonlySet<EdgeKind>, known: ReadonlySet<string>): ReadonlyMap<string, readonly Step[]> {
  const steps = new Map<string, Step[]>();
  for (const { from, to, kind } of edges) {
    if (!kinds.has(kind) || !known.has(from) || !known.has(to)) continue;
    const [source, target] = SPREAD[kind] === 'forward' ? [from, to] : [to, from];
    const list = steps.get(source);
    if (list === undefined) steps.set(source, [{ to: target, kind }]);
    else list.push({ to: target, kind });
  }
  return steps;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
