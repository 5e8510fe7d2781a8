import type { Entry } from '../../core/bundle/container.ts';
import type { EventLine, StreamStatement } from '../../core/bundle/format.ts';
import { CancelledError } from '../../core/bundle/verification.ts';
import { createLineSplitter } from '../../core/chain/split-lines.ts';
import { readEventLine } from '../../core/chain/index.ts';
import { fromHex } from '../../core/encoding/index.ts';
import type { Limits } from '../../core/run.ts';
import { leafHash, rangeRoots, type KnownRoots } from '../../core/tlog/index.ts';
import { UnreadableError } from '../errors.ts';

export interface LogLeaves {
  /** The event with the id that was asked for; null where this log does not have it. */
  readonly event: EventLine | null;
  /** Events since genesis. */
  readonly size: number;
  /** Leaves of this bundle, and the subtrees that it states of what came before. */
  readonly known: KnownRoots;
}

/** Throws `UnreadableError` where a line does not hold: from such a log nothing is handed over as proved. */
export async function logLeaves(stream: StreamStatement, entries: ReadonlyMap<string, Entry>, id: string, limits: Limits, cancelled?: () => boolean): Promise<LogLeaves> {
  const before = stream.previous?.tree_size ?? 0;
  const earlier = rangeRoots(before, (stream.previous?.compact_range ?? []).map((each) => fromHex(each) ?? new Uint8Array(0)));
  const leaves: Uint8Array[] = [];
  let event: EventLine | null = null;
  const unsound = (): never => {
    throw new UnreadableError('log-broken');
  };
  const line = (bytes: Uint8Array): void => {
    const read = readEventLine(bytes, { maxDepth: limits.maxJsonDepth, maxBytes: limits.maxLineBytes });
    if (!read.ok || !read.canonical || read.computedHash !== read.event.hash || read.event.seq !== before + leaves.length) return unsound();
    leaves.push(leafHash(fromHex(read.event.hash) ?? new Uint8Array(0)));
    if (read.event.record_id === id) event = read.event;
  };
  for (const name of stream.files) {
    const entry = entries.get(name);
    if (entry === undefined) return unsound();
    const splitter = createLineSplitter(limits.maxLineBytes, { line, tooLong: unsound, unterminated: unsound });
    for await (const chunk of entry.open()) {
      if (cancelled?.() === true) throw new CancelledError();
      splitter.push(chunk);
    }
    splitter.end();
  }
  const known: KnownRoots = (from, to) => (to - from === 1 && from >= before ? (leaves[from - before] ?? null) : earlier(from, to));
  return { event, size: before + leaves.length, known };
}
