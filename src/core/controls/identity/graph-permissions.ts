import type { GraphSnapshot } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';

/** Whether the snapshot of the graph valid then lets an actor touch systems (docs/graph.md). */
export interface Touching {
  /** False where no snapshot was valid, or the one that was says nothing of who may touch what. */
  readonly told: boolean;
  /** The first system that it does not let the actor touch; null where it lets it touch all. */
  readonly beyond: string | null;
}

interface Permissions { readonly read: ReadonlySet<string>; readonly write: ReadonlySet<string> }

/** Looks up the `can-read` and `can-write` edges of a snapshot, gathered once each. */
export function graphPermissionsIn({ graphAt }: Pick<ControlContext, 'graphAt'>) {
  const made = new Map<GraphSnapshot, Permissions>();
  const permissionsOf = (graph: GraphSnapshot): Permissions => {
    const known = made.get(graph);
    if (known !== undefined) return known;
    const of = (kind: string): ReadonlySet<string> => new Set(graph.edges.filter((each) => each.kind === kind).map((each) => edge(each.from, each.to)));
    const permissions = { read: of('can-read'), write: of('can-write') };
    made.set(graph, permissions);
    return permissions;
  };
  return (actor: string, systems: readonly string[], mode: 'read' | 'write', time: number): Touching => {
    const graph = graphAt(time);
    if (graph === null) return { told: false, beyond: null };
    const { read, write } = permissionsOf(graph);
    const may = (system: string): boolean => write.has(edge(actor, system)) || (mode === 'read' && read.has(edge(actor, system)));
    return { told: read.size > 0 || write.size > 0, beyond: systems.find((each) => !may(each)) ?? null };
  };
}

const edge = (from: string, to: string): string => JSON.stringify([from, to]);
