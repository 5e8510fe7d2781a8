import type { Run } from '../../core/run.ts';
import { notProvedText } from '../../text/index.ts';
import type { Section } from '../blocks.ts';

export function notProvedSection(run: Run): Section | null {
  if (run.notProved.length === 0) return null;
  return {
    id: 'not-proved',
    title: 'What this does not prove',
    blocks: [{ kind: 'panel', items: run.notProved.map((each) => notProvedText(each)) }],
  };
}
