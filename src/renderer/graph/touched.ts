import type { GraphDto, TouchCount } from '../../contract/index.ts';

type Change = 'added' | 'removed' | 'changed';
/** A node of the picture: what the snapshot states of it, and what the record says was done to it. */
export type GraphNodeDto = GraphDto['nodes'][number] & {
  readonly touched: number;
  readonly permitted: boolean;
  /** False for what was touched, or touched something, and stands in no snapshot that is shown. */
  readonly known: boolean;
  /** Set while two snapshots are compared. */
  readonly change?: Change;
};
export type GraphEdgeDto = GraphDto['edges'][number] & {
  readonly observed: number;
  /** Of these, reads: a permission to write covers both. */
  readonly reads: number;
  readonly beyond: number;
  readonly untold: number;
  readonly change?: Change;
};
export interface TouchedGraph {
  readonly nodes: readonly GraphNodeDto[];
  readonly edges: readonly GraphEdgeDto[];
}

/** What is drawn of an answer of the engine. */
export type Snapshot = Pick<GraphDto, 'nodes' | 'edges'> & Partial<Pick<GraphDto, 'names'>>;

/**
 * A snapshot with what was touched laid over it. A touch is put on the permission of the snapshot that covers it (who may
 * write may read), and otherwise on an edge of its own, `reads` or `writes`. An id stated twice is drawn once.
 */
export function touchedGraph({ nodes, edges, names }: Snapshot, touches: readonly TouchCount[]): TouchedGraph {
  const byKey = new Map<string, { -readonly [K in keyof GraphEdgeDto]: GraphEdgeDto[K] }>();
  const permitted = new Set<string>();
  for (const { from, to, kind } of edges) {
    byKey.set(keyOf(from, kind, to), { from, to, kind, observed: 0, reads: 0, beyond: 0, untold: 0 });
    if (kind === 'can-read' || kind === 'can-write') permitted.add(to);
  }
  const touched = new Map<string, number>();
  const actors = new Set<string>();
  for (const { agent, system, mode, count, beyond, untold } of touches) {
    const [first, second, own] = mode === 'read' ? (['can-read', 'can-write', 'reads'] as const) : (['can-write', 'can-write', 'writes'] as const);
    let edge = byKey.get(keyOf(agent, first, system)) ?? byKey.get(keyOf(agent, second, system)) ?? byKey.get(keyOf(agent, own, system));
    if (edge === undefined) {
      edge = { from: agent, to: system, kind: own, observed: 0, reads: 0, beyond: 0, untold: 0 };
      byKey.set(keyOf(agent, own, system), edge);
    }
    edge.observed += count;
    if (mode === 'read') edge.reads += count;
    edge.beyond += beyond;
    edge.untold += untold;
    touched.set(system, (touched.get(system) ?? 0) + count);
    actors.add(agent);
  }
  const known = new Map<string, GraphNodeDto>();
  for (const node of nodes) if (!known.has(node.id)) known.set(node.id, { ...node, touched: touched.get(node.id) ?? 0, permitted: permitted.has(node.id), known: true });
  const called = new Map(names);
  const stray = (id: string, kind: 'agent' | 'external'): GraphNodeDto => ({
    id, kind, name: called.get(id) ?? id, layer: null, environment: null, data_class: null, owner: '', touched: touched.get(id) ?? 0, permitted: false, known: false,
  });
  for (const id of touched.keys()) if (!known.has(id)) known.set(id, stray(id, 'external'));
  for (const id of actors) if (!known.has(id)) known.set(id, stray(id, 'agent'));
  return { nodes: [...known.values()], edges: [...byKey.values()] };
}

/** No id holds a NUL that would matter: at worst two hostile edges are drawn as one, and the table of events still has both. */
const keyOf = (from: string, kind: string, to: string): string => `${from}\u0000${kind}\u0000${to}`;
