import type { FindingCode, Run } from '../../contract/index.ts';
import { effectOf } from '../../text/effects.ts';
import { verdictText } from '../../text/index.ts';

export interface Relation {
  readonly code: FindingCode;
  readonly words: string;
  readonly effect: ReturnType<typeof effectOf>;
}

/** How a run's bundle stands to the one before it in its case: the gravest word about that; null where none was said. */
export function relationOf(run: Pick<Run, 'findings'>): Relation | null {
  for (const [code, words] of Object.entries(verdictText.relations) as [FindingCode, string][]) {
    if (run.findings.some((finding) => finding.code === code)) return { code, words, effect: effectOf(code) };
  }
  return null;
}
