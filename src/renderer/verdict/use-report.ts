import { useCallback } from 'react';
import { spokenLanguage, verdictLabels } from '../../text/index.ts';
import { currentSession } from '../app/session.ts';
import { useForget, useShell } from '../engine/index.tsx';
import { freshDraft, requestOf, type Paper } from '../report/draft.ts';
import { writeReport } from '../report/write-report.ts';
import { useReview } from '../review/index.tsx';

/** Writes the whole report of a run as a PDF, with nothing chosen, and hands it to the user. */
export function useReport(): (runId: string, paper: Paper) => void {
  const shell = useShell();
  const forget = useForget();
  const review = useReview();
  return useCallback((runId, paper) => {
    const request = requestOf({ ...freshDraft(spokenLanguage()), paper }, { runId, caseId: currentSession().open?.caseId ?? null, filter: '' });
    void writeReport(shell, review, request, null).then((written) => {
      if (written.kind === 'failed') currentSession().say({ text: () => verdictLabels.theReportWasNot(written.sentence()) });
      forget('custody');
    });
  }, [shell, review, forget]);
}
