import { DuckDBDoubleVector, DuckDBIntegerVector, type DuckDBMaterializedResult } from '@duckdb/node-api';
import { TIMELINE_MAGIC } from '../../../contract/index.ts';
import { MAX_LANES } from './lanes.ts';
import { flagBits, markNumber } from './marks.ts';

/** Bytes of an event over all columns: f64 time, u32 row, u16 lane, u8 mark, u8 flags. */
const BYTES_AN_EVENT = 8 + 4 + 2 + 1 + 1;
const HEADER_BYTES = 8;

/** What an event's mark and flags follow from; there are few of them. */
export interface EventKind { readonly type: string; readonly outcome: string | null; readonly finding: boolean }

/**
 * Encodes a result of (time_ms DOUBLE, row, lane in the order of all, kind, all INTEGER) in any order, in the order of the
 * rows, of which none stands twice. Lanes are numbered anew, without those that have no event here. A million events cost
 * some forty bytes each meanwhile, not an object each.
 */
export function encodeColumns(result: DuckDBMaterializedResult, kinds: readonly EventKind[]): Uint8Array<ArrayBuffer> {
  const n = result.rowCount;
  const bytes = new Uint8Array(HEADER_BYTES + n * BYTES_AN_EVENT);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, TIMELINE_MAGIC, true);
  header.setUint32(4, n, true);
  const view = new DataView(bytes.buffer, HEADER_BYTES);
  const [rowsAt, lanesAt, marksAt, flagsAt] = [n * 8, n * 12, n * 14, n * 15];
  const marks = Uint8Array.from(kinds, ({ type }) => markNumber(type));
  const flags = Uint8Array.from(kinds, ({ type, outcome, finding }) => flagBits(type, outcome, finding));
  const { time, row, lane, kind } = read(result);
  const place = ranks(row);
  const number = ranks(lane);
  for (let k = 0; k < n; k += 1) {
    const at = place[row[k]!]!;
    view.setFloat64(at * 8, time[k]!, true);
    view.setUint32(rowsAt + at * 4, row[k]!, true);
    view.setUint16(lanesAt + at * 2, Math.min(number[lane[k]!]!, MAX_LANES - 1), true);
    view.setUint8(marksAt + at, marks[kind[k]!]!);
    view.setUint8(flagsAt + at, flags[kind[k]!]!);
  }
  return bytes;
}

/** Which each number is among those that are there, by counting and not by comparing. */
function ranks(numbers: Uint32Array): Uint32Array {
  let last = -1;
  for (let k = 0; k < numbers.length; k += 1) if (numbers[k]! > last) last = numbers[k]!;
  const rank = new Uint32Array(last + 2);
  for (let k = 0; k < numbers.length; k += 1) rank[numbers[k]! + 1] = 1;
  for (let k = 1; k < rank.length; k += 1) rank[k]! += rank[k - 1]!;
  return rank;
}

function read(result: DuckDBMaterializedResult) {
  const n = result.rowCount;
  const [time, row, lane, kind] = [new Float64Array(n), new Uint32Array(n), new Uint32Array(n), new Uint32Array(n)];
  let at = 0;
  for (let index = 0; index < result.chunkCount; index += 1) {
    const chunk = result.getChunk(index);
    const count = chunk.rowCount;
    const [times, rows, lanes, kinds] = [0, 1, 2, 3].map((column) => chunk.getColumnVector(column));
    if (!(times instanceof DuckDBDoubleVector && rows instanceof DuckDBIntegerVector && lanes instanceof DuckDBIntegerVector && kinds instanceof DuckDBIntegerVector)) {
      throw new Error('index: the columns of the timeline are not what the query promised');
    }
    // One kind of vector a loop: a million calls that the compiler cannot tell apart take longer than the query.
    for (let k = 0; k < count; k += 1) time[at + k] = times.getItem(k) ?? 0;
    for (let k = 0; k < count; k += 1) row[at + k] = rows.getItem(k) ?? 0;
    for (let k = 0; k < count; k += 1) lane[at + k] = lanes.getItem(k) ?? 0;
    for (let k = 0; k < count; k += 1) kind[at + k] = kinds.getItem(k) ?? 0;
    at += count;
  }
  return { time, row, lane, kind };
}
