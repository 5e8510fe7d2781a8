import type { VerifyFileHooks } from '../engine/verify/index.ts';
import type { Verified } from '../engine/verify/index.ts';
import { bucketWidth, timelineFigure, type BucketCount, type TimelineFigure } from '../report/index.ts';

const HOUR = 3_600_000;
const DENIALS: ReadonlySet<string> = new Set(['approval.denied', 'approval.expired', 'action.blocked', 'package.rejected']);

type Row = Parameters<NonNullable<VerifyFileHooks['event']>>[0];

/** Counts the record in hours while it streams by, because the width of the buckets is known only at its end. */
export function figureCollector(): { readonly event: (row: Row) => void; figure(verified: Verified): TimelineFigure | null } {
  const hours = new Map<string, { start: number; layer: BucketCount['layer']; events: number; denied: number; granted: number }>();
  const times = new Map<string, number>();
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  return {
    event(row) {
      from = Math.min(from, row.time);
      to = Math.max(to, row.time);
      times.set(row.id, Math.min(row.time, times.get(row.id) ?? row.time));
      const start = Math.floor(row.time / HOUR) * HOUR;
      const key = `${start} ${row.layer}`;
      const cell = hours.get(key) ?? { start, layer: row.layer, events: 0, denied: 0, granted: 0 };
      cell.events += 1;
      if (row.outcome === 'denied' || DENIALS.has(row.type)) cell.denied += 1;
      if (row.type === 'approval.granted') cell.granted += 1;
      hours.set(key, cell);
    },
    figure({ run, record }) {
      if (hours.size === 0) return null;
      for (const action of record?.actions ?? []) times.set(action.id, Math.min(action.requested.time, times.get(action.id) ?? action.requested.time));
      const width = bucketWidth(from, to);
      const buckets = new Map<string, { start: number; layer: BucketCount['layer']; events: number; denied: number; granted: number }>();
      for (const hour of hours.values()) {
        const start = Math.floor(hour.start / width) * width;
        const key = `${start} ${hour.layer}`;
        const bucket = buckets.get(key) ?? { start, layer: hour.layer, events: 0, denied: 0, granted: 0 };
        bucket.events += hour.events;
        bucket.denied += hour.denied;
        bucket.granted += hour.granted;
        buckets.set(key, bucket);
      }
      const counts = [...buckets.values()].sort((a, b) => a.start - b.start || (`${a.layer}` < `${b.layer}` ? -1 : 1));
      return timelineFigure({ run, from, to, counts, timeOf: (id) => times.get(id) ?? null });
    },
  };
}
