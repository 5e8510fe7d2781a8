import type { DuckDBConnection } from '@duckdb/node-api';
import type { Fact, SubjectKind } from '../../core/controls/types.ts';
import { CONTROL_FACTS } from './schema.ts';
import { appendTo, FLUSHED_ROWS } from './table-appender.ts';

/** What control tests saw, written as they see it: one row for each member of each population. */
export interface ControlFactTable {
  add(control: string, fact: Fact, kind: SubjectKind | null): void;
  close(): void;
}

export async function openControlFacts(connection: DuckDBConnection): Promise<ControlFactTable> {
  const appender = await appendTo(connection, CONTROL_FACTS);
  let written = 0;
  /** How many were written of each test: facts of all tests come in turns. */
  const counts = new Map<string, number>();
  return {
    add(control, fact, kind) {
      const n = counts.get(control) ?? 0;
      counts.set(control, n + 1);
      appender.append({ control_id: control, n, subject: fact.subject, kind, verdict: fact.verdict, body: JSON.stringify(fact) });
      written += 1;
      if (written % FLUSHED_ROWS === 0) appender.flush();
    },
    close: () => appender.close(),
  };
}
