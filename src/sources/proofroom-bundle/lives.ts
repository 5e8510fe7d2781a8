import { createPacker, memoryStore, type ByteStore, type Maker } from '../../core/packing/index.ts';
import type { Action, Actions } from '../../core/model/record.ts';
import { newLife, type Life } from './life.ts';

/** Actions of which events may still come, and those that have not been told of for a while, packed. */
export interface Lives {
  readonly size: number;
  find(id: string): Life | null;
  add(id: string): Life;
  /** What recurs in actions, and stands in each as the same object. */
  share(object: object): void;
  /** Every life as the action it was, in the order in which they were added; those that come to none are left out. Once, at the end. */
  actions(complete: (life: Life) => Action | null, isNone: (id: string) => boolean): Actions;
}

/** Lives that events came of last stand as they are, so many and up to as many again: 2 kB each. */
const ROOM = 4_096;
/** The author decides in which order events come: a life that was packed and asked for so often is packed no more. */
const MOST_RETURNS = 8;

const MAKERS: readonly Maker[] = [
  { names: ['file', 'offset', 'length', 'event'], make: (member) => ({ file: member(0), offset: member(1), length: member(2), event: member(3) }) },
  { names: ['value', 'at', 'time'], make: (member) => ({ value: member(0), at: member(1), time: member(2) }) },
  {
    names: Object.keys(newLife('')),
    make: (member) => ({
      id: member(0), agentId: member(1), actorKind: member(2), fleetId: member(3), accountable: member(4), descriptor: member(5), mode: member(6),
      digest: member(7), computedDigest: member(8), requested: member(9), decisions: member(10), approvals: member(11), packages: member(12),
      receipts: member(13), started: member(14), finished: member(15), tests: member(16), artifacts: member(17), consequences: member(18),
      outcome: member(19), eventCount: member(20), integrity: member(21),
    }),
  },
];

/** Place of a life that is not packed. */
const LIVE = -1;

export function createLives(store: ByteStore = memoryStore(), room = ROOM): Lives {
  const packer = createPacker<Life>(MAKERS);
  /** Every life's number, in the order they were added. */
  const numbers = new Map<string, number>();
  const places: number[] = [];
  const returns = new Map<number, number>();
  const kept = new Map<string, Life>();
  let recent = new Map<string, Life>();
  let before = new Map<string, Life>();
  let packed = false;

  return {
    get size() { return numbers.size; },
    find(id) {
      const life = recent.get(id);
      if (life !== undefined) return life;
      const number = numbers.get(id);
      return number === undefined ? null : again(id, number);
    },
    add(id) {
      numbers.set(id, places.push(LIVE) - 1);
      return recently(newLife(id));
    },
    share: (object) => packer.share(object),
    actions(complete, isNone) {
      const lives = new Map([...kept, ...before, ...recent]);
      const wanted = [...numbers.keys()].filter((id) => !isNone(id));
      if (!packed) return wanted.map((id) => complete(lives.get(id) ?? newLife(id))).filter((each) => each !== null);
      for (const life of lives.values()) pack(life);
      const at = Float64Array.from(wanted, (id) => places[numbers.get(id) ?? LIVE] ?? LIVE);
      packer.seal();
      for (const map of [numbers, returns, kept, recent, before]) map.clear();
      return packedActions(at, (place) => {
        const action = complete(packer.unpack(store.at(place)));
        if (action === null) throw new Error('an action that nobody requested');
        return action;
      });
    },
  };

  /** One that no event came of lately. */
  function again(id: string, number: number): Life {
    const stays = kept.get(id);
    if (stays !== undefined) return stays;
    const aged = before.get(id);
    if (aged !== undefined) {
      before.delete(id);
      return recently(aged);
    }
    const life = packer.unpack(store.at(places[number] ?? LIVE));
    places[number] = LIVE;
    const times = (returns.get(number) ?? 0) + 1;
    if (times < MOST_RETURNS) returns.set(number, times);
    else {
      returns.delete(number);
      kept.set(id, life);
      return life;
    }
    return recently(life);
  }

  function recently(life: Life): Life {
    if (recent.size >= room) {
      for (const each of before.values()) pack(each);
      before = recent;
      recent = new Map();
    }
    recent.set(life.id, life);
    return life;
  }

  function pack(life: Life): void {
    packed = true;
    const number = numbers.get(life.id);
    if (number !== undefined) places[number] = store.add(packer.pack(life));
  }
}

function packedActions(places: Float64Array, unpack: (place: number) => Action): Actions {
  const at = (index: number): Action | undefined => {
    const place = places.at(index);
    return place === undefined ? undefined : unpack(place);
  };
  return {
    length: places.length,
    at,
    * [Symbol.iterator]() {
      for (const place of places) yield unpack(place);
    },
  };
}
