import type { EdgeKind, GraphEdge } from '../../src/core/bundle/format.ts';
import { SPREAD } from '../../src/core/graph/index.ts';

/**
 * Blast radius as its definition says, without cleverness: hops are lowered along every edge until nothing changes any
 * more; then the step before each node is looked for among all edges.
 */
export function referenceBlast(nodes: readonly string[], edges: readonly GraphEdge[], starts: readonly string[], kinds: ReadonlySet<EdgeKind>): Map<string, { hops: number; via: { from: string; kind: EdgeKind } | null }> {
  const hops = new Map<string, number>(nodes.filter((id) => starts.includes(id)).map((id) => [id, 0]));
  const steps = edges
    .filter((edge) => kinds.has(edge.kind) && nodes.includes(edge.from) && nodes.includes(edge.to))
    .map(({ from, to, kind }) => (SPREAD[kind] === 'forward' ? { source: from, target: to, kind } : { source: to, target: from, kind }));
  for (let changed = true; changed;) {
    changed = false;
    for (const { source, target } of steps) {
      const through = (hops.get(source) ?? Number.POSITIVE_INFINITY) + 1;
      if (through < (hops.get(target) ?? Number.POSITIVE_INFINITY)) {
        hops.set(target, through);
        changed = true;
      }
    }
  }
  return new Map([...hops].map(([id, n]) => {
    const before = steps.filter((step) => n > 0 && step.target === id && hops.get(step.source) === n - 1)
      .sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : a.kind < b.kind ? -1 : 1))[0];
    return [id, { hops: n, via: before === undefined ? null : { from: before.source, kind: before.kind } }];
  }));
}
