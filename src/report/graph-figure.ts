import { LAYERS, type GraphEdge, type GraphNode as SnapshotNode } from '../core/bundle/format.ts';

/** What the figure of systems is made from: of a record in memory or of an index, in any order. Names are evidence's own. */
export interface GraphRows {
  /** In force at the end of the record, by the producer's clock; null where the record holds none. */
  readonly snapshot: {
    readonly validFrom: number;
    readonly nodes: readonly Pick<SnapshotNode, 'id' | 'kind' | 'name' | 'layer' | 'environment' | 'data_class'>[];
    readonly edges: readonly GraphEdge[];
  } | null;
  /** Of the registry, for their names. */
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  /**
   * One row for each agent and system. `done`: data events that were not refused, the effects that its actions state, or
   * the targets of one that started and stated none. `denied`: refused data events, and the targets of an action that was
   * denied, blocked or expired and never started. Systems of which an action's own data events tell are counted by these.
   */
  readonly touches: readonly { readonly agent: string; readonly system: string; readonly done: number; readonly denied: number }[];
}

/**
 * The systems of the record as rows of a layer each, and what was done to them: what agents could touch against what they
 * did touch. Counts come from the record; the order of nodes is the figure's own and the same for the same record.
 */
export interface GraphFigure {
  /** Of the snapshot drawn, by the producer's clock; null where the record holds none. */
  readonly snapshotAt: string | null;
  readonly layers: readonly {
    /** Null for systems of no layer, and for those that no snapshot names. */
    readonly layer: string | null;
    readonly nodes: readonly GraphNode[];
    /** Nodes that the figure has no room for, counted instead. */
    readonly leftOut: number;
  }[];
  readonly agents: readonly { readonly id: string; readonly label: string; readonly actions: number }[];
  readonly agentsLeftOut: number;
  /** From an agent to a node, both by id and both drawn. A denied touch is one that was asked for and refused. */
  readonly touches: readonly { readonly agent: string; readonly node: string; readonly done: number; readonly denied: number }[];
  /** Of everything, drawn or not. `pairs`: agents and systems with a touch between them. */
  readonly totals: { readonly touched: number; readonly withinReach: number; readonly neither: number; readonly done: number; readonly denied: number; readonly pairs: number };
}

export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly environment: string | null;
  readonly dataClass: string | null;
  /** `within-reach`: some agent may read or write it by the snapshot, and none is recorded to have. */
  readonly state: 'touched' | 'within-reach' | 'neither';
}

/** What a printed page has room for, and a reader patience. */
const MOST_NODES = 18;
const MOST_AGENTS = 12;

/** The busiest are drawn; the same rows in any order give the same figure. Null where there is no system to draw. */
export function graphFigure({ snapshot, agents, touches }: GraphRows): GraphFigure | null {
  const [bySystem, byAgent] = [weigh(touches, (each) => each.system), weigh(touches, (each) => each.agent)];
  const granted = new Set(snapshot?.edges.filter(({ kind }) => kind === 'can-read' || kind === 'can-write').map(({ to }) => to));
  const nodes = new Map<string, GraphNode & { readonly layer: string | null }>();
  for (const { id, kind, name, layer, environment, data_class: dataClass } of snapshot?.nodes ?? []) {
    if (kind === 'agent' || nodes.has(id)) continue;
    const state = (bySystem.get(id)?.done ?? 0) > 0 ? 'touched' : granted.has(id) ? 'within-reach' : 'neither';
    nodes.set(id, { id, label: name, environment, dataClass, state, layer });
  }
  for (const [id, { done }] of bySystem) {
    if (!nodes.has(id)) nodes.set(id, { id, label: id, environment: null, dataClass: null, state: done > 0 ? 'touched' : 'neither', layer: null });
  }
  if (nodes.size === 0) return null;
  const names = new Map(agents.map(({ id, name }) => [id, name]));
  const layers = layersOf([...nodes.values()], bySystem);
  const drawn = new Set(layers.flatMap((layer) => layer.nodes.map(({ id }) => id)));
  const acting = [...byAgent].sort(busiest).map(([id, { done, denied }]) => ({ id, label: names.get(id) ?? id, actions: done + denied }));
  const shown = new Set(acting.slice(0, MOST_AGENTS).map(({ id }) => id));
  const count = (state: GraphNode['state']): number => [...nodes.values()].filter((node) => node.state === state).length;
  return {
    snapshotAt: snapshot === null || Math.abs(snapshot.validFrom) > 8.64e15 ? null : new Date(snapshot.validFrom).toISOString(),
    layers,
    agents: acting.slice(0, MOST_AGENTS),
    agentsLeftOut: acting.length - shown.size,
    touches: touches.filter(({ agent, system }) => shown.has(agent) && drawn.has(system))
      .map(({ agent, system, done, denied }) => ({ agent, node: system, done, denied }))
      .sort((a, b) => byText(a.agent, b.agent) || byText(a.node, b.node)),
    totals: { touched: count('touched'), withinReach: count('within-reach'), neither: count('neither'), ...sum(touches), pairs: touches.length },
  };
}

interface Weight { done: number; denied: number }

function weigh(touches: GraphRows['touches'], by: (touch: GraphRows['touches'][number]) => string): ReadonlyMap<string, Weight> {
  const found = new Map<string, Weight>();
  for (const touch of touches) {
    const weight = found.get(by(touch)) ?? { done: 0, denied: 0 };
    weight.done += touch.done;
    weight.denied += touch.denied;
    found.set(by(touch), weight);
  }
  return found;
}

function layersOf(nodes: readonly (GraphNode & { readonly layer: string | null })[], weights: ReadonlyMap<string, Weight>): GraphFigure['layers'] {
  const rank = { touched: 0, 'within-reach': 1, neither: 2 } as const;
  const weight = (id: string): readonly [string, Weight] => [id, weights.get(id) ?? { done: 0, denied: 0 }];
  return [...LAYERS, null].flatMap((layer) => {
    const own = nodes.filter((node) => node.layer === layer)
      .sort((a, b) => rank[a.state] - rank[b.state] || busiest(weight(a.id), weight(b.id)))
      .map(({ id, label, environment, dataClass, state }) => ({ id, label, environment, dataClass, state }));
    return own.length === 0 ? [] : [{ layer, nodes: own.slice(0, MOST_NODES), leftOut: Math.max(0, own.length - MOST_NODES) }];
  });
}

const sum = (touches: GraphRows['touches']): Weight =>
  touches.reduce((total, { done, denied }) => ({ done: total.done + done, denied: total.denied + denied }), { done: 0, denied: 0 });

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Most touches first, then by id in code units. */
const busiest = ([a, x]: readonly [string, Weight], [b, y]: readonly [string, Weight]): number =>
  y.done + y.denied - x.done - x.denied || byText(a, b);
