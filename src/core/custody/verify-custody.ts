import type { LogHead } from '../bundle/verification.ts';
import { createLineSplitter } from '../chain/index.ts';
import { parseTimestamp, toHex } from '../encoding/index.ts';
import { CODES, createFindingSink, type CheckId, type CheckReport, type FindingSink } from '../findings/index.ts';
import type { StreamSummary } from '../examined.ts';
import type { RunInputs } from '../run.ts';
import type { CustodyEntry } from './entry.ts';
import { followCustody, type CustodyFollowed } from './follow-log.ts';

export interface CustodyArguments {
  readonly rememberedHeads: RunInputs['rememberedHeads'];
  readonly maxLineBytes: number;
  readonly maxJsonDepth: number;
  readonly maxFindingsPerCode: number;
}

export interface CustodyVerification {
  readonly reports: readonly CheckReport[];
  readonly stream: StreamSummary | null;
  /** Where the log ended, to hold later copies against; null where the log itself does not hold. */
  readonly head: LogHead | null;
  readonly entries: number;
  /** What the log says it was begun with: the first entry's `software`. */
  readonly software: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface CustodyVerifier {
  push(chunk: Uint8Array): void;
  finish(): CustodyVerification;
}

/** The name of a log that names itself nowhere: its first entry's hash. */
export const custodyOrigin = (first: CustodyEntry): string => `custody:${first.hash}`;

/**
 * Verifies a custody log handed over in chunks: docs/formats/custody.md. Nothing signs such a log, so who wrote it and
 * where it really ended stay open whatever it holds.
 */
export function createCustodyVerifier(args: CustodyArguments): CustodyVerifier {
  const sink = createFindingSink(args.maxFindingsPerCode);
  const follower = followCustody(sink, { maxDepth: args.maxJsonDepth, maxBytes: args.maxLineBytes }, args.maxFindingsPerCode);
  const rootsAt = new Map(args.rememberedHeads.map((head) => [head.size, null as string | null]));
  let torn = false;
  const note = (): void => {
    if (rootsAt.has(follower.tree.size)) rootsAt.set(follower.tree.size, toHex(follower.tree.root()));
  };
  const lines = createLineSplitter(args.maxLineBytes, {
    line(bytes, offset) {
      // The splitter tells of a missing line feed before it hands over what stands in front of it.
      if (torn) follower.torn(bytes, offset);
      else follower.line(bytes, offset);
      note();
    },
    tooLong: (offset) => follower.tooLong(offset),
    unterminated() {
      torn = true;
    },
  });
  return {
    push: (chunk) => lines.push(chunk),
    finish() {
      lines.end();
      const followed = follower.finish();
      const { first, last } = followed;
      const root = toHex(follower.tree.root());
      const origin = first === null ? null : custodyOrigin(first);
      const compared = compareWithSeen(args.rememberedHeads.find((head) => head.origin === origin), rootsAt, follower.tree.size, sink);
      if (last !== null) {
        sink.add({ code: 'custody.end-unproved', at: {}, computed: last.hash, values: { seq: last.seq } });
        sink.add({ code: 'custody.unsigned', at: {} });
        sink.add({ code: 'time.own-clock', at: {}, values: { what: 'custody-log' } });
      }
      const holds = !(['custody.links', 'custody.sequence', 'custody.end'] as const).some((id) => sink.of(id).findings.some((finding) => CODES[finding.code].effect === 'fail'));
      return {
        reports: reportsOf(sink, followed, compared),
        stream: origin === null || first === null || last === null ? null : summary(origin, followed, first, last, root),
        head: holds && origin !== null ? { origin, size: follower.tree.size, root } : null,
        entries: followed.entries,
        software: first?.act === 'vault-created' ? first.detail['software'] ?? null : null,
        from: first?.at ?? null,
        to: last?.at ?? null,
      };
    },
  };
}

/** A log only grows: other entries where this reader has seen some is another log under the same beginning. */
function compareWithSeen(seen: { readonly origin: string; readonly size: number; readonly root: string } | undefined, rootsAt: ReadonlyMap<number, string | null>, size: number, sink: FindingSink): number {
  if (seen === undefined) return 0;
  if (size < seen.size) {
    sink.add({ code: 'custody.behind-seen', at: {}, expected: String(seen.size), computed: String(size) });
    return 1;
  }
  const root = rootsAt.get(seen.size) ?? '';
  if (root !== seen.root) sink.add({ code: 'custody.contradicts-seen', at: {}, expected: seen.root, computed: root, values: { size: seen.size } });
  return 1;
}

function reportsOf(sink: FindingSink, followed: CustodyFollowed, compared: number): readonly CheckReport[] {
  const report = (id: CheckId, examined: number, unit: string, facts: CheckReport['facts'] = []): CheckReport => ({ id, examined, unit, facts: facts ?? [], ...sink.of(id) });
  return [
    report('custody.links', followed.lines, 'lines', [['entries', String(followed.entries)], ['linksTested', String(followed.linksTested)]]),
    report('custody.sequence', followed.entries, 'entries'),
    report('custody.author', followed.entries, 'entries'),
    report('time.order', followed.entries, 'entries'),
    report('time.independent', 0, 'time-stamps'),
    report('custody.end', compared, 'heads'),
  ];
}

function summary(origin: string, followed: CustodyFollowed, first: CustodyEntry, last: CustodyEntry, root: string): StreamSummary {
  return {
    name: 'custody', origin, files: [], count: followed.entries, firstSeq: first.seq, lastSeq: last.seq, firstTime: parseTimestamp(first.at), lastTime: parseTimestamp(last.at),
    head: last.hash, merkleRoot: root, checkpoint: null, gaps: followed.gaps,
  };
}
