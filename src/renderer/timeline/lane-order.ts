import type { LaneKey, TimelineLanes } from '../../contract/index.ts';
import { environments, layers } from '../../text/index.ts';
import type { Columns } from './columns.ts';

type LaneDto = TimelineLanes['lanes'][number];

const layerOrder = () => Object.keys(layers);
const environmentOrder = () => Object.keys(environments);

/** Lanes in the order a person expects: layers and environments as the control plane has them, "none" last. */
export function orderLanes(lanes: readonly LaneDto[], by: LaneKey): readonly number[] {
  const rank = (lane: LaneDto): number => {
    if (by === 'layer') return place(layerOrder(), lane.key);
    return by === 'system' ? place(environmentOrder(), lane.group) : 0;
  };
  const none = (lane: LaneDto): number => (lane.key === '' ? 1 : 0);
  return lanes.map((_, i) => i).sort((a, b) => none(lanes[a]!) - none(lanes[b]!) || rank(lanes[a]!) - rank(lanes[b]!) || a - b);
}

const place = (words: readonly string[], word: string): number => {
  const at = words.indexOf(word);
  return at < 0 ? words.length : at;
};

/** The same lanes and columns with lane `order[i]` moved to place `i`. */
export function reorder(dto: TimelineLanes, columns: Columns, order: readonly number[]): { readonly lanes: TimelineLanes; readonly columns: Columns } {
  const lanes = order.flatMap((from) => dto.lanes[from] ?? []);
  if (order.every((from, to) => from === to)) return { lanes: dto, columns };
  const to = new Uint16Array(order.length);
  order.forEach((from, at) => {
    to[from] = at;
  });
  return { lanes: { ...dto, lanes }, columns: { ...columns, lane: columns.lane.map((from) => to[from] ?? from) } };
}
