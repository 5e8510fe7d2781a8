import type { DuckDBConnection } from '@duckdb/node-api';
import type { Fact } from '../../core/controls/types.ts';
import { CODES } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { CONTROL_FACTS, FILES, FINDINGS, STREAMS } from './schema.ts';
import { eachRow, fill } from './table-appender.ts';

/** Writes what the run said about the evidence, so that rows can be found by finding and by control. */
export async function writeRun(connection: DuckDBConnection, run: Run, facts: ReadonlyMap<string, readonly Fact[]>): Promise<void> {
  await fill(connection, FILES, run.files.map((f, n) => ({ n, name: f.name, size: f.size, sha256: f.sha256, listed: f.listed, status: f.status })));
  await fill(connection, STREAMS, run.streams.map((s) => ({ name: s.name, origin: s.origin, count: s.count, body: JSON.stringify(s) })));
  await fill(connection, FINDINGS, run.findings.map(({ code, at }, idx) => ({
    idx, code, check_id: CODES[code].check, effect: CODES[code].effect, file: at.file ?? null, off: at.offset ?? null, event: at.event ?? null,
  })));
  for (const [controlId, list] of facts) {
    await fill(connection, CONTROL_FACTS, eachRow(list, (fact, n) => [
      { control_id: controlId, n, subject: fact.subject, verdict: fact.verdict, body: JSON.stringify(fact) },
    ]));
  }
}
