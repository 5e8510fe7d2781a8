import type { GraphEdge } from '../../bundle/format.ts';
import type { GraphSnapshot } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';

/** Whether the snapshot of the graph valid then lets an actor touch systems (docs/graph.md). */
export interface Touching {
  /** False where no snapshot was valid, or the one that was says nothing of who may touch what. */
  readonly told: boolean;
  /** The first system that it does not let the actor touch; null where it lets it touch all. */
  readonly beyond: string | null;
}

/** Systems by actor. */
type Edges = ReadonlyMap<string, ReadonlySet<string>>;
interface Permissions { readonly read: Edges; readonly write: Edges }

/** Looks up the `can-read` and `can-write` edges of a snapshot, gathered once each. */
export function graphPermissionsIn({ graphAt }: Pick<ControlContext, 'graphAt'>) {
  const made = new Map<GraphSnapshot, Permissions>();
  const permissionsOf = (graph: GraphSnapshot): Permissions => {
    const known = made.get(graph);
    if (known !== undefined) return known;
    const permissions = { read: edgesOf(graph, 'can-read'), write: edgesOf(graph, 'can-write') };
    made.set(graph, permissions);
    return permissions;
  };
  return (actor: string, systems: readonly string[], mode: 'read' | 'write', time: number): Touching => {
    const graph = graphAt(time);
    if (graph === null) return { told: false, beyond: null };
    const { read, write } = permissionsOf(graph);
    const [writes, reads] = [write.get(actor), read.get(actor)];
    const may = (system: string): boolean => writes?.has(system) === true || (mode === 'read' && reads?.has(system) === true);
    return { told: read.size > 0 || write.size > 0, beyond: systems.find((each) => !may(each)) ?? null };
  };
}

function edgesOf(graph: GraphSnapshot, wanted: GraphEdge['kind']): Edges {
  const edges = new Map<string, Set<string>>();
  for (const { from, to, kind } of graph.edges) {
    if (kind !== wanted) continue;
    const known = edges.get(from);
    if (known === undefined) edges.set(from, new Set([to]));
    else known.add(to);
  }
  return edges;
}
