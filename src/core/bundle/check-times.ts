import { parseTimestamp } from '../encoding/index.ts';
import type { Pointer } from '../findings/index.ts';
import type { EventLine } from './format.ts';
import { MANIFEST_PATH, type BundlePredicate } from './format.ts';
import type { Work } from './work.ts';

/** Record ids remembered per generation; causes further back than one to two of these are not compared. */
const GENERATION = 100_000;

export interface TimeCheck {
  event(event: EventLine, time: number, at: Pointer): void;
  /** A stream begins: order is by sequence within a stream. */
  startStream(): void;
  finish(): { readonly events: number; readonly causesCompared: number; readonly causesUnknown: number };
}

/** All times are the producer's own word; what is tested is whether that word contradicts itself. */
export function createTimeCheck(work: Work, predicate: BundlePredicate): TimeCheck {
  const { sink, asOf } = work;
  const from = parseTimestamp(predicate.period.from) ?? 0;
  const to = parseTimestamp(predicate.period.to) ?? 0;
  const created = parseTimestamp(predicate.created_at) ?? 0;
  const tally = { events: 0, causesCompared: 0, causesUnknown: 0 };
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  let previous: number | null = null;
  let latest: { time: number; timestamp: string; at: Pointer } | null = null;

  const checkCauses = (event: EventLine, time: number, at: Pointer): void => {
    for (const cause of event.causes) {
      const causeTime = young.get(cause) ?? old.get(cause);
      if (causeTime === undefined) {
        tally.causesUnknown += 1;
        continue;
      }
      tally.causesCompared += 1;
      if (time < causeTime) sink.add({ code: 'time.before-cause', at, values: { cause, milliseconds: causeTime - time } });
    }
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
      checkCauses(event, time, at);
      if (young.size >= GENERATION) {
        old = young;
        young = new Map();
      }
      young.set(event.record_id, time);
      if (time < from || time > to) {
        sink.add({ code: 'time.outside-period', at, expected: `${predicate.period.from}/${predicate.period.to}`, computed: event.timestamp, values: { what: 'event', seq: event.seq } });
      }
      if (latest === null || time > latest.time) latest = { time, timestamp: event.timestamp, at };
    },
    finish() {
      if (created > asOf) {
        sink.add({ code: 'time.after-as-of', at: { file: MANIFEST_PATH }, expected: work.args.asOf, computed: predicate.created_at, values: { what: 'created-at' } });
      }
      if (latest !== null && latest.time > asOf) {
        sink.add({ code: 'time.after-as-of', at: latest.at, expected: work.args.asOf, computed: latest.timestamp, values: { what: 'event' } });
      }
      if (latest !== null && latest.time > created) {
        sink.add({ code: 'time.outside-period', at: latest.at, expected: predicate.created_at, computed: latest.timestamp, values: { what: 'event-after-created-at' } });
      }
      sink.add({ code: 'time.own-clock', at: { file: MANIFEST_PATH }, computed: predicate.created_at });
      return tally;
    },
  };
}
