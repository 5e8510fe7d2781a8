import { FLAG, MARKS, TIMELINE_MAGIC, type Mark } from '../../src/contract/index.ts';

export interface ColumnEvent {
  readonly time: number;
  readonly row?: number;
  readonly lane?: number;
  readonly mark?: Mark;
  readonly flags?: readonly (keyof typeof FLAG)[];
}

/** Writes timeline columns byte by byte from the layout's description, apart from the code that reads them. */
export function encodeColumns(events: readonly ColumnEvent[]): ArrayBuffer {
  const n = events.length;
  const view = new DataView(new ArrayBuffer(8 + 16 * n));
  view.setUint32(0, TIMELINE_MAGIC, true);
  view.setUint32(4, n, true);
  events.forEach((event, i) => {
    view.setFloat64(8 + 8 * i, event.time, true);
    view.setUint32(8 + 8 * n + 4 * i, event.row ?? i, true);
    view.setUint16(8 + 12 * n + 2 * i, event.lane ?? 0, true);
    view.setUint8(8 + 14 * n + i, MARKS.indexOf(event.mark ?? 'other'));
    view.setUint8(8 + 15 * n + i, (event.flags ?? []).reduce((sum, flag) => sum | FLAG[flag], 0));
  });
  return view.buffer;
}
