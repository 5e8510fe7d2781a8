import type { EventLine, StreamStatement } from '../bundle/format.ts';
import type { Pointer } from '../findings/index.ts';
import type { ChainOptions } from './chain-result.ts';
import { genesisHash } from './genesis.ts';
import type { Placement } from './sequence.ts';

/** The end of the line that is followed: its hash as written, and as computed from its content. */
export interface ChainEnd {
  /** Null when the event before could not be read, or the stream starts where nothing is known of what came before. */
  readonly hash: string | null;
  readonly computed: string;
}

/** What each event says of itself and of the one before it. */
export interface Links {
  readonly end: ChainEnd;
  readonly tested: number;
  /** Whether the event's hash is the one computed. */
  hash(event: EventLine, computed: string, at: Pointer): boolean;
  /** Whether the event goes on where the last one ended. False as well where that cannot be told. */
  link(event: EventLine, placement: Placement, at: Pointer): boolean;
  /** From here on the line ends with this event. */
  follow(hash: string, computed: string): void;
  /** Counts links that somebody else has tested. */
  count(links: number): void;
  /** An event that could not be read stands between the last and the next. */
  lose(): void;
}

/** What is said of an event whose hash does not fit; whether the next one links to it is known later. */
type HashValues = { readonly stream: string; readonly seq: number; relinks: boolean };

export function createLinks({ stream, sink, maxFindingsPerCode }: Pick<ChainOptions, 'stream' | 'sink' | 'maxFindingsPerCode'>): Links {
  // Values of hash findings not yet known to be followed by a broken link; changed when one is met.
  let relinking: HashValues[] = [];
  let end: ChainEnd = { hash: expectedStart(stream), computed: '' };
  let atStart = true;
  let tested = 0;

  const broken = (): void => {
    for (const values of relinking) values.relinks = false;
    relinking = [];
  };
  return {
    get end() {
      return end;
    },
    get tested() {
      return tested;
    },
    hash(event, computed, at) {
      if (event.hash === computed) return true;
      const values: HashValues = { stream: stream.name, seq: event.seq, relinks: true };
      sink.add({ code: 'event.hash-mismatch', at, expected: event.hash, computed, values });
      if (relinking.length < maxFindingsPerCode) relinking.push(values);
      return false;
    },
    link({ seq, prev }, placement, at) {
      if (end.hash === null || (placement === 'after-gap' && prev !== end.hash)) {
        // Nothing to compare with: the event before is missing or unreadable, which has a finding of its own.
        if (placement === 'after-gap') broken();
        return false;
      }
      tested += 1;
      if (prev === end.hash) return true;
      broken();
      sink.add({
        code: atStart ? 'chain.genesis-mismatch' : 'event.prev-mismatch', at, expected: end.hash, computed: prev,
        // True when only the hash written in the event before was altered: this one still links to that one's content.
        values: { stream: stream.name, seq, ...(atStart ? { continues: stream.previous !== null } : { linksToContent: prev === end.computed }) },
      });
      return false;
    },
    follow(hash, computed) {
      end = { hash, computed };
      atStart = false;
    },
    count(links) {
      tested += links;
    },
    lose() {
      broken();
      end = { hash: null, computed: end.computed };
      atStart = false;
    },
  };
}

function expectedStart(stream: StreamStatement): string | null {
  if (stream.previous !== null) return stream.previous.hash;
  return stream.first.seq === 0 ? genesisHash(stream.origin) : null;
}
