import { provedEvent, provedEvents, type ChainVerifier } from '../chain/index.ts';
import type { Pointer } from '../findings/index.ts';
import type { PreviousLogCheck } from '../previous/index.ts';
import type { Tree } from '../tlog/index.ts';
import type { TimeCheck } from './check-times.ts';
import type { LineTaker } from './follow-file.ts';
import type { EventLine } from './format.ts';
import type { RememberedCheck } from './verify-remembered.ts';
import type { Work } from './work.ts';

/** What the takers of lines share. */
export interface Following {
  readonly work: Work;
  /** Digests by the manifest. */
  readonly subjects: ReadonlyMap<string, string>;
  readonly times: TimeCheck;
  readonly chain: ChainVerifier;
  readonly tree: Tree;
  /** Heads seen before, which the tree is held against as it grows. */
  readonly heads: readonly (RememberedCheck | PreviousLogCheck)[];
}

/** Events of a block that are parsed together: more would live long enough for a collection to copy them. */
const AT_ONCE = 32;

/** Hands a file's lines to everyone who follows the stream; `sha256` is what was read of the file. */
export function takeLines({ work, subjects, times, chain, tree, heads }: Following, name: string, sha256: string): LineTaker {
  const sound = subjects.get(name) === sha256 ? 'verified' : 'unverified';
  return {
    leafShift: () => chain.leafShift,
    line(bytes, offset) {
      const line = chain.line(bytes, name, offset);
      if (line === null) return;
      heads.forEach((head) => head.observe(tree));
      times.event(line.event, line.time, line.at);
      work.hooks.event?.(line.event, line.at, line.holds ? sound : 'failed', line.time);
    },
    tooLong: (offset) => chain.unreadable('line-too-long', name, offset),
    block(bytes, offset, proof) {
      if (!heads.every((head) => head.mayPass(tree, proof.events)) || !times.mayPass(proof) || !chain.block(proof)) return false;
      heads.forEach((head) => head.observe(tree));
      const startOf = (index: number): number => (index === 0 ? 0 : proof.ends[index - 1]!);
      const eventAt = (index: number): EventLine => provedEvent(bytes.subarray(startOf(index), proof.ends[index]! - 1));
      // Written out: a million of these may be kept, and one made by spreading another takes half as much again.
      const pointerTo = (index: number, event: string): Pointer => ({ file: name, offset: offset + startOf(index), length: proof.ends[index]! - startOf(index) - 1, event });
      times.block(proof, (index) => pointerTo(index, eventAt(index).record_id));
      if (work.hooks.event === undefined) return true;
      for (let first = 0; first < proof.events; first += AT_ONCE) {
        const next = Math.min(first + AT_ONCE, proof.events);
        const events = provedEvents(bytes.subarray(startOf(first), proof.ends[next - 1]! - 1));
        if (events.length !== next - first) throw new Error('a proved block reads otherwise than it was proved');
        for (const [nth, event] of events.entries()) work.hooks.event(event, pointerTo(first + nth, event.record_id), sound, proof.times[first + nth]!);
      }
      return true;
    },
  };
}
