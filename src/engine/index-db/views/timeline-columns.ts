import type { DuckDBMaterializedResult } from '@duckdb/node-api';
import { TIMELINE_MAGIC } from '../../../contract/index.ts';
import { flagBits, markNumber } from './marks.ts';

/** Bytes of an event over all columns: f64 time, u32 row, u16 lane, u8 mark, u8 flags. */
const BYTES_AN_EVENT = 8 + 4 + 2 + 1 + 1;
const HEADER_BYTES = 8;

/**
 * Encodes a result of (time_ms DOUBLE, row INTEGER, lane INTEGER, type, outcome, finding BOOLEAN), chunk by chunk:
 * a million events cost 16 MB, not a million objects.
 */
export function encodeColumns(result: DuckDBMaterializedResult): Uint8Array<ArrayBuffer> {
  const n = result.rowCount;
  const bytes = new Uint8Array(HEADER_BYTES + n * BYTES_AN_EVENT);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, TIMELINE_MAGIC, true);
  view.setUint32(4, n, true);
  const rowsAt = HEADER_BYTES + n * 8;
  const lanesAt = rowsAt + n * 4;
  const marksAt = lanesAt + n * 2;
  const flagsAt = marksAt + n;
  let at = 0;
  for (let index = 0; index < result.chunkCount; index += 1) {
    const chunk = result.getChunk(index);
    const [times, rows, lanes, types, outcomes, findings] = chunk.getColumns();
    for (let k = 0; k < chunk.rowCount; k += 1, at += 1) {
      const type = String(types?.[k]);
      const outcome = outcomes?.[k] ?? null;
      view.setFloat64(HEADER_BYTES + at * 8, Number(times?.[k]), true);
      view.setUint32(rowsAt + at * 4, Number(rows?.[k]), true);
      view.setUint16(lanesAt + at * 2, Number(lanes?.[k]), true);
      bytes[marksAt + at] = markNumber(type);
      bytes[flagsAt + at] = flagBits(type, outcome === null ? null : String(outcome), findings?.[k] === true);
    }
  }
  return bytes;
}
