import { FLAG, MARKS, TIMELINE_MAGIC, type Mark } from '../../contract/dto.ts';

/** The events of a filter as typed arrays, one entry an event, in row order. */
export interface Columns {
  readonly n: number;
  readonly time: Float64Array;
  readonly row: Uint32Array;
  readonly lane: Uint16Array;
  readonly mark: Uint8Array;
  readonly flags: Uint8Array;
}

export type Decoded = { readonly ok: true; readonly columns: Columns } | { readonly ok: false; readonly problem: string };

const HEADER = 8;
const BYTES_PER_EVENT = 16;

/**
 * Reads the buffer laid out in contract/dto.ts without copying it. A buffer of another length, a lane that is not
 * among `laneCount`, a time that is no number or a row out of order is refused whole: a picture of part of it
 * would be a lie about the rest.
 */
export function decodeColumns(buffer: ArrayBuffer, laneCount: number): Decoded {
  if (buffer.byteLength < HEADER) return refuse(`${buffer.byteLength} bytes are too few for a header`);
  const header = new DataView(buffer);
  if (header.getUint32(0, true) !== TIMELINE_MAGIC) return refuse('it does not begin as timeline columns do');
  const n = header.getUint32(4, true);
  if (buffer.byteLength !== HEADER + n * BYTES_PER_EVENT) {
    return refuse(`it announces ${n} events and holds ${buffer.byteLength} bytes`);
  }
  const columns: Columns = {
    n,
    time: new Float64Array(buffer, HEADER, n),
    row: new Uint32Array(buffer, HEADER + n * 8, n),
    lane: new Uint16Array(buffer, HEADER + n * 12, n),
    mark: new Uint8Array(buffer, HEADER + n * 14, n),
    flags: new Uint8Array(buffer, HEADER + n * 15, n),
  };
  const problem = check(columns, laneCount);
  return problem === null ? { ok: true, columns } : refuse(problem);
}

const refuse = (problem: string): Decoded => ({ ok: false, problem });

const KNOWN_FLAGS = FLAG.failure | FLAG.denied | FLAG.finding | FLAG.granted;

function check({ n, time, row, lane, mark, flags }: Columns, laneCount: number): string | null {
  for (let i = 0; i < n; i += 1) {
    if (!Number.isFinite(time[i])) return `event ${i} has no time`;
    if (lane[i]! >= laneCount) return `event ${i} is on lane ${lane[i]!} of ${laneCount}`;
    if (mark[i]! >= MARKS.length) return `event ${i} has mark ${mark[i]!} of ${MARKS.length}`;
    if ((flags[i]! & ~KNOWN_FLAGS) !== 0) return `event ${i} has unknown flags ${flags[i]!}`;
    if (i > 0 && row[i]! <= row[i - 1]!) return `event ${i} is out of row order`;
  }
  return null;
}

export const markOf = (code: number): Mark => MARKS[code] ?? 'other';

/** Position of a row among the columns, or -1 where the filter left it out. */
export function positionOfRow({ row, n }: Columns, wanted: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (row[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low < n && row[low] === wanted ? low : -1;
}
