import type { Run } from '../../core/run.ts';
import { notProvedText } from '../../text/index.ts';
import type { Section } from '../blocks.ts';

/** Stands with every verdict, right after it: a reader who stops there has read it. */
export function notProvedSection(run: Run): Section | null {
  const items = run.subject.kind === 'unreadable' ? [UNREADABLE] : run.notProved.map((each) => notProvedText(each));
  return items.length === 0 ? null : { id: 'not-proved', title: 'What this does not prove', blocks: [{ kind: 'panel', items }] };
}

const UNREADABLE = 'Anything about what the file was meant to hold: it could not be read as evidence.';
