import { displayName } from '../../text/index.ts';
import { byText, columnOf, COLUMNS, KIND_RANK, type ColumnId, type GraphNodeDto, type TouchedGraph } from './columns.ts';
import { surfaced, type Emphasis } from './emphasis.ts';
import { groupsOf, split, wordsFor, type Fleets, type Group } from './groups.ts';
import { linesOf, type Line } from './lines.ts';
import { tagger, type Tag } from './tags.ts';

/** One box of the picture: a node, or several. */
export interface Item {
  readonly id: string;
  readonly column: ColumnId;
  readonly kindRank: number;
  readonly label: string;
  /** The node itself; null for a group. */
  readonly node: GraphNodeDto | null;
  readonly members: readonly string[];
  /** The group this box is, or came out of; null where there are too few for one. */
  readonly cluster: string | null;
  /** What the box says beside its name. */
  readonly tag: Tag | null;
}

export interface Picture {
  readonly items: readonly Item[];
  readonly lines: readonly Line[];
  readonly linesLeftOut: number;
  readonly itemOf: ReadonlyMap<string, string>;
  /** Groups that are open; those opened first are closed again when there would be too many boxes. */
  readonly expanded: readonly string[];
}

/** As many boxes as can be told apart on a screen. */
export const MARKS_MOST = 400;
/** From this many nodes on, a group is one box; where even that gives too many boxes, from two on. */
const CLUSTER_FROM = 5;
/** An opened group of more nodes shows its parts first. */
const OPEN_MOST = 40;

/**
 * What to draw. Nodes of one group are one box until it is opened; what matters now stands by itself even so. Depends on
 * what the graph states, never on the order in which it states it.
 */
export function pictureOf(graph: TouchedGraph, emphasis: Emphasis): Picture {
  const apart = surfaced(graph, emphasis);
  const fleets = fleetOfAgent(graph);
  const columns = new Map<ColumnId, GraphNodeDto[]>(COLUMNS.map((id) => [id, []]));
  for (const node of [...graph.nodes].sort((a, b) => byText(a.name, b.name) || byText(a.id, b.id))) columns.get(columnOf(node))?.push(node);
  const build = (expanded: readonly string[], from: number): readonly Item[] => {
    const open = new Set(expanded);
    return [...columns].flatMap(([id, nodes]) => groupsOf(nodes, emphasis.by, fleets).flatMap((group) => boxesOf(group, id, { open, apart, fleets, from })));
  };
  let expanded = emphasis.expanded;
  let items = build(expanded, CLUSTER_FROM);
  const from = items.length > MARKS_MOST && build([], CLUSTER_FROM).length > MARKS_MOST / 2 ? 2 : CLUSTER_FROM;
  if (from === 2) items = build(expanded, from);
  while (items.length > MARKS_MOST && expanded.length > 1) {
    expanded = withoutOldest(expanded);
    items = build(expanded, from);
  }
  const tag = tagger(graph, emphasis);
  const tagged = items.map((item) => ({ ...item, tag: tag(item.members) }));
  const itemOf = new Map(tagged.flatMap((item) => item.members.map((id) => [id, item.id] as const)));
  return { items: tagged, ...linesOf(graph, itemOf, emphasis), itemOf, expanded };
}

/** Without the group that was opened first, unless the last one lies within it. */
function withoutOldest(expanded: readonly string[]): readonly string[] {
  const last = expanded.at(-1) ?? '';
  const at = expanded.findIndex((key) => !last.startsWith(key));
  return expanded.filter((_, i) => i !== (at < 0 ? 0 : at));
}

interface Ways {
  readonly open: ReadonlySet<string>;
  readonly apart: ReadonlySet<string>;
  readonly fleets: Fleets;
  readonly from: number;
}

function boxesOf(group: Group, column: ColumnId, ways: Ways): readonly Item[] {
  const few = group.members.length < ways.from;
  const single = (node: GraphNodeDto): Item => ({
    id: node.id, column, kindRank: KIND_RANK[node.kind], label: displayName(node.name, 60), node, members: [node.id], cluster: few ? null : group.key, tag: null,
  });
  if (few) return group.members.map(single);
  const alone = group.members.filter((node) => ways.apart.has(node.id));
  const rest = alone.length === 0 ? group.members : group.members.filter((node) => !ways.apart.has(node.id));
  if (rest.length === 0) return alone.map(single);
  if (ways.open.has(group.key)) {
    const inside = rest.length <= OPEN_MOST ? rest.map(single) : split({ ...group, members: rest }, ways.fleets).flatMap((part) => boxesOf(part, column, ways));
    return [...alone.map(single), ...inside];
  }
  const label = alone.length === 0 ? group.label : group.label.replace(wordsFor(group.members), wordsFor(rest, true));
  return [...alone.map(single), { id: `group:${group.key}`, column, kindRank: group.kindRank, label, node: null, members: rest.map((node) => node.id), cluster: group.key, tag: null }];
}

/** The part of the control plane that governs each agent; of several, the first by name. */
function fleetOfAgent({ nodes, edges }: TouchedGraph): Fleets {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const fleets = new Map<string, string>();
  for (const { from, to, kind } of edges) {
    const name = byId.get(from)?.name;
    if (kind !== 'governs' || name === undefined || byId.get(to)?.kind !== 'agent') continue;
    const before = fleets.get(to);
    if (before === undefined || name < before) fleets.set(to, name);
  }
  return fleets;
}
