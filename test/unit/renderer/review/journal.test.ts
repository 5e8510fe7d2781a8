import 'fake-indexeddb/auto';
import { ORPCError } from '@orpc/client';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JournalEntry } from '../../../../src/contract/index.ts';
import { ReviewDatabase } from '../../../../src/renderer/review/database.ts';
import { ReviewStore } from '../../../../src/renderer/review/store.ts';
import type { NoteRow } from '../../../../src/renderer/review/types.ts';
import { memoryJournal, type MemoryJournal } from '../../../support/memory-journal.ts';

const note = (id: string, text = id): NoteRow => ({ id, caseId: 'case', target: 'event:e', text, createdAt: '2026-11-23T00:00:00.000Z', editedAt: null });

let names = 0;
const stores: ReviewStore[] = [];
function open(journal: MemoryJournal, name = `review-${(names += 1)}`): ReviewStore {
  const store = new ReviewStore(new ReviewDatabase(name), journal.client);
  stores.push(store);
  return store;
}
const texts = async (store: ReviewStore): Promise<string[]> => (await store.db.notes.orderBy('id').toArray()).map(({ text }) => text);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
});
afterEach(() => {
  for (const store of stores.splice(0)) {
    store.stop();
    store.db.close();
  }
  vi.useRealTimers();
});

describe('review work', () => {
  test('every change reaches the journal, in the order it was made', async () => {
    const journal = memoryJournal();
    const store = open(journal);
    await store.put('notes', note('a', 'first'));
    await store.put('notes', note('a', 'second'));
    await store.remove('notes', 'a');
    await store.put('notes', note('b'));
    await store.sync();
    expect(journal.entries.map(({ op, key, value }) => [op, key, (value as NoteRow | null)?.text ?? null])).toEqual([
      ['put', 'a', 'first'], ['put', 'a', 'second'], ['delete', 'a', null], ['put', 'b', 'b'],
    ]);
    expect(await store.db.outbox.count()).toBe(0);
  });

  test('an empty window is filled from the journal', async () => {
    const journal = memoryJournal();
    const first = open(journal);
    for (let n = 0; n < 1_200; n += 1) await first.put('notes', note(`n${String(n).padStart(4, '0')}`));
    await first.remove('notes', 'n0007');
    await first.sync();
    const second = open(journal);
    await second.sync();
    expect(await second.db.notes.count()).toBe(1_199);
    expect(await second.db.notes.get('n0007')).toBeUndefined();
    expect(await second.db.outbox.count()).toBe(0);
  });

  test('every kind of review work is filled in again', async () => {
    const journal = memoryJournal();
    const first = open(journal);
    const own = { caseId: 'case', createdAt: '2026-11-23T00:00:00.000Z' };
    const paper = { ...own, id: 'w', title: '', objective: '', procedure: '', population: '', result: '', conclusion: '', sample: null, evidence: ['event:e'], preparer: '', reviewer: '', state: 'draft' } as const;
    await first.put('dispositions', { ...own, id: 'd', target: 'finding:f', control: null, says: 'explained', why: '', by: '', label: '' });
    await first.put('tags', { ...own, id: 't', target: 'event:e', tag: 'odd', label: '' });
    await first.put('samples', { ...own, id: 's', name: '', of: 'events', filter: '', evidence: 'e', population: { count: 1, digest: 'd' }, method: { kind: 'all' }, items: [{ position: 1, id: 'e' }] });
    await first.put('workpapers', paper);
    await first.put('workpapers', { ...paper, state: 'prepared' });
    await first.put('signoffs', { ...own, id: 'o', envelope: '{}' });
    await first.sync();
    const second = open(journal);
    await second.sync();
    for (const table of ['dispositions', 'tags', 'samples', 'workpapers', 'signoffs'] as const) {
      expect(await second.db.table(table).toArray(), table).toEqual(await first.db.table(table).toArray());
      expect(await second.db.table(table).count(), table).toBe(1);
    }
  });

  test('a window that is behind takes what another wrote', async () => {
    const journal = memoryJournal();
    const [one, two] = [open(journal), open(journal)];
    await one.put('notes', note('a', 'one'));
    await one.sync();
    await two.sync();
    await two.put('notes', note('a', 'two'));
    await two.sync();
    await one.sync();
    expect(await texts(one)).toEqual(['two']);
    expect(await texts(two)).toEqual(['two']);
  });

  test('a failed append is tried again and loses nothing', async () => {
    const journal = memoryJournal();
    const trouble: boolean[] = [];
    const store = new ReviewStore(new ReviewDatabase('trouble'), journal.client, (now) => trouble.push(now));
    stores.push(store);
    journal.refuse(2);
    await store.put('notes', note('a'));
    await store.sync();
    await store.put('notes', note('b'));
    await store.sync();
    expect(journal.entries).toHaveLength(0);
    expect(trouble.at(-1)).toBe(true);
    await vi.advanceTimersByTimeAsync(130_000);
    await vi.waitFor(() => expect(journal.entries.map(({ key }) => key)).toEqual(['a', 'b']));
    await vi.waitFor(() => expect(trouble.at(-1)).toBe(false));
  });

  test('what waits in the outbox survives a restart', async () => {
    const journal = memoryJournal();
    journal.refuse(100);
    const before = open(journal, 'restart');
    await before.put('notes', note('a', 'kept'));
    await before.sync();
    before.stop();
    before.db.close();
    journal.refuse(0);
    const after = open(journal, 'restart');
    await after.sync();
    expect(journal.entries.map(({ key }) => key)).toEqual(['a']);
    expect(await texts(after)).toEqual(['kept']);
  });

  test('an unsent change is newer than what the journal says of the same row', async () => {
    const journal = memoryJournal();
    const [one, two] = [open(journal), open(journal)];
    journal.refuse(1);
    await two.put('notes', note('a', 'two, unsent'));
    await two.sync();
    await one.put('notes', note('a', 'one'));
    await one.sync();
    await two.sync();
    expect(await texts(two)).toEqual(['two, unsent']);
    await one.sync();
    expect(await texts(one)).toEqual(['two, unsent']);
  });

  test('another vault behind the same origin replaces everything and is sent nothing of the old one', async () => {
    const [old, other] = [memoryJournal(), memoryJournal()];
    const before = open(old, 'shared');
    await before.put('notes', note('a', 'old vault'));
    await before.sync();
    old.refuse(100);
    await before.put('notes', note('b', 'old vault, unsent'));
    await before.sync();
    before.stop();
    before.db.close();
    await open(other).put('notes', note('z', 'other vault'));
    await stores.at(-1)?.sync();
    const after = open(other, 'shared');
    await after.sync();
    expect(await texts(after)).toEqual(['other vault']);
    expect(other.entries.map(({ key }) => key)).toEqual(['z']);
  });

  test('a journal row of the wrong shape is left out, the others are not', async () => {
    const journal = memoryJournal();
    await journal.client.append({ entries: [
      { id: crypto.randomUUID(), table: 'notes', op: 'put', key: 'x', value: { id: 'x', text: 7 } },
      { id: crypto.randomUUID(), table: 'notes', op: 'put', key: 'y', value: note('other key') },
      { id: crypto.randomUUID(), table: 'notes', op: 'put', key: 'a', value: note('a') },
    ] });
    const store = open(journal);
    await store.sync();
    expect(await texts(store)).toEqual(['a']);
  });

  test('a case that the vault purged leaves every window, with what was not sent of it', async () => {
    const journal = memoryJournal();
    const store = open(journal);
    await store.put('notes', note('a'));
    await store.put('notes', { ...note('b'), caseId: 'other' });
    await store.sync();
    const purge: JournalEntry = { seq: 2, id: 'p', at: '2026-11-26T00:00:00.000Z', op: 'purge', key: 'case', value: { lines: [[0, 0]], digest: '0'.repeat(64), beginning: null } };
    const purged: MemoryJournal = {
      ...journal,
      client: {
        append: journal.client.append,
        read: async ({ after, limit }) => [{ seq: 0, id: journal.entries[0]!.id, op: 'purged' as const }, journal.entries[1]!, purge].filter(({ seq }) => seq > after).slice(0, limit),
      },
    };
    await store.db.outbox.add({ change: { id: crypto.randomUUID(), table: 'notes', op: 'put', key: 'a', value: note('a', 'unsent') } });
    const same = new ReviewStore(store.db, purged.client);
    stores.push(same);
    await same.sync();
    expect([await texts(same), await same.db.outbox.count()]).toEqual([['b'], 0]);
    const fresh = open(purged);
    await fresh.sync();
    expect(await texts(fresh)).toEqual(['b']);
  });

  test('a change that the vault will not take is given up, and the row is what the journal says; the rest goes on', async () => {
    const journal = memoryJournal();
    const store = open(journal);
    await store.put('notes', note('a', 'frozen'));
    await store.sync();
    const { append } = journal.client;
    const guarded = open({
      ...journal,
      client: {
        ...journal.client,
        append: async (input) => {
          if (input.entries.some(({ key }) => key === 'a')) throw new ORPCError('FROZEN', { data: { table: 'notes', key: 'a' } });
          return append(input);
        },
      },
    });
    await guarded.sync();
    await guarded.write([{ table: 'notes', op: 'put', key: 'a', value: note('a', 'changed') }, { table: 'notes', op: 'put', key: 'b', value: note('b') }]);
    await guarded.sync();
    await guarded.sync();
    expect([await texts(guarded), await guarded.db.outbox.count()]).toEqual([['frozen', 'b'], 0]);
    expect(journal.entries.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  test('whatever is written, and whenever the vault refuses, window and journal agree in the end', async () => {
    const change = fc.record({ key: fc.constantFrom('a', 'b', 'c'), text: fc.string(), remove: fc.boolean(), refuse: fc.boolean() });
    await fc.assert(fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      const journal = memoryJournal();
      const store = open(journal);
      for (const { key, text, remove, refuse } of changes) {
        if (refuse) journal.refuse(1);
        await (remove ? store.remove('notes', key) : store.put('notes', note(key, text)));
      }
      journal.refuse(0);
      await store.sync();
      await store.sync();
      const fresh = open(journal);
      await fresh.sync();
      expect(await texts(fresh)).toEqual(await texts(store));
      expect(journal.entries.map(({ key }) => key)).toEqual(changes.map(({ key }) => key));
    }), { numRuns: 25 });
  });
});
