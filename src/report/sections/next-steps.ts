import type { Run } from '../../core/run.ts';
import { nextSteps, reportText } from '../../text/index.ts';
import type { Section } from '../blocks.ts';

export function nextStepsSection(run: Run): Section | null {
  const items = nextSteps(run);
  return items.length === 0
    ? null
    : { id: 'next-steps', title: reportText.sectionTitles['next-steps'], blocks: [{ kind: 'list', numbered: true, items }] };
}
