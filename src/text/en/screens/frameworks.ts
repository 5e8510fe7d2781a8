import type { ReferenceState } from '../../../core/controls/frameworks/coverage.ts';
import type { FrameworkWords } from '../../framework-words.ts';
import { formatNumber, plural } from '../../format.ts';

/** Words on what results show for the references of a framework, in the window, the terminal and the report. */
export const frameworksText = {
  /** A framework by its id; null where the words of its data are meant. */
  words: (_id: string): FrameworkWords | null => null,
  mapped: (mapped: number, of: number) => `${formatNumber(mapped)} of ${plural(of, 'reference')} mapped`,
  named: (title: string, edition: string) => `${title}, ${edition}`,
  edition: 'Framework',
  coverage: 'Coverage',
  references: 'References',
  mappedBut: (mapped: number, of: number, unmapped: string) => `${formatNumber(mapped)} of ${plural(of, 'reference')} mapped. No test speaks of ${unmapped}.`,
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
