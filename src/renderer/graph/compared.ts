import type { GraphComparison, GraphDto } from '../../contract/index.ts';
import type { GraphEdgeDto, GraphNodeDto, TouchedGraph } from './touched.ts';

/** The later of two snapshots with what is no longer there put back, each node and edge with what became of it. */
export function comparedGraph(after: Pick<GraphDto, 'nodes' | 'edges'>, { nodes, edges }: GraphComparison): TouchedGraph {
  const changes = new Map<string, GraphNodeDto['change']>([
    ...nodes.added.map((node) => [node.id, 'added'] as const), ...nodes.changed.map((each) => [each.after.id, 'changed'] as const),
  ]);
  const seen = new Map<string, GraphNodeDto>();
  const place = (node: GraphDto['nodes'][number], change: GraphNodeDto['change']): void => {
    if (!seen.has(node.id)) seen.set(node.id, { ...node, touched: 0, permitted: false, known: true, ...(change === undefined ? {} : { change }) });
  };
  for (const node of after.nodes) place(node, changes.get(node.id));
  for (const node of nodes.removed) place(node, 'removed');
  const pairs = new Map<string, GraphEdgeDto['change']>([
    ...edges.added.map((pair) => [pairKey(pair), 'added'] as const), ...edges.changed.map((pair) => [pairKey(pair), 'changed'] as const),
  ]);
  const gone = [
    ...edges.removed.flatMap((pair) => pair.kinds.map((kind) => ({ from: pair.from, to: pair.to, kind, change: 'removed' as const }))),
    ...edges.changed.flatMap((pair) => pair.before.filter((kind) => !pair.after.includes(kind)).map((kind) => ({ from: pair.from, to: pair.to, kind, change: 'changed' as const }))),
  ];
  const none = { observed: 0, reads: 0, beyond: 0, untold: 0 };
  return {
    nodes: [...seen.values()],
    edges: [
      ...after.edges.map((edge) => {
        const change = pairs.get(pairKey(edge));
        return { ...edge, ...none, ...(change === undefined ? {} : { change }) };
      }),
      ...gone.map((edge) => ({ ...edge, ...none })),
    ],
  };
}

const pairKey = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from}\u0000${to}`;
