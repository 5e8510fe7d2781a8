/** Whether an id was met before, in sixteen bytes an id rather than its text. */
export interface SeenIds {
  /** True when the id, or one of the same 53-bit hash, was added before. */
  add(id: string): boolean;
}

const START = 1 << 12;
/** Twenty million ids; whoever writes more than that gets no answer for the rest. */
const MAX = 1 << 25;

/**
 * A set of hashes. Whoever chooses the ids can make two of them collide: one of them is then called a repetition, and is
 * kept and shown like any other.
 */
export function createSeenIds(): SeenIds {
  let slots = new Float64Array(START);
  let used = 0;

  const place = (table: Float64Array, hash: number): number => {
    const mask = table.length - 1;
    let at = hash % table.length;
    while (table[at] !== 0 && table[at] !== hash) at = (at + 1) & mask;
    return at;
  };
  const grow = (): void => {
    const larger = new Float64Array(slots.length * 2);
    for (const hash of slots) if (hash !== 0) larger[place(larger, hash)] = hash;
    slots = larger;
  };
  return {
    add(id) {
      const hash = hashOf(id);
      const at = place(slots, hash);
      if (slots[at] === hash) return true;
      if (used * 2 >= slots.length) {
        if (slots.length >= MAX) return false;
        grow();
        slots[place(slots, hash)] = hash;
      } else slots[at] = hash;
      used += 1;
      return false;
    },
  };
}

/** Two 32-bit FNV-1a hashes of the UTF-16 units, the second from another start; never 0, which marks an empty slot. */
function hashOf(id: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < id.length; at += 1) {
    const unit = id.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x01000193) ^ (low >>> 15);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0) + 1;
}
