import type { DuckDBConnection } from '@duckdb/node-api';
import {
  FAILURE_KINDS, FAILURE_REACHES, FAILURE_STAGES, type FailureCounts, type FailurePart, type FailureRow, type FailureStage, type FirstFailuresDto, type Page,
} from '../../../contract/index.ts';
import { select, type Row } from '../select.ts';
import { SEEN, UNREAD } from './failure-sql.ts';
import { eventsAt, placeOf, pointed } from './events-at.ts';

export interface FirstFailuresQuery {
  readonly stage: FailureStage;
  readonly part: FailurePart;
  readonly offset: number;
  readonly limit: number;
}

/** Where changes were first seen failing, stage by stage, and how many of them reached production all the same. */
export async function firstFailures(connection: DuckDBConnection): Promise<FirstFailuresDto> {
  const rows = await select(connection, `
    SELECT coalesce(stage, 'untold') AS stage, part, sum(n) AS n
    FROM (SELECT stage, 'checks' AS part, n FROM failure_checks UNION ALL SELECT stage, reach, 1 FROM failed_changes) GROUP BY 1, 2`);
  const [unread] = await select(connection, `SELECT ${UNREAD} AS n`);
  const found = rows.map((row) => ({ stage: row.text('stage'), part: row.text('part'), count: row.number('n') }));
  const count = (stage: FailureStage, part: FailurePart): number => found.find((each) => each.stage === stage && each.part === part)?.count ?? 0;
  return { stages: FAILURE_STAGES.map((stage) => countsOf(stage, (part) => count(stage, part))), unread: unread?.number('n') ?? 0 };
}

function countsOf(stage: FailureStage, count: (part: FailurePart) => number): FailureCounts {
  const [reached, kept, untold] = [count('reached'), count('kept'), count('untold')];
  return { stage, checks: count('checks'), first: reached + kept + untold, reached, kept, untold };
}

export async function firstFailureRows(connection: DuckDBConnection, { stage, part, offset, limit }: FirstFailuresQuery): Promise<Page<FailureRow>> {
  const [from, parameters] = part === 'checks'
    ? [`SELECT *, NULL::VARCHAR AS reach, NULL::VARCHAR AS live_file, NULL::DOUBLE AS live_off, NULL::DOUBLE AS live_len, NULL::VARCHAR AS live_pointer FROM seen WHERE kind <> 'incident'`, [stage]]
    : part === 'first' ? ['SELECT * FROM failed_changes', [stage]] : ['SELECT * FROM failed_changes WHERE reach = ?', [part, stage]];
  // Counted with the page. A count is a row where the page has none.
  const rows = await select(connection, `WITH ${SEEN},
    listed AS MATERIALIZED (SELECT * FROM (${from}) WHERE coalesce(stage, 'untold') = ?)
    SELECT c.total, p.* FROM (SELECT count(*) AS total FROM listed) c
    LEFT JOIN (SELECT row_number() OVER (ORDER BY time_ms, file, off) - 1 AS n, * FROM listed ORDER BY n LIMIT ? OFFSET ?) p ON true ORDER BY p.n`, [...parameters, limit, offset]);
  const listed = rows.filter((row) => row.numberOrNull('n') !== null);
  const events = await eventsAt(connection, listed.flatMap((row) => [placeOf(row), placeOf(row, 'live_')]));
  return { total: rows[0]?.number('total') ?? 0, offset, rows: listed.map((row) => failureRow(row, events)) };
}

function failureRow(row: Row, events: ReadonlyMap<string, string>): FailureRow {
  return {
    n: row.number('n'), kind: row.word('kind', FAILURE_KINDS), subject: row.textOrNull('subject') ?? '', failed: row.flag('failed'), commit: row.textOrNull('commit_id'), time: row.number('time_ms'),
    at: pointed(row, events) ?? {}, reach: row.wordOrNull('reach', FAILURE_REACHES), released: pointed(row, events, 'live_'),
  };
}
