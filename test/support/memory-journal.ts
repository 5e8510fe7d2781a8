import type { EngineClient, JournalChange } from '../../src/contract/index.ts';

/** A vault's review journal in memory, with what a bad day does to it: it can refuse, or answer and then break. */
export interface MemoryJournal {
  readonly entries: JournalChange[];
  readonly client: Pick<EngineClient['review'], 'append' | 'read'>;
  /** The next so many appends fail before anything is kept. */
  refuse(times: number): void;
}

export function memoryJournal(): MemoryJournal {
  const entries: JournalChange[] = [];
  let refusals = 0;
  const client: MemoryJournal['client'] = {
    async append({ entries: added }) {
      if (refusals > 0) {
        refusals -= 1;
        throw new Error('the vault does not answer');
      }
      for (const entry of added) {
        // As in the vault: an entry sent twice is kept once.
        if (!entries.some(({ id }) => id === entry.id)) {
          entries.push({ ...entry, value: structuredClone(entry.value), seq: entries.length, at: '2026-11-23T00:00:00.000Z' });
        }
      }
      return { seq: entries.length - 1 };
    },
    async read({ after, limit }) {
      return entries.filter(({ seq }) => seq > after).slice(0, limit);
    },
  };
  return { entries, client, refuse: (times) => void (refusals = times) };
}
