/** Names that the first table holds: most logs have few, and a large table costs more than they do. */
const FIRST = 2 ** 10;
const GROWTH = 2 ** 4;

/** A name is bytes `from` to `to` of `names`; `hash` must be the one of `hashName` under one key for all of them. */
export interface EventTimes {
  /** When the event of this record id was, if it is remembered; else NaN. */
  get(hash: number, names: Uint8Array, from: number, to: number): number;
  /** Keeps `names`: its memory must not be written to again. */
  set(hash: number, names: Uint8Array, from: number, to: number, time: number): void;
}

/**
 * The times of the last record ids, of which at least `generation` are remembered and at most twice as many: the author
 * decides how many there are. Half of it is forgotten at once, so that nothing has to be moved.
 */
export function createEventTimes(generation: number): EventTimes {
  let young = createGeneration(generation);
  let old = createGeneration(generation);
  return {
    get(hash, names, from, to) {
      const time = young.get(hash, names, from, to);
      return Number.isNaN(time) ? old.get(hash, names, from, to) : time;
    },
    set(hash, names, from, to, time) {
      if (young.size >= generation) {
        [young, old] = [old, young];
        young.clear();
      }
      young.set(hash, names, from, to, time);
    },
  };
}

interface Generation extends EventTimes {
  readonly size: number;
  clear(): void;
}

/** Open addressing over plain arrays: a million ids as texts in a Map cost more than everything else that is done here. */
interface Table {
  readonly capacity: number;
  /** More than twice the names, so that a search ends after one or two. Entry number plus one; 0 where there is none. */
  readonly slots: Uint32Array;
  /** Of the slot numbers, whose count is a power of two: a remainder of 32 unsigned bits is a floating-point division. */
  readonly mask: number;
  readonly hashes: Uint32Array;
  readonly times: Float64Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly owners: Uint32Array;
}

function createTable(capacity: number): Table {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * capacity + 1)));
  const words = (): Uint32Array => new Uint32Array(capacity);
  return { capacity, slots, mask: slots.length - 1, hashes: words(), times: new Float64Array(capacity), starts: words(), ends: words(), owners: words() };
}

/** The same names in a larger table. All of them are different, so each goes into the first empty slot. */
function grown(table: Table, size: number, capacity: number): Table {
  const next = createTable(capacity);
  for (const each of ['hashes', 'times', 'starts', 'ends', 'owners'] as const) next[each].set(table[each]);
  for (let entry = 0; entry < size; entry++) {
    let slot = next.hashes[entry]! & next.mask;
    while (next.slots[slot] !== 0) slot = (slot + 1) & next.mask;
    next.slots[slot] = entry + 1;
  }
  return next;
}

function createGeneration(capacity: number): Generation {
  let table = createTable(Math.min(FIRST, capacity));
  let memories: Uint8Array[] = [];
  let size = 0;

  const holds = (entry: number, names: Uint8Array, from: number, to: number): boolean => {
    const start = table.starts[entry]!;
    const length = to - from;
    if (table.ends[entry]! - start !== length) return false;
    const memory = memories[table.owners[entry]!]!;
    for (let at = 0; at < length; at++) if (memory[start + at] !== names[from + at]) return false;
    return true;
  };
  /** The slot of the name, or the empty one where it belongs. */
  const find = (hash: number, names: Uint8Array, from: number, to: number): number => {
    const { slots, hashes, mask } = table;
    let slot = hash & mask;
    for (;;) {
      const entry = slots[slot]! - 1;
      if (entry < 0 || (hashes[entry] === hash && holds(entry, names, from, to))) return slot;
      slot = (slot + 1) & mask;
    }
  };
  return {
    get size() {
      return size;
    },
    clear() {
      table.slots.fill(0);
      memories = [];
      size = 0;
    },
    get(hash, names, from, to) {
      const entry = table.slots[find(hash, names, from, to)]! - 1;
      return entry < 0 ? Number.NaN : table.times[entry]!;
    },
    set(hash, names, from, to, time) {
      let slot = find(hash, names, from, to);
      const known = table.slots[slot]! - 1;
      if (known >= 0) {
        table.times[known] = time;
        return;
      }
      if (size === table.capacity) {
        table = grown(table, size, Math.min(capacity, size * GROWTH));
        slot = find(hash, names, from, to);
      }
      if (memories.at(-1) !== names) memories.push(names);
      table.hashes[size] = hash;
      table.times[size] = time;
      table.starts[size] = from;
      table.ends[size] = to;
      table.owners[size] = memories.length - 1;
      size += 1;
      table.slots[slot] = size;
    },
  };
}
