import type { Dragged, ReportRequest, ReportSignRefusal, Shell, WrittenReport } from '../../contract/index.ts';
import { reportScreen, shellText, verdictLabels } from '../../text/index.ts';
import { currentSession } from '../app/session.ts';
import { progressView } from '../cases/phases.ts';
import { errorSentence, isCancelled } from '../engine/errors.ts';
import type { ReviewStore } from '../review/index.tsx';

export interface Signing {
  /** Base64. */
  readonly keyFile: string;
  readonly passphrase: string | null;
}
export type Written =
  | { readonly kind: 'written'; readonly file: WrittenReport }
  | { readonly kind: 'refused'; readonly because: ReportSignRefusal }
  | { readonly kind: 'failed'; readonly sentence: () => string }
  | { readonly kind: 'cancelled' };

/** How to hand a file to the desktop; null in a shell that cannot. What goes wrong is said. */
export function dragFrom(shell: Shell, item: Dragged): (() => void) | null {
  const { dragOut } = shell;
  if (dragOut === null) return null;
  return () => {
    dragOut(item).catch((error: unknown) => currentSession().say({ text: () => `${shellText.notDragged} ${errorSentence(error)}` }));
  };
}

/** Hands a written file to the user and says where it stands. */
export async function saveReport(shell: Shell, { downloadId, name, sha256 }: WrittenReport): Promise<void> {
  const { say } = currentSession();
  const drag = dragFrom(shell, { kind: 'report', id: downloadId });
  const saved = (await shell.save(downloadId, name)) === 'saved';
  if (saved) say({ text: () => verdictLabels.reportWritten(name, sha256.slice(0, 16)), ...(drag && { drag }) });
  else if (drag) say({ text: () => shellText.reportReady(name), drag });
}

/**
 * Writes a report as a job with progress and cancel, and hands it to the user. Never rejects. `id` is the job's. The engine
 * prints the review work of its journal: what was typed last goes there first.
 */
export async function writeReport(shell: Shell, review: ReviewStore, request: ReportRequest, signing: Signing | null, id: string = crypto.randomUUID()): Promise<Written> {
  const { setJob, endJob } = currentSession();
  const controller = new AbortController();
  const job = { id, label: () => reportScreen.writing(reportScreen.formats[request.format]), problem: null, cancel: () => controller.abort() };
  setJob({ ...job, progress: null });
  try {
    await review.sync();
    controller.signal.throwIfAborted();
    for await (const step of await shell.engine.report.render({ ...request, signing }, { signal: controller.signal })) {
      if (step.kind === 'progress') setJob({ ...job, progress: progressView(step) });
      else if (step.kind === 'refused') return { kind: 'refused', because: step.because };
      else if (step.kind === 'done') {
        endJob(id);
        await saveReport(shell, step);
        return { kind: 'written', file: step };
      }
    }
    return { kind: 'cancelled' };
  } catch (error) {
    return isCancelled(error) || controller.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', sentence: () => errorSentence(error) };
  } finally {
    endJob(id);
  }
}
