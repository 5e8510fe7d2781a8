import type { Progress } from '../../contract/index.ts';
import type { ProgressView } from '../design/Progress.tsx';

const PHASES: Readonly<Record<Progress['phase'], string>> = {
  copy: 'Copying into the vault',
  hash: 'Hashing again',
  list: 'Reading the directory',
  verify: 'Verifying',
  index: 'Indexing',
  judge: 'Judging',
  write: 'Writing',
};

export function progressView(step: Progress): ProgressView {
  return { phase: PHASES[step.phase], done: step.done, total: step.total, unit: step.unit, elapsedMs: step.elapsedMs };
}
