import type { EventLine } from '../bundle/format.ts';
import { createBranches, type Tip } from './branches.ts';
import { createRecentEvents } from './recent-events.ts';

/** The two versions of what happened that a stream may hold, or more of them, so that neither is blamed for the other. */
export interface Forks {
  /** An event at the end of the line that is followed. */
  follow(event: EventLine, hash: Uint8Array): void;
  followBlock(events: number, firstSeq: number, firstPrev: string, hashes: Uint8Array): void;
  /**
   * The end of another branch that this event goes on with, if it does not go on with `followed`, the end of the line
   * that is followed and the highest number so far. One that comes to that number takes its place.
   */
  continued(event: EventLine, computed: string, followed: Omit<Tip, 'hash'> & { readonly hash: string | null }): Tip | null;
  /** For an event whose number was there already: the hash of the event it is a second child beside, else null. */
  secondChild(event: EventLine, computed: string): string | null;
}

export function createForks(): Forks {
  const recent = createRecentEvents();
  const branches = createBranches();
  const beside = (event: EventLine, computed: string): void => {
    recent.addBeside(event.seq, event.prev, event.hash);
    branches.add({ seq: event.seq, hash: event.hash, computed });
  };
  return {
    follow: (event, hash) => recent.add(event.seq, event.prev, hash),
    followBlock: (events, firstSeq, firstPrev, hashes) => recent.addBlock(events, firstSeq, firstPrev, hashes),
    continued(event, computed, { seq, hash, computed: content }) {
      if (event.seq === seq + 1 && event.prev === hash) return null;
      const tip = branches.take(event.seq, event.prev);
      if (tip !== null && event.seq <= seq) beside(event, computed);
      else if (tip !== null && hash !== null) branches.add({ seq, hash, computed: content });
      return tip;
    },
    secondChild(event, computed) {
      const related = recent.relate(event.seq, event.prev, event.hash);
      if (related.kind !== 'sibling') return null;
      beside(event, computed);
      return related.hash;
    },
  };
}
