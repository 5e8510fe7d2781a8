import type { ReferenceState } from '../../../core/controls/frameworks/coverage.ts';
import { formatNumber, plural } from '../../format.ts';

/** What the results are evidence relevant to, framework by framework. Never proof that anything is met. */
export const frameworks = {
  lead: 'What results are evidence relevant to, in each framework’s own numbering and in our own words. A result names no duty as met: whether the evidence is enough, and whether a reference applies at all, is for people to judge.',
  title: (title: string, edition: string) => `${title} (${edition})`,
  limit: 'What a record cannot say for it',
  coverage: 'Coverage',
  mapped: (mapped: number, all: number) => `Tests speak of ${formatNumber(mapped)} of the ${plural(all, 'reference')} known here.`,
  about: (title: string) => `${title}: references, and the tests that are evidence relevant to them`,
  columns: { state: 'Tests show', reference: 'Reference', tests: 'Tests and what they came to' },
  states: {
    'exceptions': 'Exceptions', 'cannot-tell': 'Cannot tell', 'indications': 'Indications', 'no-exceptions': 'No exceptions',
    'nothing-to-test': 'Nothing to test', 'not-run': 'Not run', 'not-mapped': 'No test',
  } satisfies Readonly<Record<ReferenceState, string>>,
  test: (id: string, outcome: string, exceptions: number, population: number) => `${id}: ${outcome}, ${plural(exceptions, 'exception')} in ${formatNumber(population)}`,
  indicating: (id: string, indications: number, population: number) => `${id}: ${plural(indications, 'indication')} in ${formatNumber(population)}`,
  passed: (ids: string) => `Without exceptions: ${ids}`,
  notApplicable: (ids: string) => `Nothing to test: ${ids}`,
  notRun: (ids: string) => `Not run: ${ids}`,
  unmapped: 'No test speaks of',
  unmappedItem: (reference: string, about: string) => `${reference}: ${about}`,
  unknown: 'Named by a test, and not known here',
  facts: (title: string) => `${title}: what the tests leave open`,
  separator: '; ',
  listed: ', ',
};

export const notices = {
  lead: 'Laws and standards change. These notices are data of the program, each with the day on which it was last looked at; they are no legal advice.',
  about: 'Notices about frameworks, with the day they were last looked at',
  columns: { framework: 'Framework', notice: 'Notice', checked: 'Looked at' },
  basis: { notes: 'from notes with a source behind them', memory: 'from memory: not yet held against the publication' },
};
