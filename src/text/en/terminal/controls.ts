import type { WaiverState } from '../../../core/controls/waive.ts';
import { formatNumber, plural } from '../../format.ts';

/** What `proofroom controls` says around the words of the control tests themselves. */
export const terminalControls = {
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
    'withdrawn': () => 'was withdrawn, and waives nothing',
    'not-yet': () => 'was decided after the instant of judgement, and waives nothing',
    'unknown-control': () => 'names a control test that was not run',
    'no-such-exception': () => 'names a subject that is no exception of this control test',
    'beyond-kept': () => 'names a subject that is not among the exceptions listed; whether it waives one cannot be told',
    'not-failed': () => 'names a control test that did not fail',
  } satisfies Readonly<Record<WaiverState, (count: number) => string>>,
  withdrawn: (who: string | null, at: string, why: string | null) => `withdrawn ${at}${who === null ? '' : ` by ${who}`}${why === null ? '' : `: ${why}`}`,
  everything: 'every exception',
};
