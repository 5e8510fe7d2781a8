import type { Progress } from '../../contract/index.ts';
import { casesLabels } from '../../text/index.ts';
import type { ProgressView } from '../design/Progress.tsx';

const phases = (): Readonly<Record<Progress['phase'], string>> => ({
  copy: casesLabels.copyingIntoTheVault,
  hash: casesLabels.hashingAgain,
  list: casesLabels.readingTheDirectory,
  verify: casesLabels.verifying,
  index: casesLabels.indexing,
  judge: casesLabels.judging,
  write: casesLabels.writing,
});

export function progressView(step: Progress): ProgressView {
  return { phase: () => phases()[step.phase], done: step.done, total: step.total, unit: step.unit, elapsedMs: step.elapsedMs };
}
