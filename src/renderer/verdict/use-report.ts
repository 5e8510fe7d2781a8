import { useCallback } from 'react';
import type { Dragged, Shell } from '../../contract/index.ts';
import { shellText, verdictLabels } from '../../text/index.ts';
import { currentSession } from '../app/session.ts';
import { progressView } from '../cases/phases.ts';
import { errorSentence, isCancelled } from '../engine/errors.ts';
import { useForget, useShell } from '../engine/index.tsx';

type Paper = 'A4' | 'Letter';

/** Writes the report of a run and hands it to the user. */
export function useReport(): (runId: string, paper: Paper) => void {
  const shell = useShell();
  const forget = useForget();
  return useCallback((runId, paper) => void writeReport(shell, runId, paper).then(() => forget('custody')), [shell, forget]);
}

/** How to hand a file to the desktop; null in a shell that cannot. What goes wrong is said. */
export function dragFrom(shell: Shell, item: Dragged): (() => void) | null {
  const { dragOut } = shell;
  if (dragOut === null) return null;
  return () => {
    dragOut(item).catch((error: unknown) => currentSession().say({ text: `${shellText.notDragged} ${errorSentence(error)}` }));
  };
}

/** As a job with progress and cancel. Never rejects: what went wrong is said. */
async function writeReport(shell: Shell, runId: string, paper: Paper): Promise<void> {
  const { setJob, endJob, say } = currentSession();
  const id = crypto.randomUUID();
  const controller = new AbortController();
  const job = { id, label: verdictLabels.report, problem: null, cancel: () => controller.abort() };
  setJob({ ...job, progress: null });
  try {
    for await (const step of await shell.engine.report.render({ runId, paper }, { signal: controller.signal })) {
      if (step.kind === 'progress') setJob({ ...job, progress: progressView(step) });
      else {
        const drag = dragFrom(shell, { kind: 'report', id: step.downloadId });
        const saved = (await shell.save(step.downloadId, step.name)) === 'saved';
        if (saved) say({ text: verdictLabels.reportWritten(step.name, step.sha256.slice(0, 16)), ...(drag && { drag }) });
        else if (drag) say({ text: shellText.reportReady(step.name), drag });
      }
    }
  } catch (error) {
    if (!isCancelled(error)) say({ text: verdictLabels.theReportWasNot(errorSentence(error)) });
  } finally {
    endJob(id);
  }
}
