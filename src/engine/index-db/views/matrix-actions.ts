import type { DuckDBConnection } from '@duckdb/node-api';
import type { ApproverCell, BoundaryCell, MatrixDto, MatrixLine } from '../../../contract/index.ts';
import { ACTION_FIELDS } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { select, type Row } from '../select.ts';
import { line, matrixOf } from './matrix-axes.ts';
import { AUTONOMIES, ENVIRONMENTS, RISK_CLASSES } from './words.ts';

/** Rows of a matrix that lists every action: as many as anybody reads down. The rest is counted, and the page of actions lists it. */
const MOST_ROWS = 500;

/** Who answered what: actions by their kind, or each action. An approval that expired unanswered names no approver. Throws `FilterError`. */
export async function actionApprover(connection: DuckDBConnection, filter: string, by: 'kind' | 'action'): Promise<MatrixDto<ApproverCell>> {
  const where = filterClause(filter, ACTION_FIELDS);
  const first = by === 'kind' ? '' : `ORDER BY a.kind, a.requested_ms, a.n LIMIT ${MOST_ROWS}`;
  const chosen = `(SELECT a.n, a.id, a.kind, a.title, a.accountable, a.requested_ms FROM actions a WHERE ${where.sql} ${first})`;
  const [all] = await select(connection, `SELECT count(*) AS n FROM actions a WHERE ${where.sql}`, where.parameters);
  const key = by === 'kind' ? 'a.kind' : 'a.id';
  const rows = await select(connection, by === 'kind'
    ? `SELECT a.kind AS id, a.kind AS label, '' AS "group" FROM ${chosen} a GROUP BY a.kind ORDER BY a.kind`
    : `SELECT a.id, a.title AS label, a.kind AS "group" FROM ${chosen} a ORDER BY a.kind, a.requested_ms, a.n`, where.parameters);
  const columns = await select(connection, `
    SELECT k.id, coalesce(min(p.name), k.id) AS label, '' AS "group" FROM (SELECT DISTINCT approver AS id FROM action_approvers WHERE approver <> '') k LEFT JOIN people p ON p.id = k.id
    GROUP BY k.id ORDER BY label, k.id`);
  const cells = await select(connection, `
    SELECT ${key} AS row_id, coalesce(p.approver, '') AS column_id, count(*) AS actions, count(*) FILTER (p.granted) AS granted, count(*) FILTER (p.denied) AS denied,
      count(*) FILTER (p.expired OR (p.approver IS NULL AND u.expired)) AS expired, coalesce(sum(p.invalid), 0) AS invalid, coalesce(sum(p.unproved), 0) AS unproved, count(*) FILTER (p.approver = a.accountable) AS own
    FROM ${chosen} a LEFT JOIN (
      SELECT action_id, approver, bool_or(decision = 'granted') AS granted, bool_or(decision = 'denied') AS denied, bool_or(decision = 'expired') AS expired,
        count(*) FILTER (signature = 'invalid') AS invalid, count(*) FILTER (signature IN ('unknown-key', 'missing')) AS unproved
      FROM action_approvers WHERE approver <> '' GROUP BY action_id, approver) p ON p.action_id = a.id
    LEFT JOIN (SELECT action_id, bool_or(decision = 'expired') AS expired FROM action_approvers WHERE approver = '' GROUP BY action_id) u ON u.action_id = a.id
    GROUP BY row_id, column_id ORDER BY invalid DESC, row_id, column_id`, where.parameters);
  return matrixOf(rows.map((row) => line(row, 'group')), [...columns.map((row) => line(row, 'group')), { id: '', label: '', group: '' }], cells, (row) => ({
    actions: row.number('actions'), granted: row.number('granted'), denied: row.number('denied'), expired: row.number('expired'),
    invalid: row.number('invalid'), unproved: row.number('unproved'), own: row.number('own'),
  }), by === 'kind' ? 0 : Math.max(0, (all?.number('n') ?? 0) - rows.length));
}

const words = (list: readonly string[]): string => `[${list.map((word) => `'${word}'`).join(', ')}]`;
const autonomyRank = (column: string): string => `list_position(${words(AUTONOMIES)}, ${column})`;
/** Boundaries in the order of their versions; of two that begin at one time, the later stated counts. */
const CELLS = `(SELECT environment, risk_class, effective_from_ms, arg_max(struct_pack(v := version, a := max_autonomy, g := gate, m := mode), n) AS c
  FROM policy_cells GROUP BY environment, risk_class, effective_from_ms)`;
/** Each until the next begins: so many boundaries are few, and actions need not be sorted to be held against them. */
const IN_FORCE = `(SELECT *, coalesce(lead(effective_from_ms) OVER (PARTITION BY environment, risk_class ORDER BY effective_from_ms), CAST('infinity' AS DOUBLE)) AS until_ms FROM ${CELLS})`;
const NEEDED = `CASE p.c.g WHEN 'one-approver' THEN 1 WHEN 'two-approvers' THEN 2 ELSE 0 END`;

/**
 * What policy set as the boundary against what was done. Each action is held against the boundary in force when it was
 * requested; proposals and observations pass every gate, so gates count for what executes. Approvals are counted here,
 * not judged: whether they came in time and were bound to what ran is for the control tests. Throws `FilterError`.
 */
export async function environmentRisk(connection: DuckDBConnection, filter: string): Promise<MatrixDto<BoundaryCell>> {
  const where = filterClause(filter, ACTION_FIELDS);
  const cells = await select(connection, `
    WITH judged AS (
      SELECT a.environment, a.risk_class, a.started_ms IS NOT NULL AS started, p.c IS NOT NULL AS bounded,
        a.started_ms IS NOT NULL AND coalesce(${autonomyRank('a.autonomy')} > ${autonomyRank('p.c.a')}, false) AS above,
        a.started_ms IS NOT NULL AND a.autonomy IN ('execute', 'execute-with-approval') AND coalesce(p.c.g = 'forbidden', false) AS forbidden,
        a.started_ms IS NOT NULL AND a.autonomy IN ('execute', 'execute-with-approval') AND coalesce(q.granted, 0) < ${NEEDED} AS ungated,
        a.started_ms IS NOT NULL AND a.autonomy IN ('execute', 'execute-with-approval') AND coalesce(q.granted, 0) >= ${NEEDED} AND coalesce(q.proved, 0) < ${NEEDED} AS unproved
      FROM (SELECT a.* FROM actions a WHERE ${where.sql}) a
      LEFT JOIN ${IN_FORCE} p ON p.environment = a.environment AND p.risk_class = a.risk_class AND a.requested_ms >= p.effective_from_ms AND a.requested_ms < p.until_ms
      LEFT JOIN (SELECT action_id, count(DISTINCT approver) FILTER (decision = 'granted') AS granted,
          count(DISTINCT approver) FILTER (decision = 'granted' AND signature = 'valid') AS proved FROM action_approvers GROUP BY action_id) q ON q.action_id = a.id),
    done AS (
      SELECT environment, risk_class, count(*) AS actions, count(*) FILTER (started) AS started, count(*) FILTER (above) AS above, count(*) FILTER (forbidden) AS forbidden,
        count(*) FILTER (ungated) AS ungated, count(*) FILTER (above OR forbidden OR ungated) AS outside, count(*) FILTER (started AND (NOT bounded OR unproved)) AS untold
      FROM judged GROUP BY environment, risk_class),
    stated AS (
      SELECT environment, risk_class, arg_max(c, effective_from_ms) AS c, count(DISTINCT concat(c.a, ' ', c.g, ' ', c.m)) AS versions FROM ${CELLS} GROUP BY environment, risk_class)
    SELECT coalesce(s.environment, d.environment) AS row_id, coalesce(s.risk_class, d.risk_class) AS column_id, s.c.v AS version, s.c.a AS autonomy, s.c.g AS gate, s.c.m AS mode,
      coalesce(s.versions, 0) AS versions, ${['actions', 'started', 'above', 'forbidden', 'ungated', 'outside', 'untold'].map((name) => `coalesce(d.${name}, 0) AS ${name}`).join(', ')}
    FROM stated s FULL JOIN done d ON d.environment = s.environment AND d.risk_class = s.risk_class ORDER BY row_id, column_id`, where.parameters);
  return matrixOf(fixed(ENVIRONMENTS), fixed(RISK_CLASSES), cells, (row) => ({
    boundary: boundaryOf(row), versions: row.number('versions'), actions: row.number('actions'), started: row.number('started'),
    above: row.number('above'), forbidden: row.number('forbidden'), ungated: row.number('ungated'), outside: row.number('outside'), untold: row.number('untold'),
  }));
}

const fixed = (ids: readonly string[]): readonly MatrixLine[] => ids.map((id) => ({ id, label: id, group: '' }));

function boundaryOf(row: Row): BoundaryCell['boundary'] {
  const version = row.textOrNull('version');
  return version === null ? null : { version, maxAutonomy: row.word('autonomy', AUTONOMIES), gate: row.text('gate'), mode: row.text('mode') };
}
