import type { TouchedGraph } from './columns.ts';
import { statusOf } from './columns.ts';
import type { GroupBy } from './groups.ts';

/** What the reader asks of the picture. Plain values: it crosses to a worker. */
export interface Emphasis {
  readonly by: GroupBy;
  /** Keys of opened groups, in the order in which they were opened. */
  readonly expanded: readonly string[];
  /** Nodes the reader is looking at: selected, or found by a search. */
  readonly focus: readonly string[];
  /** A blast radius to draw instead of touches. */
  readonly blast: BlastMarks | null;
}
export interface BlastMarks {
  readonly reached: readonly { readonly id: string; readonly hops: number; readonly via: string | null; readonly observed: boolean }[];
  /** Seen in what followed, and not reached. */
  readonly outside: readonly string[];
}

export const AT_REST: Emphasis = { by: 'kind', expanded: [], focus: [], blast: null };

/** With more of them than this, boxes of their own would hide the pattern: their groups carry them. */
const BEYOND_MOST = 16;
/** Nodes that stand by themselves because they matter now; the picture stays one that can be read. */
const SURFACED_MOST = 120;

/**
 * Nodes that stand by themselves even where their group is closed, those that matter most first: in focus, changed, out of
 * the ordinary, touched by the focus, near on the way of a change.
 */
export function surfaced(graph: TouchedGraph, { focus, blast }: Emphasis): ReadonlySet<string> {
  const found = new Set<string>(focus.slice(0, SURFACED_MOST));
  const add = (id: string): void => {
    if (found.size < SURFACED_MOST) found.add(id);
  };
  if (blast !== null) {
    for (const node of blast.reached) if (node.hops === 0 || node.observed) add(node.id);
    for (const id of blast.outside) add(id);
    if (blast.reached.length <= SURFACED_MOST / 3) for (const node of blast.reached) add(node.id);
    return found;
  }
  const changed = graph.nodes.filter((node) => node.change !== undefined);
  if (changed.length <= SURFACED_MOST / 2) for (const node of changed) add(node.id);
  for (const node of graph.nodes) if (!node.known) add(node.id);
  const near = new Set(focus);
  const beyond = graph.edges.filter((edge) => edge.beyond > 0);
  for (const edge of beyond) {
    if (beyond.length > BEYOND_MOST && !near.has(edge.from) && !near.has(edge.to)) continue;
    add(edge.from);
    add(edge.to);
  }
  if (near.size === 0) return found;
  for (const edge of graph.edges) {
    const status = statusOf(edge);
    if (status === 'permitted' || status === 'structure' || !(near.has(edge.from) || near.has(edge.to))) continue;
    add(edge.from);
    add(edge.to);
  }
  return found;
}
