import { liveQuery } from 'dexie';
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Selection } from '../app/navigation.ts';
import type { ReviewStore } from './store.ts';
import { targetOf, type BookmarkRow, type CaseRow, type FilterRow, type NoteRow, type OWNED_TABLES, type ReviewRows } from './types.ts';

export { draftKey, ReviewDatabase } from './database.ts';
export { ReviewStore } from './store.ts';
export type { BookmarkRow, CaseRow, FilterRow, NoteRow } from './types.ts';

const ReviewContext = createContext<ReviewStore | null>(null);

export function ReviewProvider({ store, children }: { readonly store: ReviewStore; readonly children: ReactNode }): ReactNode {
  return <ReviewContext value={store}>{children}</ReviewContext>;
}

export function useReview(): ReviewStore {
  const store = useContext(ReviewContext);
  if (store === null) throw new Error('no review store above this component');
  return store;
}

/** Rows that follow the store. Undefined until first read, and while `read` is another than the one that answered. */
function useLive<T>(read: (store: ReviewStore) => Promise<T>): T | undefined {
  const store = useReview();
  const [state, setState] = useState<{ readonly read: typeof read; readonly value: T }>();
  useEffect(() => {
    const subscription = liveQuery(() => read(store)).subscribe({ next: (value) => setState({ read, value }) });
    return () => subscription.unsubscribe();
  }, [store, read]);
  return state?.read === read ? state.value : undefined;
}

const readCases = (store: ReviewStore): Promise<CaseRow[]> => store.db.cases.orderBy('openedAt').reverse().toArray();

/** Cases, last opened first. */
export function useCases(): readonly CaseRow[] | undefined {
  return useLive(readCases);
}

export function useNotes(caseId: string, selection: Selection): readonly NoteRow[] | undefined {
  const target = targetOf(selection.kind, selection.id);
  return useLive(useCallback((store: ReviewStore) => store.db.notes.where({ caseId, target }).sortBy('createdAt'), [caseId, target]));
}

export function useBookmark(caseId: string, selection: Selection): BookmarkRow | null | undefined {
  const target = targetOf(selection.kind, selection.id);
  return useLive(useCallback(async (store: ReviewStore) => (await store.db.bookmarks.where({ caseId, target }).first()) ?? null, [caseId, target]));
}

export function useBookmarks(caseId: string): readonly BookmarkRow[] | undefined {
  return useLive(useCallback((store: ReviewStore) => store.db.bookmarks.where({ caseId }).sortBy('createdAt'), [caseId]));
}

export function useFilters(caseId: string, screen: string): readonly FilterRow[] | undefined {
  return useLive(useCallback((store: ReviewStore) => store.db.filters.where({ caseId, screen }).sortBy('createdAt'), [caseId, screen]));
}

/** Every row of one kind that belongs to a case, oldest first. */
export function useRows<T extends (typeof OWNED_TABLES)[number]>(caseId: string, table: T): readonly ReviewRows[T][] | undefined {
  return useLive(useCallback((store: ReviewStore) => rowsOf(store, caseId, table), [caseId, table]));
}

/** The same once, as the window's store has them now. */
export function rowsOf<T extends (typeof OWNED_TABLES)[number]>(store: ReviewStore, caseId: string, table: T): Promise<readonly ReviewRows[T][]> {
  return store.db.table<ReviewRows[T], string>(table).where({ caseId }).sortBy('createdAt');
}

/** The name the person last typed in this window, and how to keep another. A note, and never proof of anything. */
export function usePerson(): readonly [name: string, keep: (name: string) => void] {
  const store = useReview();
  const name = useLive(readPerson) ?? '';
  const keep = useCallback((next: string) => void store.db.meta.put({ key: 'person', value: next }), [store]);
  return [name, keep];
}

async function readPerson(store: ReviewStore): Promise<string> {
  const value = (await store.db.meta.get('person'))?.value;
  return typeof value === 'string' ? value : '';
}

/** Another text whenever any review work changed, here or in the journal: what was said of the old state is then no longer true. */
export function useRevision(): string | undefined {
  return useLive(readRevision);
}

const readRevision = async (store: ReviewStore): Promise<string> =>
  JSON.stringify([(await store.db.meta.get('position'))?.value ?? null, await store.db.outbox.count()]);
