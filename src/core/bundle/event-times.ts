/** Names that the first table holds: most logs have few, and a large table costs more than they do. */
const FIRST = 2 ** 10;
const GROWTH = 2 ** 4;
/** 32-bit words of a record: hash, start, end and owner of the name, then the time. One line of a processor's cache holds two. */
const RECORD = 8;
const START = 1;
const END = 2;
const OWNER = 3;
/** Of the 64-bit floats that lie in the same memory. */
const TIME = 2;

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
  let young = createTable(Math.min(FIRST, generation));
  let old = createTable(Math.min(FIRST, generation));
  return {
    get(hash, names, from, to) {
      const time = timeOf(young, hash, names, from, to);
      return Number.isNaN(time) ? timeOf(old, hash, names, from, to) : time;
    },
    set(hash, names, from, to, time) {
      if (young.size === young.capacity) {
        if (young.capacity < generation) young = grown(young, Math.min(generation, young.capacity * GROWTH));
        else {
          const forgotten = old;
          old = young;
          young = forgotten;
          clear(young);
        }
      }
      put(young, hash, names, from, to, time);
    },
  };
}

/** Open addressing over plain arrays: a million ids as texts in a Map cost more than everything else that is done here. */
interface Table {
  readonly capacity: number;
  /** More than twice the names, so that a search ends after one or two. Record number plus one in the low bits, those of the hash above them; 0 where there is none. */
  readonly slots: Int32Array;
  /** The low bits of a slot that are the record's number. */
  readonly low: number;
  /** Of the slot numbers, whose count is a power of two: a remainder of 32 unsigned bits is a floating-point division. */
  readonly mask: number;
  readonly records: Int32Array;
  readonly floats: Float64Array;
  /** Where the names lie, by the records' owners. */
  readonly memories: Uint8Array[];
  size: number;
}

function createTable(capacity: number): Table {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * capacity + 1)));
  const memory = new ArrayBuffer(capacity * RECORD * 4);
  return { capacity, slots, low: 2 ** Math.ceil(Math.log2(capacity + 1)) - 1, mask: slots.length - 1, records: new Int32Array(memory), floats: new Float64Array(memory), memories: [], size: 0 };
}

function clear(table: Table): void {
  table.slots.fill(0);
  table.memories.length = 0;
  table.size = 0;
}

/** The same names in a larger table. All of them are different, so each goes into the first empty slot. */
function grown(table: Table, capacity: number): Table {
  const next = createTable(capacity);
  next.records.set(table.records);
  next.memories.push(...table.memories);
  next.size = table.size;
  for (let entry = 0; entry < table.size; entry++) {
    let slot = next.records[entry * RECORD]! & next.mask;
    while (next.slots[slot] !== 0) slot = (slot + 1) & next.mask;
    next.slots[slot] = (next.records[entry * RECORD]! & ~next.low) | (entry + 1);
  }
  return next;
}

function timeOf(table: Table, hash: number, names: Uint8Array, from: number, to: number): number {
  const entry = (table.slots[slotOf(table, hash, names, from, to)]! & table.low) - 1;
  return entry < 0 ? Number.NaN : table.floats[(entry * RECORD) / 2 + TIME]!;
}

function put(table: Table, hash: number, names: Uint8Array, from: number, to: number, time: number): void {
  const { slots, records, memories, low } = table;
  const slot = slotOf(table, hash, names, from, to);
  let entry = (slots[slot]! & low) - 1;
  if (entry < 0) {
    if (memories[memories.length - 1] !== names) memories.push(names);
    entry = table.size;
    const at = entry * RECORD;
    records[at] = hash;
    records[at + START] = from;
    records[at + END] = to;
    records[at + OWNER] = memories.length - 1;
    table.size = entry + 1;
    slots[slot] = (hash & ~low) | (entry + 1);
  }
  table.floats[(entry * RECORD) / 2 + TIME] = time;
}

/** The slot of the name, or the empty one where it belongs. */
function slotOf({ slots, low, records, mask, memories }: Table, hash: number, names: Uint8Array, from: number, to: number): number {
  let slot = hash & mask;
  for (;;) {
    const found = slots[slot]!;
    if (found === 0) return slot;
    const at = ((found & low) - 1) * RECORD;
    if (((found ^ hash) & ~low) === 0 && isName(memories[records[at + OWNER]!]!, records[at + START]!, records[at + END]!, names, from, to)) return slot;
    slot = (slot + 1) & mask;
  }
}

function isName(memory: Uint8Array, start: number, end: number, names: Uint8Array, from: number, to: number): boolean {
  if (end - start !== to - from) return false;
  for (let at = from; at < to; at++) if (memory[start + at - from] !== names[at]) return false;
  return true;
}
