import { useEffect, useState } from 'react';
import { spokenLanguage } from '../../text/index.ts';
import { draftKey, useReview } from '../review/index.tsx';
import { freshDraft, readDraft, type Draft } from './draft.ts';

/** The choices for a case as they were left, and how to change them. Null until they are read. */
export function useDraft(caseId: string): readonly [Draft | null, (change: Partial<Draft>) => void] {
  const { db } = useReview();
  const [held, setHeld] = useState<{ readonly caseId: string; readonly draft: Draft } | null>(null);
  useEffect(() => {
    let left = false;
    void db.meta.get(draftKey(caseId)).then((row) => {
      if (!left) setHeld({ caseId, draft: readDraft(row?.value, freshDraft(spokenLanguage())) });
    });
    return () => { left = true; };
  }, [db, caseId]);
  const draft = held?.caseId === caseId ? held.draft : null;
  const change = (to: Partial<Draft>): void => {
    if (draft === null) return;
    const next = { ...draft, ...to };
    setHeld({ caseId, draft: next });
    void db.meta.put({ key: draftKey(caseId), value: next });
  };
  return [draft, change];
}
