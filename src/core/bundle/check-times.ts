import { RECORD_ID, type BlockProof } from '../chain/block-proof.ts';
import { decodeUtf8, encodeUtf8, parseTimestamp } from '../encoding/index.ts';
import type { Pointer } from '../findings/index.ts';
import { createEventTimes } from './event-times.ts';
import type { BundlePredicate, EventLine } from './format.ts';
import { hashName, type NameKey } from './name-hash.ts';
import type { Work } from './work.ts';

/** Record ids remembered per generation; causes further back than one to two of these are not compared. */
const GENERATION = 100_000;

export interface TimeCheck {
  event(event: EventLine, time: number, at: Pointer): void;
  /** Whether nothing but the causes of these events has to be compared. */
  mayPass(proof: BlockProof): boolean;
  /** A block that may pass, in place of its events; `at` says where its nth event stands. */
  block(proof: BlockProof, at: (index: number) => Pointer): void;
  /** A stream begins: order is by sequence within a stream. */
  startStream(): void;
  finish(): { readonly events: number; readonly causesCompared: number; readonly causesUnknown: number };
}

/** All times are the producer's own word; what is tested is whether that word contradicts itself. */
export function createTimeCheck(work: Work, predicate: BundlePredicate): TimeCheck {
  const { sink, asOf, provenBy } = work;
  const from = parseTimestamp(predicate.period.from) ?? 0;
  const to = parseTimestamp(predicate.period.to) ?? 0;
  const created = parseTimestamp(predicate.created_at) ?? 0;
  const tally = { events: 0, causesCompared: 0, causesUnknown: 0 };
  // Without a prover there are not enough names for their hashes to matter.
  const nameKey: NameKey = work.hooks.prover?.nameKey ?? [0, 0];
  const remembered = createEventTimes(GENERATION);
  let previous: number | null = null;
  let latest: { time: number; timestamp: string; at: Pointer } | null = null;

  const checkCause = (causeTime: number, time: number, name: () => string, at: () => Pointer): void => {
    if (Number.isNaN(causeTime)) {
      tally.causesUnknown += 1;
      return;
    }
    tally.causesCompared += 1;
    if (time < causeTime) sink.add({ code: 'time.before-cause', at: at(), values: { cause: name(), milliseconds: causeTime - time } });
  };

  /** All that the manifest lists was there when an independent clock saw it, so none of it can be dated later. */
  const judgeIndependent = (): void => {
    if (provenBy === null) {
      sink.add({ code: 'time.own-clock', at: { file: work.manifestFile }, computed: predicate.created_at });
      return;
    }
    const expected = new Date(provenBy).toISOString();
    if (created > provenBy) sink.add({ code: 'timestamp.contradicts', at: { file: work.manifestFile }, expected, computed: predicate.created_at });
    if (latest !== null && latest.time > provenBy) sink.add({ code: 'timestamp.contradicts', at: latest.at, expected, computed: latest.timestamp });
  };

  return {
    startStream() {
      previous = null;
    },
    event(event, time, at) {
      tally.events += 1;
      if (previous !== null && time < previous) {
        sink.add({ code: 'time.decreases', at, computed: event.timestamp, values: { milliseconds: previous - time, seq: event.seq } });
      }
      previous = time;
      for (const cause of event.causes) {
        const name = encodeUtf8(cause);
        checkCause(remembered.get(hashName(name, nameKey), name, 0, name.length), time, () => cause, () => at);
      }
      const id = encodeUtf8(event.record_id);
      remembered.set(hashName(id, nameKey), id, 0, id.length, time);
      if (time < from || time > to) {
        sink.add({ code: 'time.outside-period', at, expected: `${predicate.period.from}/${predicate.period.to}`, computed: event.timestamp, values: { what: 'event', seq: event.seq } });
      }
      if (latest === null || time > latest.time) latest = { time, timestamp: event.timestamp, at };
    },
    mayPass({ events, times }) {
      const first = times[0]!;
      const last = times[events - 1]!;
      // Up to these instants no event is the latest of which something would have to be said.
      return (previous === null || first >= previous) && first >= from && last <= Math.min(to, created, asOf, provenBy ?? Number.POSITIVE_INFINITY);
    },
    block({ events, times, names, nameEntries, causesWithin }, at) {
      let index = 0;
      let from = 0;
      for (let entry = 0; entry < nameEntries.length; entry += 2) {
        const end = nameEntries[entry]!;
        const hash = nameEntries[entry + 1]!;
        const time = times[index]!;
        if (end >= 0) {
          const start = from;
          checkCause(remembered.get(hash, names, start, end), time, () => decodeUtf8(names.slice(start, end)) ?? '', () => at(index));
          from = end;
        } else {
          remembered.set(hash, names, from, end ^ RECORD_ID, time);
          from = end ^ RECORD_ID;
          index += 1;
        }
      }
      tally.events += events;
      tally.causesCompared += causesWithin;
      previous = times[events - 1]!;
    },
    finish() {
      if (created > asOf) {
        sink.add({ code: 'time.after-as-of', at: { file: work.manifestFile }, expected: work.args.asOf, computed: predicate.created_at, values: { what: 'created-at' } });
      }
      if (latest !== null && latest.time > asOf) {
        sink.add({ code: 'time.after-as-of', at: latest.at, expected: work.args.asOf, computed: latest.timestamp, values: { what: 'event' } });
      }
      if (latest !== null && latest.time > created) {
        sink.add({ code: 'time.outside-period', at: latest.at, expected: predicate.created_at, computed: latest.timestamp, values: { what: 'event-after-created-at' } });
      }
      judgeIndependent();
      return tally;
    },
  };
}
