import { REVIEW_TABLES, type ReviewTable } from '../../contract/index.ts';
import type { ReviewDatabase } from './database.ts';
import { applyChange, dropCase, pull, push, type ReviewClient } from './journal.ts';
import type { Change, ReviewRows } from './types.ts';

const RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Writing review work: the row and its journal entry go into the window's store in one transaction, and then to the
 * vault. A vault that does not answer is asked again, in the same order, until it has everything.
 */
export class ReviewStore {
  readonly db: ReviewDatabase;
  readonly #client: ReviewClient;
  readonly #onTrouble: (trouble: boolean) => void;
  #running: Promise<void> | null = null;
  #again = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #wait = RETRY_MS;

  constructor(db: ReviewDatabase, client: ReviewClient, onTrouble: (trouble: boolean) => void = () => {}) {
    this.db = db;
    this.#client = client;
    this.#onTrouble = onTrouble;
  }

  put<T extends ReviewTable>(table: T, row: ReviewRows[T]): Promise<void> {
    return this.write([{ table, op: 'put', key: row.id, value: row }]);
  }

  remove(table: ReviewTable, key: string): Promise<void> {
    return this.write([{ table, op: 'delete', key, value: null }]);
  }

  /** All or none of the changes; resolves when they are in the window's store, not when the vault has them. */
  async write(changes: readonly Omit<Change, 'id'>[]): Promise<void> {
    const { db } = this;
    await db.transaction('rw', [...REVIEW_TABLES, 'outbox'], async () => {
      for (const change of changes) {
        await applyChange(db, change);
        await db.outbox.add({ change: { id: crypto.randomUUID(), ...change } });
      }
    });
    void this.sync();
  }

  /** Lets go of a case that the vault has purged. */
  async forget(caseId: string): Promise<void> {
    await dropCase(this.db, caseId);
    await this.sync();
  }

  /** Journal to window, then window to journal. Calls made meanwhile run once more afterwards. Never rejects. */
  sync(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#exchange();
    return this.#running;
  }

  stop(): void {
    clearTimeout(this.#retry);
  }

  async #exchange(): Promise<void> {
    clearTimeout(this.#retry);
    try {
      do {
        this.#again = false;
        await pull(this.db, this.#client);
        if ((await push(this.db, this.#client)) > 0) await pull(this.db, this.#client);
      } while (this.#again);
      this.#wait = RETRY_MS;
      this.#onTrouble(false);
    } catch {
      this.#onTrouble(true);
      this.#retry = setTimeout(() => void this.sync(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_RETRY_MS);
    }
    // In the same step as the last look at `#again`, so that no call made meanwhile is answered without being served.
    this.#running = null;
  }
}
