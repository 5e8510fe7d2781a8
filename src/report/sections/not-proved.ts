import type { Run } from '../../core/run.ts';
import { notProvedText, reportText } from '../../text/index.ts';
import type { Section } from '../blocks.ts';

/** Stands with every verdict, right after it: a reader who stops there has read it. */
export function notProvedSection(run: Run): Section | null {
  const items = run.subject.kind === 'unreadable' ? [reportText.notProved.unreadable] : run.notProved.map((each) => notProvedText(each));
  return items.length === 0 ? null : { id: 'not-proved', title: reportText.sectionTitles['not-proved'], blocks: [{ kind: 'panel', items }] };
}
