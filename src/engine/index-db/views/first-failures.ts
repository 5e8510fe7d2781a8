import type { DuckDBConnection } from '@duckdb/node-api';
import {
  FAILURE_KINDS, FAILURE_REACHES, FAILURE_STAGES, type FailureCounts, type FailurePart, type FailureRow, type FailureStage, type FirstFailuresDto, type Page,
} from '../../../contract/index.ts';
import { select, type Row } from '../select.ts';
import { FAILURES, UNREAD } from './failure-sql.ts';
import { pointerOf } from './pointer.ts';

export interface FirstFailuresQuery {
  readonly stage: FailureStage;
  readonly part: FailurePart;
  readonly offset: number;
  readonly limit: number;
}

/** Where changes were first seen failing, stage by stage, and how many of them reached production all the same. */
export async function firstFailures(connection: DuckDBConnection): Promise<FirstFailuresDto> {
  const rows = await select(connection, `${FAILURES}
    SELECT coalesce(stage, 'untold') AS stage, part, count(*) AS n
    FROM (SELECT stage, 'checks' AS part FROM seen WHERE kind <> 'incident' UNION ALL SELECT stage, reach FROM changes) GROUP BY 1, 2`);
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
    : part === 'first' ? ['SELECT * FROM changes', [stage]] : ['SELECT * FROM changes WHERE reach = ?', [part, stage]];
  const listed = `SELECT * FROM (${from}) WHERE coalesce(stage, 'untold') = ?`;
  const [count] = await select(connection, `${FAILURES} SELECT count(*) AS n FROM (${listed})`, parameters);
  const rows = await select(connection, `${FAILURES}
    SELECT p.*, e.id AS event, x.id AS live_event
    FROM (SELECT row_number() OVER (ORDER BY time_ms, file, off) - 1 AS n, * FROM (${listed}) ORDER BY n LIMIT ? OFFSET ?) p
    LEFT JOIN events e ON e.file = p.file AND e.off = p.off LEFT JOIN events x ON x.file = p.live_file AND x.off = p.live_off ORDER BY p.n`, [...parameters, limit, offset]);
  return { total: count?.number('n') ?? 0, offset, rows: rows.map(failureRow) };
}

function failureRow(row: Row): FailureRow {
  return {
    n: row.number('n'), kind: row.word('kind', FAILURE_KINDS), subject: row.textOrNull('subject') ?? '', failed: row.flag('failed'), commit: row.textOrNull('commit_id'), time: row.number('time_ms'),
    at: pointerOf(row) ?? {}, reach: row.wordOrNull('reach', FAILURE_REACHES), released: pointerOf(row, 'live_'),
  };
}
