import type { UserControlProblem, UserControlQuery } from '../../../core/controls/user-control-answer.ts';
import { displayName } from '../../names.ts';
import { formatNumber } from '../../format.ts';

/** Words on controls of a person's own, in the window and the terminal. */
export const ownControlsText = {
  title: 'Controls of your own',
  note: 'A control file asks its question of the record in SQL. It is read and checked, then run on an instance that reads nothing else, with limits on time, rows and memory. The file is kept with the case and run again over whatever run is shown; the custody log says who kept it. Its result stands beside the others and in a section of its own in reports. It enters neither the run nor the verdict.',
  load: 'Run and keep a control file',
  running: (name: string): string => `Running ${name}…`,
  mark: 'Your own',
  by: 'Your name',
  nameIsNote: 'A name you type: nothing proves it.',
  kept: (file: string, by: string, at: string): string => `${file}, kept by ${by}, ${at}`,
  putAway: (id: string): string => `Put ${id} away`,
  putAwayShort: 'Put away',
  notPutAway: 'The control was not put away.',
  dismiss: (file: string): string => `Dismiss ${file}`,
  dismissShort: 'Dismiss',
  keptBy: 'Kept with the case by',
  runOver: 'Run over',
  thisRun: (id: string): string => `the run shown, ${id}`,
  malformed: (name: string, why: string, offset: number | null): string => `${name} is not a control: ${why}${offset === null ? '' : ` (byte ${formatNumber(offset)})`}.`,
  refused: (id: string, query: string, problem: string, detail: string): string => `${displayName(id)} was refused: ${query} ${problem}${detail === '' ? '' : ` (${displayName(detail, 300)})`}. Nothing it asks for counts as a result.`,
  failed: (name: string, problem: string): string => `${name} was not run. ${problem}`,
  tooLarge: (name: string): string => `${name} is larger than a control file may be (256 KiB).`,
  fileDigest: 'Digest of its file',
  keptOnly: 'Members that held are counted and not listed.',
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
};
