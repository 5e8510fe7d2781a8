import type { ReferenceState } from '../../../core/controls/frameworks/coverage.ts';
import type { Severity } from '../../../core/findings/index.ts';
import type { WaiverState } from '../../../core/controls/waive.ts';
import type { UserControlProblem, UserControlQuery } from '../../../core/controls/user-control-answer.ts';
import { formatNumber, plural } from '../../format.ts';

/** What `proofroom controls` says around the words of the control tests themselves. */
export const terminalControls = {
  severities: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' } satisfies Readonly<Record<Severity, string>>,
  advisory: 'Advisory: indications, which fail nothing',
  frameworks: 'By framework: evidence relevant to, never proof that it is met',
  waivers: 'Waivers: laid over outcomes, which stay as they were judged',
  none: 'No control was tested.',
  noneSelected: 'No control test is of these severities and frameworks.',
  pack: (id: string, version: string) => `control pack ${id} ${version}`,
  ownPack: 'a control of your own',
  integrity: {
    'pass': 'The data the tests used is what was signed.',
    'fail': 'The data the tests used is not all what was signed: what passed is undecided, what failed is marked unreliable.',
    'indeterminate': 'Whether the data the tests used is what was signed cannot be told: what passed is undecided, what failed is marked unreliable.',
    'not-checked': 'Whether the data the tests used is what was signed was not checked: what passed is undecided, what failed is marked unreliable.',
    'not-applicable': 'The data the tests used is signed by nobody: what passed is undecided, what failed is marked unreliable.',
  },
  population: 'population',
  members: (count: number, digest: string) => `${plural(count, 'member')}, sha256 ${digest}`,
  exceptions: (count: number, of: number, waived: number) => `${formatNumber(count)} of ${formatNumber(of)}${waived === 0 ? '' : `, ${formatNumber(waived)} of them waived`}`,
  undecided: (count: number, of: number) => `${formatNumber(count)} of ${formatNumber(of)} cannot be told`,
  unreliable: 'The data it rests on did not hold.',
  relevant: 'evidence relevant to',
  more: (count: number, noun: string) => `and ${formatNumber(count)} more ${noun}`,
  waived: (who: string, until: string, why: string) => `waived by ${who} until ${until}: ${why}`,
  waiver: {
    'in-force': (count: number) => `laid over ${plural(count, 'exception')}`,
    'expired': () => 'has expired, and waives nothing',
    'not-yet': () => 'was decided after the instant of judgement, and waives nothing',
    'unknown-control': () => 'names a control test that was not run',
    'no-such-exception': () => 'names a subject that is no exception of this control test',
    'beyond-kept': () => 'names a subject that is not among the exceptions listed; whether it waives one cannot be told',
    'not-failed': () => 'names a control test that did not fail',
  } satisfies Readonly<Record<WaiverState, (count: number) => string>>,
  queries: {
    population: 'its population query', exceptions: 'its exception query', undecided: 'its query for what cannot be told',
  } satisfies Readonly<Record<UserControlQuery, string>>,
  problems: {
    'not-one-select': 'is not one SELECT',
    'not-parsed': 'cannot be read as SQL',
    'unknown-table': 'asks for a table that is none of the record',
    'forbidden-function': 'uses a function that reads elsewhere or answers differently each time',
    'sample': 'takes a sample, which is another each time',
    'no-subject': 'has no column called subject',
    'too-many-columns': 'has more columns than a fact may have',
    'subject-missing': 'gives a row without a subject',
    'subject-twice': 'gives a subject twice',
    'outside-population': 'names a subject that is not in the population',
    'too-many-rows': 'gives more than is read',
    'too-long': 'takes longer than it may',
    'too-much-memory': 'needs more memory than it may',
    'failed': 'fails',
  } satisfies Readonly<Record<UserControlProblem, string>>,
  everything: 'every exception',
  mapped: (mapped: number, of: number) => `${formatNumber(mapped)} of ${plural(of, 'reference')} mapped`,
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
