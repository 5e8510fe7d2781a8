import { toHex } from '../encoding/index.ts';

/** Events remembered, counted in events of the main line. A second child of one further back is only a repeated number. */
export const RECENT_EVENTS = 1_000;
const HASH_LENGTH = 32;
/** Hashes that takes: the parent of the oldest event is the hash of the one before it. */
export const RECENT_HASHES = RECENT_EVENTS + 1;

/** What an event is among those remembered: one of them again, another child of the same parent, or neither. */
export type Relation = { readonly kind: 'repeat' } | { readonly kind: 'sibling'; readonly hash: string } | { readonly kind: 'stranger' };

/** The last events of a stream by number, parent and hash. */
export interface RecentEvents {
  /** An event whose number is higher than that of every one before. */
  add(seq: number, prev: string, hash: Uint8Array): void;
  /** Events that follow each other from `firstSeq` on, of which `hashes` holds the last `RECENT_HASHES`, or all where there are fewer. */
  addBlock(events: number, firstSeq: number, firstPrev: string, hashes: Uint8Array): void;
  /** An event with a number that was there already. */
  addBeside(seq: number, prev: string, hash: string): void;
  relate(seq: number, prev: string, hash: string): Relation;
}

/** Memory does not grow with the stream: as many events beside the main line are remembered as on it. */
export function createRecentEvents(): RecentEvents {
  const seqs = new Float64Array(RECENT_HASHES);
  const hashes = new Uint8Array(RECENT_HASHES * HASH_LENGTH);
  /** Null: the hash in the slot before. */
  const prevs: (string | null)[] = Array.from({ length: RECENT_HASHES }, () => null);
  const parentBeside = new Map<string, string>();
  /** By parent: the one of those beside that came last. */
  const childBeside = new Map<string, { readonly seq: number; readonly hash: string }>();
  let added = 0;

  const put = (seq: number, prev: string | null, hash: Uint8Array): void => {
    const slot = added % RECENT_HASHES;
    seqs[slot] = seq;
    prevs[slot] = prev;
    hashes.set(hash, slot * HASH_LENGTH);
    added += 1;
  };
  const hashIn = (slot: number): string => toHex(hashes.subarray(slot * HASH_LENGTH, (slot + 1) * HASH_LENGTH));

  /** Numbers only rise along the main line. */
  const slotOf = (seq: number): number | null => {
    let from = Math.max(0, added - RECENT_EVENTS);
    let to = added;
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (seqs[middle % RECENT_HASHES]! < seq) from = middle + 1;
      else to = middle;
    }
    return from < added && seqs[from % RECENT_HASHES] === seq ? from % RECENT_HASHES : null;
  };

  return {
    add: (seq, prev, hash) => put(seq, prev, hash),
    addBlock(events, firstSeq, firstPrev, lastHashes) {
      const kept = lastHashes.length / HASH_LENGTH;
      const before = added;
      for (let at = 0; at < kept; at++) {
        const slot = (before + at) % RECENT_HASHES;
        seqs[slot] = firstSeq + events - kept + at;
        prevs[slot] = null;
      }
      if (kept === events) prevs[before % RECENT_HASHES] = firstPrev;
      const untilEnd = Math.min(kept, RECENT_HASHES - (before % RECENT_HASHES));
      hashes.set(lastHashes.subarray(0, untilEnd * HASH_LENGTH), (before % RECENT_HASHES) * HASH_LENGTH);
      hashes.set(lastHashes.subarray(untilEnd * HASH_LENGTH));
      added += kept;
    },
    addBeside(seq, prev, hash) {
      parentBeside.set(hash, prev);
      childBeside.set(prev, { seq, hash });
      if (parentBeside.size <= RECENT_EVENTS) return;
      const [oldest, parent] = parentBeside.entries().next().value!;
      parentBeside.delete(oldest);
      if (childBeside.get(parent)?.hash === oldest) childBeside.delete(parent);
    },
    relate(seq, prev, hash) {
      if (parentBeside.has(hash)) return { kind: 'repeat' };
      const slot = slotOf(seq);
      if (slot !== null && hashIn(slot) === hash) return { kind: 'repeat' };
      if (slot !== null && prev === (prevs[slot] ?? hashIn((slot + RECENT_HASHES - 1) % RECENT_HASHES))) return { kind: 'sibling', hash: hashIn(slot) };
      const child = childBeside.get(prev);
      return child?.seq === seq ? { kind: 'sibling', hash: child.hash } : { kind: 'stranger' };
    },
  };
}
