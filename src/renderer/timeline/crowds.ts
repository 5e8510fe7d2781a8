/** An event where it stands on the picture, and how much it may not be lost: 2 not at all, 1 a gate, 0 the rest. */
export interface Standing {
  readonly position: number;
  readonly x: number;
  readonly y: number;
  readonly weight: 0 | 1 | 2;
}

/** Events of one track that stand in one place. */
export interface Crowd {
  readonly x: number;
  readonly y: number;
  readonly last: number;
  readonly count: number;
  /** Every one that may not be lost; where there is none, the weightiest. */
  readonly shown: readonly Standing[];
}

/** Signs nearer than this would hide each other. */
const CROWD = 8;

/** Joins events, given in time order, that are within 8 pixels of the first of them on the same track. */
export function crowdsOf(standings: readonly Standing[]): readonly Crowd[] {
  const groups: Standing[][] = [];
  const open = new Map<number, Standing[]>();
  for (const each of standings) {
    const group = open.get(each.y);
    if (group?.[0] !== undefined && each.x - group[0].x <= CROWD) {
      group.push(each);
      continue;
    }
    const next = [each];
    open.set(each.y, next);
    groups.push(next);
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    return first === undefined || last === undefined ? [] : [{ x: first.x, y: first.y, last: last.x, count: group.length, shown: shownOf(group, first) }];
  });
}

function shownOf(group: readonly Standing[], first: Standing): readonly Standing[] {
  const vital = group.filter((each) => each.weight === 2);
  return vital.length > 0 ? vital : [group.find((each) => each.weight === 1) ?? first];
}
