import { byText, isSystem, statusOf, type GraphNodeDto, type TouchedGraph } from './columns.ts';

/** How one agent may and did touch one system, or one system was and may be touched by one agent. */
export interface Touch {
  readonly node: GraphNodeDto;
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  readonly reads: number;
  readonly writes: number;
  /** Reads and writes without a permission for them. */
  readonly beyond: number;
}

/** What stands on the other end of the permissions and touches of a node: systems for an agent, agents for a system. */
export function touchesOf(graph: TouchedGraph, id: string): readonly Touch[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const found = new Map<string, Touch>();
  for (const edge of graph.edges) {
    const status = statusOf(edge);
    if (status === 'structure' || (edge.from !== id && edge.to !== id)) continue;
    const other = nodes.get(edge.from === id ? edge.to : edge.from);
    if (other === undefined) continue;
    const before = found.get(other.id) ?? { node: other, mayRead: false, mayWrite: false, reads: 0, writes: 0, beyond: 0 };
    found.set(other.id, {
      node: other,
      mayRead: before.mayRead || edge.kind === 'can-read',
      mayWrite: before.mayWrite || edge.kind === 'can-write',
      reads: before.reads + edge.reads,
      writes: before.writes + edge.observed - edge.reads,
      beyond: before.beyond + edge.beyond,
    });
  }
  return [...found.values()].sort((a, b) => b.beyond - a.beyond || b.reads + b.writes - a.reads - a.writes || byText(a.node.name, b.node.name) || byText(a.node.id, b.node.id));
}

export interface Extent {
  readonly agents: number;
  /** Whoever touched something, what was itself touched among them: a role is both. */
  readonly actors: number;
  readonly systems: number;
  readonly permitted: number;
  readonly touched: number;
  /** Pairs of agent and system with touches beyond permission. */
  readonly beyond: readonly { readonly from: string; readonly to: string; readonly kind: string; readonly observed: number; readonly beyond: number }[];
  /** Permissions stated, and those never used. */
  readonly permissions: number;
  readonly unused: number;
}

/** Whether a snapshot says what was permitted: without one every node is only known by having been touched. */
export const isJudged = (graph: TouchedGraph): boolean => graph.nodes.some((node) => node.known);

export function extentOf(graph: TouchedGraph): Extent {
  const systems = graph.nodes.filter(isSystem);
  const permissions = graph.edges.filter((edge) => edge.kind === 'can-read' || edge.kind === 'can-write');
  return {
    agents: graph.nodes.filter((node) => node.kind === 'agent').length,
    actors: new Set(graph.edges.filter((edge) => edge.observed > 0).map((edge) => edge.from)).size,
    systems: systems.length,
    permitted: systems.filter((node) => node.permitted).length,
    touched: systems.filter((node) => node.touched > 0).length,
    beyond: graph.edges.filter((edge) => statusOf(edge) === 'beyond'),
    permissions: permissions.length,
    unused: permissions.filter((edge) => edge.observed === 0).length,
  };
}
