import type { GraphEdgeDto as Edge, GraphNodeDto as Node, TouchedGraph } from '../../src/renderer/graph/columns.ts';

/** Small system graphs for what draws them. */
export const node = (id: string, kind: Node['kind'], more: Partial<Node> = {}): Node => ({
  id, kind, name: id.replace('-', ' '), layer: null, environment: 'production', data_class: 'internal', owner: 'per-1', touched: 0, permitted: false, known: true, ...more,
});
export const edge = (from: string, to: string, kind: Edge['kind'], observed = 0): Edge => ({
  from, to, kind, observed, reads: kind === 'reads' || kind === 'can-read' ? observed : 0, beyond: kind === 'reads' || kind === 'writes' ? observed : 0, untold: 0,
});
export const graph = (nodes: readonly Node[], edges: readonly Edge[]): TouchedGraph => ({ nodes, edges });

/** Two agents before eight services: one permission used, two not, one touch beyond permission. */
export const SYSTEMS = graph(
  [
    node('policy', 'control', { layer: 'policy', environment: null }),
    node('agent-1', 'agent', { layer: 'fleet', environment: null }),
    node('agent-2', 'agent', { layer: 'fleet', environment: null }),
    ...Array.from({ length: 8 }, (_, i) => node(`service-${i + 1}`, 'service', i === 0 || i === 4 ? { touched: 2 } : {})),
    node('rehearsal', 'service', { environment: 'staging' }),
  ],
  [
    edge('policy', 'agent-1', 'governs'), edge('policy', 'agent-2', 'governs'),
    edge('agent-1', 'service-2', 'can-read'), edge('agent-1', 'rehearsal', 'can-write'),
    edge('agent-2', 'service-1', 'can-write', 4), edge('agent-1', 'service-5', 'writes', 2),
    edge('service-1', 'service-2', 'depends-on'),
  ],
);
