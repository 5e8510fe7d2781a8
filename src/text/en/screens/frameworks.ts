import type { ReferenceState } from '../../../core/controls/frameworks/coverage.ts';
import { formatNumber, plural } from '../../format.ts';

/** Words on what results show for the references of a framework, in the window and the terminal. */
export const frameworksText = {
  mapped: (mapped: number, of: number) => `${formatNumber(mapped)} of ${plural(of, 'reference')} mapped`,
  edition: 'Framework',
  coverage: 'Coverage',
  references: 'References',
  unmapped: (references: string) => `No test speaks of ${references}.`,
  limitTitle: 'What this cannot say',
  limit: 'limit',
  notice: (day: string, basis: 'notes' | 'memory') => `as of ${day}, ${basis === 'notes' ? 'from working notes' : 'from memory, not held against the publication'}`,
  unknownReference: (references: string) => `not known here: ${references}`,
  states: {
    'exceptions': 'exceptions',
    'cannot-tell': 'cannot tell',
    'indications': 'indications',
    'no-exceptions': 'no exceptions',
    'nothing-to-test': 'nothing to test',
    'not-run': 'not run',
    'not-mapped': 'not mapped',
  } satisfies Readonly<Record<ReferenceState, string>>,
  lists: {
    failed: 'failed', indicated: 'indications by', undecided: 'undecided', passed: 'passed', notApplicable: 'nothing to test for', notRun: 'not run',
  },
};
