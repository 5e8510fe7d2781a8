import type { GraphFigure, GraphNode } from '../graph-figure.ts';

type Touch = GraphFigure['touches'][number];
type Agent = GraphFigure['agents'][number];

/** One line of the figure's right half, from top to bottom. */
export type GraphRow =
  | { readonly kind: 'layer'; readonly layer: string | null }
  | { readonly kind: 'node'; readonly node: GraphNode; readonly done: number; readonly denied: number }
  | { readonly kind: 'rest'; readonly nodes: readonly GraphNode[] }
  | { readonly kind: 'more'; readonly count: number };

/** What stands on one page: all of it unless there are more systems than a page has lines. */
export interface GraphPart {
  readonly rows: readonly { readonly row: GraphRow; readonly y: number }[];
  readonly agents: readonly { readonly agent: Agent; readonly y: number }[];
  readonly touches: readonly Touch[];
  readonly height: number;
  /** Lines that an agent has for itself: its name, and its actions where there is room. */
  readonly agentLines: 1 | 2;
}

const HEIGHTS = { layer: 19, node: 12, rest: 11, more: 11 } as const;
const ABREAST = 2;
export const GRAPH_HEAD = 16;

/** Touched systems have a line each, because lines lead to them; the others stand two abreast below them. */
export function graphParts(figure: GraphFigure, tallest: number): readonly GraphPart[] {
  const totals = new Map<string, { done: number; denied: number }>();
  for (const { node, done, denied } of figure.touches) {
    const sum = totals.get(node) ?? { done: 0, denied: 0 };
    totals.set(node, { done: sum.done + done, denied: sum.denied + denied });
  }
  const rows = figure.layers.flatMap(({ layer, nodes, leftOut }): readonly GraphRow[] => {
    const reached = nodes.filter((node) => totals.has(node.id) || node.state === 'touched');
    const others = nodes.filter((node) => !reached.includes(node)).toSorted((a, b) => Number(a.state === 'neither') - Number(b.state === 'neither'));
    return [
      { kind: 'layer', layer },
      ...reached.map((node): GraphRow => ({ kind: 'node', node, ...(totals.get(node.id) ?? { done: 0, denied: 0 }) })),
      ...chunks(others, ABREAST).map((each): GraphRow => ({ kind: 'rest', nodes: each })),
      ...(leftOut === 0 ? [] : [{ kind: 'more', count: leftOut } as const]),
    ];
  });
  const parts: GraphRow[][] = [];
  let used = Infinity;
  for (const row of rows) {
    if (used + HEIGHTS[row.kind] > tallest - GRAPH_HEAD) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(row);
    used += HEIGHTS[row.kind];
  }
  return parts.map((each) => part(figure, each, parts.length === 1, tallest));
}

function part(figure: GraphFigure, rows: readonly GraphRow[], only: boolean, tallest: number): GraphPart {
  const places = new Map<string, number>();
  let y = GRAPH_HEAD;
  const placed = rows.map((row) => {
    const at = y;
    if (row.kind === 'node') places.set(row.node.id, at + HEIGHTS.node / 2);
    y += HEIGHTS[row.kind];
    return { row, y: at };
  });
  const touches = figure.touches.filter(({ node }) => places.has(node));
  const agents = figure.agents.filter(({ id }) => only || touches.some(({ agent }) => agent === id));
  const agentLines = agents.length * 21 <= tallest - GRAPH_HEAD ? 2 : 1;
  const height = Math.max(y, GRAPH_HEAD + agents.length * (agentLines === 2 ? 21 : 11));
  return { rows: placed, touches, height, agentLines, agents: spread(agents, touches, places, GRAPH_HEAD, height) };
}

/** Agents beside what they touched, as far as each has room: fewer lines cross. Equal ones keep the record's order. */
function spread(agents: readonly Agent[], touches: readonly Touch[], places: ReadonlyMap<string, number>, top: number, bottom: number): GraphPart['agents'] {
  const middle = new Map<string, { sum: number; count: number }>();
  for (const { agent, node } of touches) {
    const seen = middle.get(agent) ?? { sum: 0, count: 0 };
    middle.set(agent, { sum: seen.sum + (places.get(node) ?? 0), count: seen.count + 1 });
  }
  const wish = ({ id }: Agent): number => {
    const seen = middle.get(id);
    return seen === undefined ? bottom : seen.sum / seen.count;
  };
  const step = (bottom - top) / Math.max(1, agents.length);
  return agents.toSorted((a, b) => wish(a) - wish(b)).map((agent, index) => ({ agent, y: top + (index + 0.5) * step }));
}

const chunks = <T>(list: readonly T[], size: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
