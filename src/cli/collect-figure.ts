import type { VerifyFileHooks } from '../engine/verify/index.ts';
import type { Verified } from '../engine/verify/index.ts';
import { bucketWidth, timelineFigure, type BucketCount, type TimelineFigure } from '../report/index.ts';

/** Ids whose times are kept, about 100 bytes each: findings that point beyond them are counted as not drawn. */
const MOST_IDS = 2_000_000;
const DENIALS: ReadonlySet<string> = new Set(['approval.denied', 'approval.expired', 'action.blocked', 'package.rejected']);

type Row = Parameters<NonNullable<VerifyFileHooks['event']>>[0];

type Cell = { start: number; layer: BucketCount['layer']; events: number; denied: number; granted: number };

/** Counts the record while it streams by; `figure` takes counts of a part of it instead, on the axis of the whole. The buckets' width is known only at its end: they are put together whenever the span asks for wider ones. */
export function figureCollector(mostIds = MOST_IDS): { readonly event: (row: Row) => void; span(): { readonly from: number; readonly to: number }; figure(verified: Verified, counted?: readonly BucketCount[]): TimelineFigure | null; cells(): number } {
  let cells = new Map<string, Cell>();
  let width = bucketWidth(0, 0);
  const times = new Map<string, number>();
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const add = (time: number, layer: Cell['layer'], { events, denied, granted }: Pick<Cell, 'events' | 'denied' | 'granted'>): void => {
    const start = Math.floor(time / width) * width;
    const key = `${start} ${layer}`;
    const cell = cells.get(key) ?? { start, layer, events: 0, denied: 0, granted: 0 };
    cell.events += events;
    cell.denied += denied;
    cell.granted += granted;
    cells.set(key, cell);
  };
  const widen = (): void => {
    const wanted = bucketWidth(from, to);
    if (wanted === width) return;
    const narrow = cells;
    cells = new Map();
    width = wanted;
    for (const cell of narrow.values()) add(cell.start, cell.layer, cell);
  };
  const remember = (id: string, time: number): void => {
    const known = times.get(id);
    if (known !== undefined || times.size < mostIds) times.set(id, Math.min(time, known ?? time));
  };
  return {
    event(row) {
      if (row.time < from || row.time > to) {
        from = Math.min(from, row.time);
        to = Math.max(to, row.time);
        widen();
      }
      remember(row.id, row.time);
      add(row.time, row.layer, { events: 1, denied: row.outcome === 'denied' || DENIALS.has(row.type) ? 1 : 0, granted: row.type === 'approval.granted' ? 1 : 0 });
    },
    cells: () => cells.size,
    span: () => ({ from, to }),
    figure({ run, record }, counted) {
      if (cells.size === 0) return null;
      // Actions stand in the record, which is held anyway: their times are asked of it.
      const requested = new Map<string, number>();
      for (const { id, requested: { time } } of record?.actions ?? []) requested.set(id, Math.min(time, requested.get(id) ?? time));
      const timeOf = (id: string): number | null => {
        const found = [times.get(id), requested.get(id)].filter((time) => time !== undefined);
        return found.length === 0 ? null : Math.min(...found);
      };
      const counts = counted ?? [...cells.values()].sort((a, b) => a.start - b.start || (`${a.layer}` < `${b.layer}` ? -1 : 1));
      return timelineFigure({ run, from, to, counts, timeOf });
    },
  };
}
