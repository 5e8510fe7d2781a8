import type { DuckDBConnection } from '@duckdb/node-api';
import type { ChainMark, ChainPictureDto } from '../../../contract/index.ts';
import type { FindingCode } from '../../../core/findings/index.ts';
import { placeholders, select } from '../select.ts';

/** Which findings are drawn on a log, and as what. Findings about heads are not at an event. */
const MARK_OF: Readonly<Partial<Record<FindingCode, ChainMark>>> = {
  'event.hash-mismatch': 'changed',
  'event.not-canonical': 'changed',
  'event.withheld-mismatch': 'changed',
  'event.prev-mismatch': 'broken',
  'chain.genesis-mismatch': 'broken',
  'chain.gap': 'gap',
  'chain.fork': 'fork',
  'chain.duplicate-sequence': 'duplicate',
  'chain.out-of-order': 'duplicate',
};
const MARK_CODES = Object.keys(MARK_OF) as readonly FindingCode[];

export interface StreamRows { readonly first: number; readonly count: number }

/** Where the events of each stream stand. A stream is read whole before the next, so its rows are neighbours. */
export async function streamRows(connection: DuckDBConnection): Promise<ReadonlyMap<string, StreamRows>> {
  const rows = await select(connection, 'SELECT stream, min(row) AS first, max(row) AS last FROM events GROUP BY stream');
  return new Map(rows.map((row) => [row.text('stream'), { first: row.number('first'), count: row.number('last') - row.number('first') + 1 }]));
}

/** The whole of a stream in so many columns; null when it has no events. What is wrong is counted, never averaged away. */
export async function chainPicture(connection: DuckDBConnection, stream: string, wanted: number): Promise<ChainPictureDto | null> {
  const rows = (await streamRows(connection)).get(stream);
  if (rows === undefined) return null;
  const columns = Math.min(wanted, rows.count);
  const column = (row: string): string => `floor((${row} - ${rows.first}) * ${columns}.0 / ${rows.count})::INTEGER`;
  const damaged = await select(
    connection,
    `SELECT ${column('row')} AS col, count(*) AS n, min(row) AS first FROM events WHERE stream = ? AND integrity = 'failed' GROUP BY col ORDER BY col`,
    [stream],
  );
  const found = await select(
    connection,
    `SELECT ${column('e.row')} AS col, f.code, count(DISTINCT e.row) AS n, min(e.row) AS first, arg_min(e.id, e.row) AS event
     FROM event_findings ef JOIN events e ON e.row = ef.row JOIN findings f ON f.idx = ef.idx
     WHERE e.stream = ? AND f.code IN ${placeholders(MARK_CODES.length)} GROUP BY col, f.code ORDER BY col, f.code`,
    [stream, ...MARK_CODES],
  );
  // A line that could not be read is no event: it is drawn at the event it follows. The join sorts the whole log, which most logs need not wait for.
  const [malformed] = await select(connection, `SELECT count(*) AS n FROM findings WHERE code = 'event.malformed' AND off IS NOT NULL`);
  const unreadable = malformed?.number('n') === 0 ? [] : await select(
    connection,
    `SELECT ${column('e.row')} AS col, count(*) AS n, min(e.row) AS first, arg_min(e.id, e.row) AS event
     FROM (SELECT file, off FROM findings WHERE code = 'event.malformed' AND file IS NOT NULL AND off IS NOT NULL) f
     ASOF JOIN events e ON e.file = f.file AND f.off >= e.off WHERE e.stream = ? GROUP BY col ORDER BY col`,
    [stream],
  );
  const marks = [
    ...found.map((row) => ({ mark: MARK_OF[row.word('code', MARK_CODES)] ?? 'changed', row })),
    ...unreadable.map((row) => ({ mark: 'unreadable' as const, row })),
  ];
  return {
    columns,
    rows,
    damaged: damaged.map((row) => ({ column: row.number('col'), events: row.number('n'), firstRow: row.number('first') })),
    marks: marks.map(({ mark, row }) => ({ column: row.number('col'), mark, count: row.number('n'), row: row.number('first'), event: row.text('event') })),
  };
}
