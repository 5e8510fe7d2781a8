import { ORPCError } from '@orpc/client';
import { REVIEW_TABLES, type EngineClient, type JournalEntry } from '../../contract/index.ts';
import { draftKey, type ReviewDatabase } from './database.ts';
import { readRow } from './read-row.ts';
import { OWNED_TABLES, type Change } from './types.ts';

export type ReviewClient = Pick<EngineClient['review'], 'append' | 'read'>;

/** The last journal entry this window has applied. The id tells whether the journal is still the same one. */
interface Position { readonly seq: number; readonly id: string | null }
const START: Position = { seq: -1, id: null };
const BATCH = 500;

/** Sends what the window changed, oldest first; an entry leaves the outbox only once the vault has it. */
export async function push(db: ReviewDatabase, client: ReviewClient): Promise<number> {
  let sent = 0;
  for (;;) {
    const waiting = await db.outbox.orderBy('n').limit(BATCH).toArray();
    if (waiting.length === 0) return sent;
    try {
      await client.append({ entries: waiting.map(({ change }) => ({ ...change })) });
    } catch (error) {
      const row = frozenRow(error);
      if (row === null) throw error;
      await takeBack(db, row);
      continue;
    }
    await db.outbox.bulkDelete(waiting.map(({ n }) => n!));
    sent += waiting.length;
  }
}

/** The row the vault will not change any more, when that is what it says. */
function frozenRow(error: unknown): { readonly table: string; readonly key: string } | null {
  if (!(error instanceof ORPCError) || error.code !== 'FROZEN') return null;
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('table' in data) || !('key' in data)) return null;
  return typeof data.table === 'string' && typeof data.key === 'string' ? { table: data.table, key: data.key } : null;
}

/** Gives up what was changed here of that row; the journal is followed anew, and says what it is. */
async function takeBack(db: ReviewDatabase, { table, key }: { readonly table: string; readonly key: string }): Promise<void> {
  await db.transaction('rw', ['meta', 'outbox'], async () => {
    await db.outbox.filter(({ change }) => change.table === table && change.key === key).delete();
    await db.meta.put({ key: 'position', value: START });
  });
}

/**
 * Applies what the journal has and this window has not, in the journal's order. A journal that is not the one this
 * window followed (another vault behind the same origin) replaces everything here, and nothing of the other one is sent to it.
 */
export async function pull(db: ReviewDatabase, client: ReviewClient): Promise<number> {
  let position = await readPosition(db);
  if (position.seq >= 0 && !(await sameJournal(client, position))) {
    await clear(db);
    position = START;
  }
  let applied = 0;
  for (;;) {
    const entries = await client.read({ after: position.seq, limit: BATCH });
    const last = entries.at(-1);
    if (last === undefined) return applied;
    position = { seq: last.seq, id: last.id };
    await apply(db, entries, position);
    applied += entries.length;
  }
}

async function apply(db: ReviewDatabase, entries: readonly JournalEntry[], position: Position): Promise<void> {
  await db.transaction('rw', [...REVIEW_TABLES, 'meta', 'outbox'], async () => {
    // What the person changed here and the vault has not yet seen is newer than what the journal says of the same row.
    const waiting = new Set((await db.outbox.toArray()).map(({ change }) => `${change.table}/${change.key}`));
    for (const entry of entries) {
      if (entry.op === 'purged') continue;
      if (entry.op === 'purge') await dropCase(db, entry.key);
      else if (!waiting.has(`${entry.table}/${entry.key}`)) await applyChange(db, entry);
    }
    await db.meta.put({ key: 'position', value: position });
  });
}

/** Everything this window holds of a case, what it has not sent yet included. */
export async function dropCase(db: ReviewDatabase, caseId: string): Promise<void> {
  await db.transaction('rw', [...REVIEW_TABLES, 'outbox', 'meta'], async () => {
    const rows = new Set([`cases/${caseId}`]);
    for (const table of OWNED_TABLES) {
      const owned: readonly { readonly id: string }[] = await db.table(table).where({ caseId }).toArray();
      for (const { id } of owned) rows.add(`${table}/${id}`);
      await db.table(table).where({ caseId }).delete();
    }
    await db.cases.delete(caseId);
    await db.meta.delete(draftKey(caseId));
    await db.outbox.filter(({ change }) => rows.has(`${change.table}/${change.key}`)).delete();
  });
}

/** Puts a change into its table; a row of the wrong shape is left out. */
export async function applyChange(db: ReviewDatabase, change: Pick<Change, 'table' | 'op' | 'key' | 'value'>): Promise<void> {
  const table = db.table(change.table);
  if (change.op === 'delete') return table.delete(change.key);
  const row = readRow(change.table, change.value);
  if (row !== null && row.id === change.key) await table.put(row);
}

async function sameJournal(client: ReviewClient, position: Position): Promise<boolean> {
  const [entry] = await client.read({ after: position.seq - 1, limit: 1 });
  return entry !== undefined && entry.seq === position.seq && entry.id === position.id;
}

async function clear(db: ReviewDatabase): Promise<void> {
  await db.transaction('rw', [...REVIEW_TABLES, 'meta', 'outbox'], async () => {
    for (const name of REVIEW_TABLES) await db.table(name).clear();
    await db.outbox.clear();
    await db.meta.put({ key: 'position', value: START });
  });
}

async function readPosition(db: ReviewDatabase): Promise<Position> {
  const value = (await db.meta.get('position'))?.value;
  if (typeof value !== 'object' || value === null || !('seq' in value) || !('id' in value)) return START;
  return typeof value.seq === 'number' && (typeof value.id === 'string' || value.id === null) ? { seq: value.seq, id: value.id } : START;
}
