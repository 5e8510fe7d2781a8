/** Slots of the table: more than twice the names, so that a search ends after one or two. */
const SLOTS = 2 ** 18;

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
function createGeneration(capacity: number): Generation {
  const slots = new Uint32Array(SLOTS);
  const hashes = new Uint32Array(capacity);
  const times = new Float64Array(capacity);
  const starts = new Uint32Array(capacity);
  const ends = new Uint32Array(capacity);
  const owners = new Uint32Array(capacity);
  let memories: Uint8Array[] = [];
  let size = 0;

  const holds = (entry: number, names: Uint8Array, from: number, to: number): boolean => {
    const start = starts[entry]!;
    const length = to - from;
    if (ends[entry]! - start !== length) return false;
    const memory = memories[owners[entry]!]!;
    for (let at = 0; at < length; at++) if (memory[start + at] !== names[from + at]) return false;
    return true;
  };
  /** The slot of the name, or the empty one where it belongs. */
  const find = (hash: number, names: Uint8Array, from: number, to: number): number => {
    let slot = hash % SLOTS;
    for (;;) {
      const entry = slots[slot]! - 1;
      if (entry < 0 || (hashes[entry] === hash && holds(entry, names, from, to))) return slot;
      slot = (slot + 1) % SLOTS;
    }
  };
  return {
    get size() {
      return size;
    },
    clear() {
      slots.fill(0);
      memories = [];
      size = 0;
    },
    get(hash, names, from, to) {
      const entry = slots[find(hash, names, from, to)]! - 1;
      return entry < 0 ? Number.NaN : times[entry]!;
    },
    set(hash, names, from, to, time) {
      const slot = find(hash, names, from, to);
      const known = slots[slot]! - 1;
      if (known >= 0) {
        times[known] = time;
        return;
      }
      if (memories.at(-1) !== names) memories.push(names);
      hashes[size] = hash;
      times[size] = time;
      starts[size] = from;
      ends[size] = to;
      owners[size] = memories.length - 1;
      size += 1;
      slots[slot] = size;
    },
  };
}
