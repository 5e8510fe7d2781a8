import type { DuckDBConnection } from '@duckdb/node-api';
import type { ActionDetail, ActionRow, Page } from '../../../contract/index.ts';
import type { Fact } from '../../../core/controls/types.ts';
import type { Action } from '../../../core/model/record.ts';
import { ACTION_FIELDS } from '../filter-fields.ts';
import { filterClause } from '../filter-sql.ts';
import { placeholders, select } from '../select.ts';
import { ACTION_OUTCOMES } from './words.ts';

export interface ActionsPageQuery { readonly filter: string; readonly offset: number; readonly limit: number }

/** One page of the filtered actions, in the order of their requests. Throws `FilterError`. */
export async function actionsPage(connection: DuckDBConnection, query: ActionsPageQuery): Promise<Page<ActionRow>> {
  const where = filterClause(query.filter, ACTION_FIELDS);
  // Counted and put in order at once: a filter may be dear.
  const places = await select(
    connection,
    `WITH kept AS MATERIALIZED (SELECT a.n, a.requested_ms FROM actions a WHERE ${where.sql})
     SELECT c.total, p.n FROM (SELECT count(*) AS total FROM kept) c LEFT JOIN (SELECT n FROM kept ORDER BY requested_ms, n LIMIT ? OFFSET ?) p ON true`,
    [...where.parameters, query.limit, query.offset],
  );
  const numbers = places.flatMap((row) => row.numberOrNull('n') ?? []);
  const rows = await select(
    connection,
    `SELECT a.id, a.kind, a.title, a.agent_id, a.accountable, a.environment, a.risk_class, a.requested_ms, a.outcome
     FROM actions a WHERE a.n IN ${placeholders(numbers.length)} ORDER BY a.requested_ms, a.n`,
    numbers,
  );
  const exceptions = await exceptionsOf(connection, rows.map((row) => row.text('id')));
  return {
    total: places[0]?.number('total') ?? 0,
    offset: query.offset,
    rows: rows.map((row) => ({
      id: row.text('id'), kind: row.text('kind'), title: row.text('title'), agentId: row.text('agent_id'), accountable: row.textOrNull('accountable'),
      environment: row.textOrNull('environment'), riskClass: row.textOrNull('risk_class'), requestedAt: row.number('requested_ms'),
      outcome: row.word('outcome', ACTION_OUTCOMES), exceptions: exceptions.get(row.text('id')) ?? [],
    })),
  };
}

/** Control tests that found an exception in each action. */
async function exceptionsOf(connection: DuckDBConnection, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await select(
    connection,
    `SELECT DISTINCT subject, control_id FROM control_facts WHERE kind = 'action' AND verdict = 'exception' AND subject IN ${placeholders(ids.length)} ORDER BY subject, control_id`,
    ids,
  );
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const subject = row.text('subject');
    groups.set(subject, [...(groups.get(subject) ?? []), row.text('control_id')]);
  }
  return groups;
}

/** One action with everything the record states of it, what the controls saw, and names for the ids it mentions. */
export async function actionById(connection: DuckDBConnection, id: string): Promise<ActionDetail | null> {
  const [found] = await select(connection, 'SELECT body FROM actions WHERE id = ? ORDER BY n LIMIT 1', [id]);
  if (found === undefined) return null;
  // The body and the facts are this engine's own serialisation of the canonical record.
  const action = JSON.parse(found.text('body')) as Action;
  const facts = await select(connection, `SELECT control_id, body FROM control_facts WHERE kind = 'action' AND subject = ? ORDER BY control_id, n`, [id]);
  const findings = await select(
    connection,
    `SELECT DISTINCT f.idx FROM event_findings f JOIN events e ON e.row = f.row WHERE e.action_id = ?
     UNION SELECT idx FROM findings WHERE file IN ${placeholders(filesOf(action).length)} ORDER BY 1`,
    [id, ...filesOf(action)],
  );
  return {
    action,
    labels: await labelsOf(connection, idsOf(action)),
    controls: facts.map((row) => ({ id: row.text('control_id'), fact: JSON.parse(row.text('body')) as Fact })),
    findings: findings.map((row) => row.number('idx')),
  };
}

const filesOf = (action: Action): string[] => [
  ...action.approvals.map(({ value }) => value.file),
  ...action.packages.map(({ value }) => value.file),
  ...action.receipts.map(({ value }) => value.file),
  ...action.artifacts.map(({ value }) => value.path),
];

const idsOf = (action: Action): string[] => [...new Set([
  action.agentId,
  ...(action.fleetId === null ? [] : [action.fleetId]),
  ...(action.accountable === null ? [] : [action.accountable]),
  ...action.descriptor.targets,
  ...(action.finished?.value.effects ?? []),
  ...action.approvals.map(({ value }) => value.approver),
  ...action.receipts.map(({ value }) => value.runner),
])];

async function labelsOf(connection: DuckDBConnection, ids: readonly string[]): Promise<Record<string, string>> {
  const rows = await select(connection, `SELECT id, min(name) AS name FROM labels WHERE id IN ${placeholders(ids.length)} GROUP BY id ORDER BY id`, ids);
  return Object.fromEntries(rows.map((row) => [row.text('id'), row.text('name')]));
}
