import type { DuckDBConnection } from '@duckdb/node-api';
import type { BlastDto, EdgeKind } from '../../../contract/index.ts';
import { blastRadius, DEFAULT_KINDS } from '../../../core/graph/index.ts';
import { placeholders, select } from '../select.ts';
import { contentsOf, snapshotFor } from './graph.ts';

export interface BlastQuery {
  readonly of: { readonly kind: 'action'; readonly id: string } | { readonly kind: 'node'; readonly id: string; readonly snapshot: string };
  readonly kinds: readonly EdgeKind[] | null;
}

/** Twice the largest graph the window promises to draw: an answer beyond it is cut and says so. */
const MOST_NODES = 20_000;
/** An event may claim any causes: what follows from an action is followed this far, and no further. */
const MOST_EVENTS = 5_000;
const ROUNDS = 64;

type Origin = Pick<BlastDto, 'at' | 'starts' | 'from' | 'observed' | 'followed' | 'followedAll'>;

/** What could have been changed, in the snapshot valid at the time, and what the record shows. Null for an unknown id. */
export async function blastOf(connection: DuckDBConnection, { of, kinds }: BlastQuery): Promise<BlastDto | null> {
  const snapshot = of.kind === 'node' ? await snapshotFor(connection, { id: of.snapshot }) : null;
  if (of.kind === 'node' && snapshot === null) return null;
  const origin = of.kind === 'action' ? await actionOrigin(connection, of.id) : nodeOrigin(of.id, snapshot?.validFrom ?? null);
  if (origin === null) return null;
  const graph = snapshot ?? (origin.at === null ? null : await snapshotFor(connection, { time: origin.at }));
  const followed = kinds ?? DEFAULT_KINDS;
  if (graph === null) return { ...origin, snapshot: null, kinds: followed, reached: [], unknownStarts: [...origin.starts], truncated: false };
  const contents = await contentsOf(connection, graph);
  return { ...origin, snapshot: graph.id, kinds: followed, ...blastRadius({ ...contents, starts: origin.starts, kinds: new Set(followed), most: MOST_NODES }) };
}

const nodeOrigin = (id: string, at: number | null): Origin => ({ at, starts: [id], from: 'node', observed: [], followed: 0, followedAll: true });

async function actionOrigin(connection: DuckDBConnection, id: string): Promise<Origin | null> {
  const [action] = await select(connection, 'SELECT coalesce(started_ms, requested_ms) AS at, started_ms IS NOT NULL AS started FROM actions WHERE id = ? ORDER BY n LIMIT 1', [id]);
  if (action === undefined) return null;
  const named = await select(connection, 'SELECT DISTINCT system_id, relation FROM action_systems WHERE action_id = ? ORDER BY system_id, relation', [id]);
  const effects = named.filter((row) => row.text('relation') === 'effect');
  const from = effects.length > 0 ? 'effects' : action.flag('started') ? 'targets' : 'asked';
  return { at: action.number('at'), starts: (effects.length > 0 ? effects : named).map((row) => row.text('system_id')), from, ...await observedOf(connection, id) };
}

/** Systems named by the action's events and by what follows from these by stated causes, each with the first that names it. */
async function observedOf(connection: DuckDBConnection, action: string): Promise<Pick<BlastDto, 'observed' | 'followed' | 'followedAll'>> {
  const seen = new Set<string>();
  const observed = new Map<string, { readonly id: string; readonly event: string; readonly time: number; readonly row: number }>();
  let found = await select(connection, 'SELECT id, row, system_id, time_ms FROM events WHERE action_id = ? ORDER BY row LIMIT ?', [action, MOST_EVENTS + 1]);
  let rounds = 0;
  for (; found.length > 0 && rounds < ROUNDS && seen.size < MOST_EVENTS; rounds += 1) {
    const fresh = found.filter((row) => !seen.has(row.text('id'))).slice(0, MOST_EVENTS - seen.size);
    for (const row of fresh) {
      const [id, system, at] = [row.text('id'), row.textOrNull('system_id'), row.number('row')];
      seen.add(id);
      if (system !== null && at < (observed.get(system)?.row ?? Number.POSITIVE_INFINITY)) observed.set(system, { id: system, event: id, time: row.number('time_ms'), row: at });
    }
    const ids = fresh.map((row) => row.text('id'));
    found = ids.length === 0 ? [] : await select(connection, `
      SELECT DISTINCT e.id, e.row, e.system_id, e.time_ms FROM causes c JOIN events e ON e.row = c.row
      WHERE c.cause_id IN ${placeholders(ids.length)} ORDER BY e.row LIMIT ?`, [...ids, MOST_EVENTS + 1]);
  }
  return {
    observed: [...observed.values()].sort((a, b) => a.row - b.row).map(({ id, event, time }) => ({ id, event, time })),
    followed: seen.size,
    followedAll: found.every((row) => seen.has(row.text('id'))),
  };
}
