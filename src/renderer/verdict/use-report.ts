import { useCallback } from 'react';
import { useSession } from '../app/session.ts';
import { progressView } from '../cases/phases.ts';
import { errorSentence, isCancelled } from '../engine/errors.ts';
import { useForget, useShell } from '../engine/index.tsx';

/** Writes the report of a run and hands it to the user. */
export function useReport(): (runId: string, paper: 'A4' | 'Letter') => void {
  const shell = useShell();
  const forget = useForget();
  return useCallback((runId, paper) => {
    const { setJob, endJob, say } = useSession.getState();
    const id = crypto.randomUUID();
    const controller = new AbortController();
    const job = { id, label: 'Report', problem: null, cancel: () => controller.abort() };
    const write = async (): Promise<void> => {
      setJob({ ...job, progress: null });
      for await (const step of await shell.engine.report.render({ runId, paper }, { signal: controller.signal })) {
        if (step.kind === 'progress') setJob({ ...job, progress: progressView(step) });
        else if ((await shell.save(step.downloadId, step.name)) === 'saved') {
          say({ text: `Report written: ${step.name}, SHA-256 ${step.sha256.slice(0, 16)}…` });
        }
      }
      forget('custody');
    };
    write().then(
      () => endJob(id),
      (error: unknown) => {
        endJob(id);
        if (!isCancelled(error)) say({ text: `The report was not written. ${errorSentence(error)}` });
      },
    );
  }, [shell, forget]);
}
