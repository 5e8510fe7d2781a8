import type { EdgeKind, GraphEdge, GraphNode } from '../bundle/format.ts';

/** What is different in a later snapshot of the system graph. Lists are ordered by id in code units. */
export interface GraphComparison {
  readonly nodes: {
    readonly added: readonly GraphNode[];
    readonly removed: readonly GraphNode[];
    readonly changed: readonly { readonly before: GraphNode; readonly after: GraphNode; readonly members: readonly ComparedMember[] }[];
  };
  /** Edges are compared by their two ends: a permission to read that became one to write is one change. */
  readonly edges: {
    readonly added: readonly EdgePair[];
    readonly removed: readonly EdgePair[];
    readonly changed: readonly { readonly from: string; readonly to: string; readonly before: readonly EdgeKind[]; readonly after: readonly EdgeKind[] }[];
  };
}

export interface EdgePair { readonly from: string; readonly to: string; readonly kinds: readonly EdgeKind[] }

const MEMBERS = ['kind', 'name', 'layer', 'environment', 'data_class', 'owner'] as const;
export type ComparedMember = (typeof MEMBERS)[number];

interface Graph { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] }

/** Compares two snapshots. An id stated twice counts once, as it was stated first. */
export function compareSnapshots(before: Graph, after: Graph): GraphComparison {
  const nodes = pairUp(nodesById(before), nodesById(after));
  const edges = pairUp(pairs(before), pairs(after));
  return {
    nodes: {
      added: nodes.added,
      removed: nodes.removed,
      changed: nodes.both.flatMap(([a, b]) => {
        const members = MEMBERS.filter((member) => a[member] !== b[member]);
        return members.length === 0 ? [] : [{ before: a, after: b, members }];
      }),
    },
    edges: {
      added: edges.added,
      removed: edges.removed,
      changed: edges.both.flatMap(([a, b]) => (a.kinds.join() === b.kinds.join() ? [] : [{ from: a.from, to: a.to, before: a.kinds, after: b.kinds }])),
    },
  };
}

function nodesById({ nodes }: Graph): ReadonlyMap<string, GraphNode> {
  const map = new Map<string, GraphNode>();
  for (const node of nodes) if (!map.has(node.id)) map.set(node.id, node);
  return map;
}

function pairs({ edges }: Graph): ReadonlyMap<string, EdgePair> {
  const kinds = new Map<string, { readonly from: string; readonly to: string; readonly kinds: Set<EdgeKind> }>();
  for (const { from, to, kind } of edges) {
    // Ids are the producer's: joined with their length, no two pairs can look alike.
    const key = `${from.length}:${from}${to}`;
    const pair = kinds.get(key);
    if (pair === undefined) kinds.set(key, { from, to, kinds: new Set([kind]) });
    else pair.kinds.add(kind);
  }
  return new Map([...kinds].map(([key, pair]) => [key, { from: pair.from, to: pair.to, kinds: [...pair.kinds].sort() }]));
}

function pairUp<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): { added: T[]; removed: T[]; both: [T, T][] } {
  const result: { added: T[]; removed: T[]; both: [T, T][] } = { added: [], removed: [], both: [] };
  for (const key of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [a, b] = [before.get(key), after.get(key)];
    if (a === undefined) result.added.push(b!);
    else if (b === undefined) result.removed.push(a);
    else result.both.push([a, b]);
  }
  return result;
}
