import { createTextHash, type NameKey } from '../../core/bundle/name-hash.ts';
import { createColumn, createPacker, memoryStore, type ByteStore, type Column, type Maker, type Packer } from '../../core/packing/index.ts';
import type { Action, Actions } from '../../core/model/record.ts';
import { createLifeTable, type LifeTable } from './life-table.ts';
import { isRequested, newLife, type Life } from './life.ts';

/** Actions of which events may still come, and those that have not been told of for a while, packed. */
export interface Lives {
  readonly size: number;
  find(id: string): Life | null;
  add(id: string): Life;
  /** What recurs in actions, and stands in each as the same object. */
  share(object: object): void;
  /** Every life as the action it was, in the order in which they were added; those that nobody requested are left out. Once, at the end. */
  actions(complete: Complete): Actions;
}

/** The action that a life was; null of one that nobody requested. */
type Complete = (life: Life) => Action | null;

export interface LivesOptions {
  /** Where those lie that no event came of for a while. */
  readonly store?: ByteStore | undefined;
  /** How many stand as they are; as many more do until there are so many again. */
  readonly room?: number | undefined;
  /** Under which names are hashed: without one that its author cannot know, a log can be made to take very long. */
  readonly nameKey?: NameKey | undefined;
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

/** A life that stands as it is, with its number. */
interface Standing {
  readonly number: number;
  readonly life: Life;
}

export function createLives({ store = memoryStore(), room = ROOM, nameKey = [0, 0] }: LivesOptions = {}): Lives {
  const packer = createPacker<Life>(MAKERS);
  const table = createLifeTable(createTextHash(nameKey));
  const kept = new Map<string, Standing>();
  let recent = new Map<string, Standing>();
  let before = new Map<string, Standing>();
  let packed = false;

  return {
    get size() { return table.size; },
    find(id) {
      const standing = recent.get(id) ?? kept.get(id);
      return standing === undefined ? again(id) : standing.life;
    },
    add: (id) => recently({ number: table.add(id), life: newLife(id) }),
    share: (object) => packer.share(object),
    actions(complete) {
      const standing = [...kept.values(), ...before.values(), ...recent.values()];
      for (const map of [kept, before, recent]) map.clear();
      if (!packed) return completed(standing, complete);
      for (const each of standing) pack(each);
      packer.seal();
      return packedActions(placed(table), packer, store, complete);
    },
  };

  /** One that no event came of lately. */
  function again(id: string): Life | null {
    const aged = before.get(id);
    if (aged !== undefined) {
      before.delete(id);
      return recently(aged);
    }
    return table.find(id, (place, number) => {
      const life = packer.unpack(store.at(place));
      if (life.id !== id) return null;
      if (table.take(number) < MOST_RETURNS) return recently({ number, life });
      kept.set(id, { number, life });
      return life;
    });
  }

  function recently(standing: Standing): Life {
    if (recent.size >= room) {
      for (const each of before.values()) pack(each);
      before = recent;
      recent = new Map();
    }
    recent.set(standing.life.id, standing);
    return standing.life;
  }

  function pack({ number, life }: Standing): void {
    packed = true;
    table.put(number, store.add(packer.pack(life)), isRequested(life));
  }
}

function completed(standing: readonly Standing[], complete: Complete): Actions {
  const ordered = standing.toSorted((one, other) => one.number - other.number);
  return ordered.map(({ life }) => complete(life)).filter((each) => each !== null);
}

/** Places of those that somebody requested. A function of its own, as is the next: what they return holds nothing of the above but what it needs. */
function placed(table: LifeTable): Column {
  const places = createColumn((length) => new Float64Array(length));
  for (const place of table.requested()) places.push(place);
  return places;
}

function packedActions(places: Column, packer: Packer<Life>, store: ByteStore, complete: Complete): Actions {
  const made = (place: number): Action => {
    const action = complete(packer.unpack(store.at(place)));
    if (action === null) throw new Error('an action that nobody requested');
    return action;
  };
  return {
    length: places.length,
    at: (index) => (index < places.length ? made(places.at(index)) : undefined),
    * [Symbol.iterator]() {
      for (let index = 0; index < places.length; index += 1) yield made(places.at(index));
    },
  };
}
