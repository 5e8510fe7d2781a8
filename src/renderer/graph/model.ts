import type { GraphDto } from '../../contract/index.ts';
import { displayName } from '../../text/index.ts';
import { byText, columnOf, COLUMNS, KINDS, statusOf, STATUS_RANK, type ColumnId, type EdgeStatus, type GraphNodeDto } from './columns.ts';

/** One box of the picture: a node, or several of one kind. */
export interface Item {
  readonly id: string;
  readonly column: ColumnId;
  readonly kindRank: number;
  readonly label: string;
  /** The node itself; null for a cluster. */
  readonly node: GraphNodeDto | null;
  readonly members: readonly GraphNodeDto[];
  /** The cluster this box belongs or belonged to, for opening and closing it; null where there are too few for one. */
  readonly cluster: string | null;
}

/** All edges between two boxes of one status, as one line. */
export interface Line {
  readonly from: string;
  readonly to: string;
  readonly status: EdgeStatus;
  readonly edges: number;
  readonly observed: number;
}

export interface Picture {
  readonly items: readonly Item[];
  readonly lines: readonly Line[];
  readonly itemOf: ReadonlyMap<string, string>;
}

export interface Emphasis {
  readonly expanded: ReadonlySet<string>;
  /** Nodes the reader is looking at. */
  readonly focus: ReadonlySet<string>;
}

/** From this many nodes of a kind on, a column shows one box for them. */
const CLUSTER_FROM = 5;
/** With more touches beyond permission than this, boxes of their own would hide the pattern: their clusters carry them. */
const BEYOND_MOST = 16;
/** Nodes of one cluster that are shown by themselves because they matter now. */
const SURFACED_MOST = 12;

/**
 * What to draw. Nodes of one kind and column are one box until it is opened; those in focus, what they touched, and
 * what was touched beyond permission or is unknown to the graph stand by themselves even so.
 */
export function pictureOf(graph: GraphDto, { expanded, focus }: Emphasis): Picture {
  const surfaced = surface(graph, focus);
  const fleets = fleetOfAgent(graph);
  const groups = new Map<string, GraphNodeDto[]>();
  for (const node of [...graph.nodes].sort((a, b) => byText(a.name, b.name) || byText(a.id, b.id))) {
    const key = groupKey(node, fleets);
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  const items = [...groups].flatMap(([key, members]) => itemsOf(key, members, expanded, surfaced, graph, fleets));
  const itemOf = new Map(items.flatMap((item) => item.members.map((node) => [node.id, item.id] as const)));
  return { items, lines: linesOf(graph, itemOf), itemOf };
}

const groupKey = (node: GraphNodeDto, fleets: ReadonlyMap<string, string>): string =>
  [columnOf(node), node.kind, node.kind === 'agent' ? (fleets.get(node.id) ?? node.owner) : ''].join('\u0000');

/** The part of the control plane that governs each agent: what its cluster is named after. */
function fleetOfAgent(graph: GraphDto): ReadonlyMap<string, string> {
  const agents = new Set(graph.nodes.filter((node) => node.kind === 'agent').map((node) => node.id));
  return new Map(graph.edges.filter((edge) => edge.kind === 'governs' && agents.has(edge.to)).map((edge) => [edge.to, edge.from]));
}

function surface(graph: GraphDto, focus: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set(focus);
  for (const node of graph.nodes) if (!node.known) found.add(node.id);
  const few = graph.edges.filter((edge) => statusOf(edge) === 'beyond').length <= BEYOND_MOST;
  for (const edge of graph.edges) {
    const status = statusOf(edge);
    const near = focus.has(edge.from) || focus.has(edge.to);
    if ((status === 'beyond' && (few || near)) || (near && (status === 'touched' || status === 'seen'))) {
      found.add(edge.from);
      found.add(edge.to);
    }
  }
  return found;
}

function itemsOf(
  key: string, members: readonly GraphNodeDto[], expanded: ReadonlySet<string>, surfaced: ReadonlySet<string>, graph: GraphDto, fleets: ReadonlyMap<string, string>,
): Item[] {
  const clustered = members.length >= CLUSTER_FROM;
  const single = (node: GraphNodeDto): Item => ({
    id: node.id, column: columnOf(node), kindRank: KINDS[node.kind][0], label: displayName(node.name, 60), node, members: [node], cluster: clustered ? key : null,
  });
  if (!clustered || expanded.has(key)) return members.map(single);
  const alone = members.filter((node) => surfaced.has(node.id)).slice(0, SURFACED_MOST);
  const rest = members.filter((node) => !alone.includes(node));
  const first = rest[0];
  if (first === undefined) return alone.map(single);
  const [rank, one, many] = KINDS[first.kind];
  const fleet = first.kind === 'agent' ? graph.nodes.find((node) => node.id === fleets.get(first.id))?.name : undefined;
  const words = `${rest.length}${alone.length > 0 ? ' other' : ''} ${rest.length === 1 ? one : many}`;
  const cluster: Item = {
    id: `cluster:${key}`, column: columnOf(first), kindRank: rank, label: fleet === undefined ? words : `${words} of ${displayName(fleet, 40)}`, node: null, members: rest, cluster: key,
  };
  return [...alone.map(single), cluster];
}

function linesOf(graph: GraphDto, itemOf: ReadonlyMap<string, string>): Line[] {
  const lines = new Map<string, Line>();
  for (const edge of graph.edges) {
    const [from, to] = [itemOf.get(edge.from), itemOf.get(edge.to)];
    // An edge may name a node that is not there; the table still lists it.
    if (from === undefined || to === undefined || from === to) continue;
    const status = statusOf(edge);
    const key = `${from}\u0000${to}\u0000${status}`;
    const before = lines.get(key);
    lines.set(key, { from, to, status, edges: (before?.edges ?? 0) + 1, observed: (before?.observed ?? 0) + edge.observed });
  }
  // Heavier meaning is drawn later, on top.
  return [...lines.values()].sort((a, b) => STATUS_RANK[a.status] - STATUS_RANK[b.status] || byText(a.from, b.from) || byText(a.to, b.to));
}

export const columnIndex = (id: ColumnId): number => COLUMNS.indexOf(id);
