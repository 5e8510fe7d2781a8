import { displayName, graphText } from '../../text/index.ts';
import { byText, columnOf, KIND_RANK, type GraphNodeDto } from './columns.ts';

export type GroupBy = 'kind' | 'owner' | 'place';

/** A group of nodes of one column. Its key says how it came about, so that an opened group stays open. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly kindRank: number;
  readonly members: readonly GraphNodeDto[];
  /** Ways of splitting it that have not been used yet. */
  readonly levels: readonly Level[];
}

type Level = 'kind' | 'owner';
const LEVELS: Readonly<Record<GroupBy, readonly Level[]>> = { kind: ['kind', 'owner'], owner: ['owner', 'kind'], place: ['kind', 'owner'] };

/** More parts than this are put together by name instead: whoever signs a graph may name as many owners as nodes. */
const PARTS_MOST = 40;
const RANGE_CHARS = 12;

/** What governs each agent, by name: agents are of one kind, and a fleet is what tells them apart. */
export type Fleets = ReadonlyMap<string, string>;

/** Nodes of one column, put into groups. `nodes` are ordered by name. */
export function groupsOf(nodes: readonly GraphNodeDto[], by: GroupBy, fleets: Fleets): readonly Group[] {
  const first = nodes[0];
  if (first === undefined) return [];
  const whole: Group = { key: columnOf(first), label: wordsFor(nodes), kindRank: rankOf(nodes), members: nodes, levels: LEVELS[by] };
  return by === 'place' ? [whole] : split(whole, fleets);
}

/** The parts of an opened group: by what has not been used to tell them apart yet, else by name. Always more than one. */
export function split(group: Group, fleets: Fleets): readonly Group[] {
  for (const [i, level] of group.levels.entries()) {
    const parts = new Map<string, GraphNodeDto[]>();
    for (const node of group.members) {
      const key = level === 'kind' ? kindKey(node, fleets) : node.owner;
      const list = parts.get(key);
      if (list === undefined) parts.set(key, [node]);
      else list.push(node);
    }
    const levels = group.levels.slice(i + 1);
    if (parts.size > PARTS_MOST) return bins(group, level, parts);
    if (parts.size > 1 || group.key.indexOf('\u0000') < 0) {
      return [...parts].sort(([a], [b]) => byText(a, b)).map(([key, members]) => ({
        key: `${group.key}\u0000${level}:${key}`, label: level === 'kind' ? kindWords(members, key, fleets) : ownerWords(members, key), kindRank: rankOf(members), members, levels,
      }));
    }
  }
  return ranges(group);
}

/** Parts of equal size in the order of names, few enough to be read. */
function ranges(group: Group): readonly Group[] {
  const size = Math.max(PARTS_MOST, Math.ceil(group.members.length / PARTS_MOST));
  return Array.from({ length: Math.ceil(group.members.length / size) }, (_, i) => {
    const members = group.members.slice(i * size, (i + 1) * size);
    return { key: `${group.key}\u0000${i}`, label: rangeWords(members, members[0]?.name ?? '', members.at(-1)?.name ?? ''), kindRank: group.kindRank, members, levels: [] };
  });
}

/** Parts that are too many, put together in their own order; opened, they stand apart. */
function bins(group: Group, level: Level, parts: ReadonlyMap<string, readonly GraphNodeDto[]>): readonly Group[] {
  const keys = [...parts.keys()].sort();
  const size = Math.ceil(keys.length / PARTS_MOST);
  return Array.from({ length: Math.ceil(keys.length / size) }, (_, i) => {
    const own = keys.slice(i * size, (i + 1) * size);
    const members = own.flatMap((key) => parts.get(key) ?? []);
    return { key: `${group.key}\u0000${level}.${i}`, label: rangeWords(members, own[0] ?? '', own.at(-1) ?? ''), kindRank: rankOf(members), members, levels: group.levels };
  });
}

function rangeWords(members: readonly GraphNodeDto[], first: string, last: string): string {
  const short = (name: string): string => {
    const points = Array.from(displayName(name.slice(-240), 240).split('\u0000').at(-1) ?? '');
    return points.length <= RANGE_CHARS ? points.join('') : `${points.slice(0, RANGE_CHARS - 1).join('')}…`;
  };
  return `${wordsFor(members)}: ${first === last ? short(first) : graphText.range(short(first), short(last))}`;
}

const kindKey = (node: GraphNodeDto, fleets: Fleets): string => `${KIND_RANK[node.kind]}${node.kind}${node.kind === 'agent' ? `\u0000${fleets.get(node.id) ?? ''}` : ''}`;
const rankOf = (nodes: readonly GraphNodeDto[]): number => nodes.reduce((least, node) => Math.min(least, KIND_RANK[node.kind]), 9);

/** "12 services", or "12 nodes" where they are of several kinds. */
export function wordsFor(nodes: readonly GraphNodeDto[], other = false): string {
  const kind = nodes[0]?.kind;
  const [one, many] = kind !== undefined && nodes.every((node) => node.kind === kind) ? graphText.kinds[kind] : graphText.nodes;
  return graphText.others(nodes.length, one, many, other);
}

function kindWords(members: readonly GraphNodeDto[], key: string, fleets: Fleets): string {
  const fleet = members[0]?.kind === 'agent' ? key.split('\u0000')[1] : '';
  return fleet === undefined || fleet === '' || fleets.size === 0 ? wordsFor(members) : graphText.of(wordsFor(members), displayName(fleet, 40));
}

const ownerWords = (members: readonly GraphNodeDto[], owner: string): string =>
  graphText.of(wordsFor(members), owner === '' ? graphText.noOwner : displayName(owner, 40));
