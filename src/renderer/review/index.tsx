import { liveQuery } from 'dexie';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Selection } from '../app/navigation.ts';
import type { ReviewStore } from './store.ts';
import { targetOf, type BookmarkRow, type CaseRow, type FilterRow, type NoteRow } from './types.ts';

export { ReviewDatabase } from './database.ts';
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

/** Rows that follow the store. Undefined until first read. */
function useLive<T>(read: (store: ReviewStore) => Promise<T>, key: string): T | undefined {
  const store = useReview();
  const [state, setState] = useState<{ readonly key: string; readonly value: T }>();
  useEffect(() => {
    const subscription = liveQuery(() => read(store)).subscribe({ next: (value) => setState({ key, value }) });
    return () => subscription.unsubscribe();
    // `key` names what `read` asks for.
  }, [store, key]);
  return state?.key === key ? state.value : undefined;
}

/** Cases, last opened first. */
export function useCases(): readonly CaseRow[] | undefined {
  return useLive((store) => store.db.cases.orderBy('openedAt').reverse().toArray(), 'cases');
}

export function useNotes(caseId: string, selection: Selection): readonly NoteRow[] | undefined {
  const target = targetOf(selection.kind, selection.id);
  return useLive((store) => store.db.notes.where({ caseId, target }).sortBy('createdAt'), `notes/${caseId}/${target}`);
}

export function useBookmark(caseId: string, selection: Selection): BookmarkRow | null | undefined {
  const target = targetOf(selection.kind, selection.id);
  return useLive(async (store) => (await store.db.bookmarks.where({ caseId, target }).first()) ?? null, `bookmark/${caseId}/${target}`);
}

export function useBookmarks(caseId: string): readonly BookmarkRow[] | undefined {
  return useLive((store) => store.db.bookmarks.where({ caseId }).sortBy('createdAt'), `bookmarks/${caseId}`);
}

export function useFilters(caseId: string, screen: string): readonly FilterRow[] | undefined {
  return useLive((store) => store.db.filters.where({ caseId, screen }).sortBy('createdAt'), `filters/${caseId}/${screen}`);
}
