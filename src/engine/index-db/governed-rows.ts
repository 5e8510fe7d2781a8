import type { DuckDBConnection } from '@duckdb/node-api';
import type { Pointer } from '../../core/findings/index.ts';
import type { Moment, Told } from '../../core/model/record.ts';
import type { Table } from './columns.ts';
import { evidenceOf, type FileIntegrity } from './evidence.ts';
import { eachRow, fill, type RowOf } from './table-appender.ts';

type Evidence = ReturnType<typeof evidenceOf>;

/** Fills tables from lists of the record, each row with the evidence of its place. */
export interface GovernedRows {
  readonly at: (where: Pointer) => Evidence;
  readonly told: (of: Told) => { readonly by_id: string; readonly by_kind: string; readonly time_ms: number } & Evidence;
  readonly seen: (of: { readonly events: number; readonly first: Moment; readonly last: Moment }) => { readonly events: number; readonly first_ms: number; readonly last_ms: number } & Evidence;
  readonly rows: <T extends Table, Item>(table: T, items: readonly Item[], row: (item: Item) => RowOf<T>) => Promise<void>;
}

export function governedRows(connection: DuckDBConnection, integrityOf: FileIntegrity): GovernedRows {
  const at = (where: Pointer): Evidence => evidenceOf(where, integrityOf);
  return {
    at,
    told: ({ by, byKind, time, at: where }) => ({ by_id: by, by_kind: byKind, time_ms: time, ...at(where) }),
    seen: ({ events, first, last }) => ({ events, first_ms: first.time, last_ms: last.time, ...at(first.at) }),
    rows: (table, items, row) => fill(connection, table, eachRow(items, (item) => [row(item)])),
  };
}
