import { byText, columnName, COLUMNS, type ColumnId } from './columns.ts';
import type { Line } from './lines.ts';
import type { Item, Picture } from './model.ts';
import { wrapLabel } from './wrap.ts';

/** A box with its place, in units that are CSS pixels at 100 %. */
export interface Placed {
  readonly item: Item;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** Said in the box itself, so that no line of the drawing has to carry words. */
  readonly tag: readonly string[];
}

export interface Column {
  readonly id: ColumnId;
  readonly heading: readonly string[];
  readonly x: number;
  readonly width: number;
  readonly count: number;
}

export interface GraphLayout {
  readonly placed: readonly Placed[];
  readonly byId: ReadonlyMap<string, Placed>;
  readonly columns: readonly Column[];
  readonly width: number;
  readonly height: number;
}

export const TYPE_SIZE = 13;
export const TAG_SIZE = 12;
/** Classification, at the left of a box. */
export const BAND = 15;
export const TEXT_INSET = 6;
const NODE_WIDTH = 124;
const COLUMN_GAP = 28;
/** Between stacks of one column. */
const STACK_GAP = 18;
/** Boxes of a column before it goes on beside itself. */
const STACK_MOST = 36;
export const LINE_HEIGHT = 15;
const NODE_PAD = 7;
const NODE_GAP = 9;
const KIND_GAP = 20;
const HEADER = 72;
const TEXT_WIDTH = NODE_WIDTH - BAND - TEXT_INSET * 2;
const SWEEPS = 6;

/**
 * Places every box. Columns are fixed by meaning; within one, kinds keep their order and boxes of a kind are ordered
 * so that lines cross less (barycentres, swept both ways, the best sweep kept). Ties go by name: the same graph gives
 * the same drawing, in whatever order it was stated.
 */
export function layoutGraph(picture: Picture): GraphLayout {
  const present = COLUMNS.filter((id) => picture.items.some((item) => item.column === id));
  const order = orderItems(picture, present);
  let x = 0;
  const columns: Column[] = [];
  const placed: Placed[] = [];
  for (const [at, id] of present.entries()) {
    const items = order[at] ?? [];
    const stacks = Math.ceil(items.length / STACK_MOST);
    const perStack = Math.ceil(items.length / Math.max(1, stacks));
    const width = stacks * NODE_WIDTH + Math.max(0, stacks - 1) * STACK_GAP;
    for (let stack = 0; stack < stacks; stack += 1) placed.push(...placeStack(items.slice(stack * perStack, (stack + 1) * perStack), x + stack * (NODE_WIDTH + STACK_GAP)));
    columns.push({ id, heading: wrapLabel(columnName(id), NODE_WIDTH, TAG_SIZE), x, width, count: items.reduce((sum, item) => sum + item.members.length, 0) });
    x += width + COLUMN_GAP;
  }
  return {
    placed,
    byId: new Map(placed.map((each) => [each.item.id, each])),
    columns,
    width: Math.max(NODE_WIDTH, x - COLUMN_GAP),
    height: placed.reduce((most, each) => Math.max(most, each.y + each.height), HEADER),
  };
}

function placeStack(items: readonly Item[], x: number): Placed[] {
  let y = HEADER;
  let before: Item | undefined;
  return items.map((item) => {
    const lines = wrapLabel(item.label, TEXT_WIDTH, TYPE_SIZE, item.node === null ? 3 : 2);
    const tag = item.tag === null ? [] : wrapLabel(item.tag.text, TEXT_WIDTH, TAG_SIZE);
    const height = (lines.length + tag.length) * LINE_HEIGHT + NODE_PAD * 2;
    if (before !== undefined) y += before.kindRank === item.kindRank ? NODE_GAP : KIND_GAP;
    const box = { item, x, y, width: NODE_WIDTH, height, lines, tag };
    y += height;
    before = item;
    return box;
  });
}

type Order = readonly (readonly Item[])[];

function orderItems({ items, lines }: Picture, present: readonly ColumnId[]): Order {
  const stable = (a: Item, b: Item): number => a.kindRank - b.kindRank || byText(a.label, b.label) || byText(a.id, b.id);
  const start = present.map((id) => items.filter((item) => item.column === id).sort(stable));
  const neighbours = neighboursOf(lines);
  let best: Order = start;
  let bestCrossings = crossings(start, lines);
  let current: Order = start;
  for (let sweep = 0; sweep < SWEEPS && bestCrossings > 0; sweep += 1) {
    current = sweepOnce(current, neighbours, sweep % 2 === 0);
    const count = crossings(current, lines);
    if (count < bestCrossings) {
      best = current;
      bestCrossings = count;
    }
  }
  return best;
}

function neighboursOf(lines: readonly Line[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  const add = (a: string, b: string): void => {
    const list = map.get(a);
    if (list) list.push(b);
    else map.set(a, [b]);
  };
  for (const line of lines) {
    add(line.from, line.to);
    add(line.to, line.from);
  }
  return map;
}

/** Orders each column by the mean place of its neighbours on the side already ordered. */
function sweepOnce(order: Order, neighbours: ReadonlyMap<string, readonly string[]>, forward: boolean): Order {
  const columns = order.map((column) => [...column]);
  const place = new Map<string, { readonly column: number; readonly share: number }>();
  const note = (at: number): void => columns[at]?.forEach((item, i) => place.set(item.id, { column: at, share: (i + 0.5) / (columns[at]?.length ?? 1) }));
  columns.forEach((_, at) => note(at));
  const sequence = columns.map((_, at) => (forward ? at : columns.length - 1 - at));
  for (const at of sequence) {
    const centre = new Map((columns[at] ?? []).map((item) => {
      const shares = (neighbours.get(item.id) ?? []).flatMap((id) => {
        const other = place.get(id);
        return other !== undefined && (forward ? other.column < at : other.column > at) ? [other.share] : [];
      });
      const own = place.get(item.id)?.share ?? 0;
      return [item.id, shares.length === 0 ? own : mean(shares)] as const;
    }));
    columns[at]?.sort((a, b) => a.kindRank - b.kindRank || (centre.get(a.id) ?? 0) - (centre.get(b.id) ?? 0) || byText(a.label, b.label) || byText(a.id, b.id));
    note(at);
  }
  return columns;
}

/** Summed in order of size, so that the order in which edges were stated cannot change the last bit. */
const mean = (values: readonly number[]): number => [...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0) / values.length;

/** Pairs of lines between the same two columns that cross. */
export function crossings(order: Order, lines: readonly Line[]): number {
  const place = new Map(order.flatMap((column, at) => column.map((item, i) => [item.id, { at, i }] as const)));
  const byPair = new Map<string, [number, number][]>();
  for (const line of lines) {
    const [a, b] = [place.get(line.from), place.get(line.to)];
    if (!a || !b || a.at === b.at) continue;
    const [left, right] = a.at < b.at ? [a, b] : [b, a];
    const key = `${left.at}-${right.at}`;
    const list = byPair.get(key);
    if (list === undefined) byPair.set(key, [[left.i, right.i]]);
    else list.push([left.i, right.i]);
  }
  let count = 0;
  for (const pairs of byPair.values()) {
    for (let i = 0; i < pairs.length; i += 1) {
      for (let j = i + 1; j < pairs.length; j += 1) {
        if ((pairs[i]![0] - pairs[j]![0]) * (pairs[i]![1] - pairs[j]![1]) < 0) count += 1;
      }
    }
  }
  return count;
}

/** The box an arrow key leads to: up and down within the stack, left and right to the nearest height beside it. */
export function neighbourOf(layout: GraphLayout, from: Placed, key: string): Placed | null {
  const middle = (each: Placed): number => each.y + each.height / 2;
  const same = layout.placed.filter((each) => each.x === from.x);
  if (key === 'ArrowUp') return same.findLast((each) => each.y < from.y) ?? null;
  if (key === 'ArrowDown') return same.find((each) => each.y > from.y) ?? null;
  const side = layout.placed.filter((each) => (key === 'ArrowRight' ? each.x > from.x : each.x < from.x));
  const nearest = side.reduce((x, each) => (key === 'ArrowRight' ? Math.min(x, each.x) : Math.max(x, each.x)), key === 'ArrowRight' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
  return side.filter((each) => each.x === nearest).sort((a, b) => Math.abs(middle(a) - middle(from)) - Math.abs(middle(b) - middle(from)))[0] ?? null;
}
