import type { DuckDBConnection } from '@duckdb/node-api';
import { CODES } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { FILES, FINDINGS, STREAMS } from './schema.ts';
import { fill } from './table-appender.ts';

/** Writes what the run said about the evidence, so that rows can be found by finding. */
export async function writeRun(connection: DuckDBConnection, run: Run): Promise<void> {
  await fill(connection, FILES, run.files.map((f, n) => ({ n, name: f.name, size: f.size, sha256: f.sha256, listed: f.listed, status: f.status })));
  await fill(connection, STREAMS, run.streams.map((s) => ({ name: s.name, origin: s.origin, count: s.count, body: JSON.stringify(s) })));
  await fill(connection, FINDINGS, run.findings.map(({ code, at }, idx) => ({
    idx, code, check_id: CODES[code].check, effect: CODES[code].effect, file: at.file ?? null, off: at.offset ?? null, event: at.event ?? null,
  })));
}
