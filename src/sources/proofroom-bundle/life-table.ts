import { createColumn } from '../../core/packing/index.ts';

/**
 * Every life's number, in the order they were added, and where it lies. Names are not kept, which are longer than all the
 * rest: what lies at a place says its own, and few others have the same hash.
 */
export interface LifeTable {
  readonly size: number;
  /** The number of one more. It lies nowhere yet. */
  add(name: string): number;
  /** What `here` makes of the first place where a life of this name may lie; null when it makes nothing of any. */
  find<T>(name: string, here: (place: number, number: number) => T | null): T | null;
  put(number: number, place: number, requested: boolean): void;
  /** Lies nowhere any more. Says how often that was so. */
  take(number: number): number;
  /** Places of those that were requested, in their order. */
  requested(): Iterable<number>;
}

const NOWHERE = -1;
const REQUESTED = 0x80;
/** The most that is counted. */
const TAKEN = 0x7f;
const FIRST = 2 ** 10;

/**
 * Open addressing over plain arrays.
 * @param hashOf 32 signed bits that whoever makes up the names cannot foresee: they could give all names one hash.
 */
export function createLifeTable(hashOf: (name: string) => number): LifeTable {
  const places = createColumn((length) => new Float64Array(length));
  const hashes = createColumn((length) => new Int32Array(length));
  /** How often one was taken, and whether it was requested. */
  const facts = createColumn((length) => new Uint8Array(length));
  /** Numbers plus one; 0 where there is none. */
  let slots = new Int32Array(FIRST);

  function insert(number: number): void {
    const mask = slots.length - 1;
    let slot = hashes.at(number) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }

  return {
    get size() {
      return places.length;
    },
    add(name) {
      const number = places.length;
      places.push(NOWHERE);
      hashes.push(hashOf(name));
      facts.push(0);
      if (number * 3 < slots.length * 2) insert(number);
      else {
        slots = new Int32Array(slots.length * 2);
        for (let each = 0; each <= number; each += 1) insert(each);
      }
      return number;
    },
    find(name, here) {
      const hash = hashOf(name);
      const mask = slots.length - 1;
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const number = (slots[slot] ?? 0) - 1;
        if (number < 0) return null;
        const place = hashes.at(number) === hash ? places.at(number) : NOWHERE;
        const found = place === NOWHERE ? null : here(place, number);
        if (found !== null) return found;
      }
    },
    put(number, place, requested) {
      places.set(number, place);
      if (requested) facts.set(number, facts.at(number) | REQUESTED);
    },
    take(number) {
      places.set(number, NOWHERE);
      const taken = Math.min((facts.at(number) & TAKEN) + 1, TAKEN);
      facts.set(number, (facts.at(number) & REQUESTED) | taken);
      return taken;
    },
    * requested() {
      for (let number = 0; number < places.length; number += 1) if ((facts.at(number) & REQUESTED) !== 0) yield places.at(number);
    },
  };
}
