import type { DuckDBMaterializedResult } from '@duckdb/node-api';
import { TIMELINE_MAGIC } from '../../../contract/index.ts';
import { flagBits, markNumber } from './marks.ts';

/** Bytes of an event over all columns: f64 time, u32 row, u16 lane, u8 mark, u8 flags. */
const BYTES_AN_EVENT = 8 + 4 + 2 + 1 + 1;
const HEADER_BYTES = 8;

/** What an event's mark and flags follow from; there are few of them. */
export interface EventKind { readonly type: string; readonly outcome: string | null }

/**
 * Encodes a result of (time_ms DOUBLE, row, lane, number of a kind, finding 0 or 1, all INTEGER) in any order, in the
 * order of the rows, of which none stands twice. A million events cost some forty bytes each meanwhile, not an object each.
 */
export function encodeColumns(result: DuckDBMaterializedResult, kinds: readonly EventKind[]): Uint8Array<ArrayBuffer> {
  const n = result.rowCount;
  const bytes = new Uint8Array(HEADER_BYTES + n * BYTES_AN_EVENT);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, TIMELINE_MAGIC, true);
  header.setUint32(4, n, true);
  const view = new DataView(bytes.buffer, HEADER_BYTES);
  const [rowsAt, lanesAt, marksAt, flagsAt] = [n * 8, n * 12, n * 14, n * 15];
  const drawn = kinds.map(({ type, outcome }) => ({ mark: markNumber(type), plain: flagBits(type, outcome, false), found: flagBits(type, outcome, true) }));
  const { time, row, lane, kind, finding } = read(result);
  const place = places(row);
  for (let k = 0; k < n; k += 1) {
    const at = place[row[k]!]!;
    const { mark, plain, found } = drawn[kind[k]!]!;
    view.setFloat64(at * 8, time[k]!, true);
    view.setUint32(rowsAt + at * 4, row[k]!, true);
    view.setUint16(lanesAt + at * 2, lane[k]!, true);
    view.setUint8(marksAt + at, mark);
    view.setUint8(flagsAt + at, finding[k] === 1 ? found : plain);
  }
  return bytes;
}

/** Where each row comes among those that are there, by counting and not by comparing. */
function places(rows: Uint32Array): Uint32Array {
  let last = -1;
  for (const row of rows) if (row > last) last = row;
  const place = new Uint32Array(last + 2);
  for (const row of rows) place[row + 1] = 1;
  for (let row = 1; row < place.length; row += 1) place[row]! += place[row - 1]!;
  return place;
}

function read(result: DuckDBMaterializedResult) {
  const n = result.rowCount;
  const columns = { time: new Float64Array(n), row: new Uint32Array(n), lane: new Uint32Array(n), kind: new Uint32Array(n), finding: new Uint8Array(n) };
  let at = 0;
  for (let index = 0; index < result.chunkCount; index += 1) {
    const chunk = result.getChunk(index);
    const count = chunk.rowCount;
    Object.values(columns).forEach((column, number) => {
      const vector = chunk.getColumnVector(number);
      for (let k = 0; k < count; k += 1) column[at + k] = Number(vector.getItem(k));
    });
    at += count;
  }
  return columns;
}
