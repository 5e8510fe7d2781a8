import type { FindingCode } from '../../../core/findings/index.ts';
import { plural } from '../../format.ts';

/** How a bundle stands to the one before it in its case, by the finding that says so. */
const RELATIONS: Partial<Record<FindingCode, string>> = {
  'previous.contradicts': 'Contradicts the one before: one of the two logs was rewritten',
  'previous.version-rewritten': 'Has another content under a name that keeps its content for all time',
  'previous.gap': 'Starts after the end of the one before: events between them are missing',
  'previous.behind': 'Ends before the one before it does',
  'previous.log-missing': 'Lacks a log that the one before has',
  'previous.reissued': 'Is the bundle before it, sealed again',
  'previous.not-sound': 'Follows a bundle that does not hold itself',
  'previous.continues': 'Goes on from the one before',
};

/** Words of the verdict screen that are not a finding’s. */
export const verdictText = {
  relations: RELATIONS,
  firstOfCase: 'Nothing before it in this case',
  notCompared: 'Not held against another yet',
  membersTitle: (count: number) => `The ${count} bundles of this case`,
  membersNote: 'In order of their periods; each is verified against the one before it of the same logs.',
  membersAlone: 'One bundle in this case',
  membersAloneNote: 'Bring in an earlier or a later bundle of the same logs, and each is held against the other: overlap, continuation, gap and contradiction become findings.',
  compareTitle: 'Earlier runs of this evidence',
  compareNone: 'This is the only run.',
  compareWith: 'Compare with',
  noComparison: 'No comparison',
  sameRun: 'The same run: same inputs, same answers.',
  sameAnswers: 'Both runs give the same answers.',
  answersDiffer: (count: number) => `The two runs differ in ${plural(count, 'answer')}.`,
  before: 'Then',
  now: 'This run',
  appeared: (count: number) => `${plural(count, 'finding')} of this run that the earlier one did not have`,
  gone: (count: number) => `${plural(count, 'finding')} of the earlier run that this one does not have`,
  inputsSame: 'Their inputs are the same.',
  hashed: (at: string) => `The vault’s copy was hashed ${at} and is what was taken in.`,
  hashing: (share: string) => `Hashing the vault’s copy again: ${share}`,
  changed: (at: string) => `The vault’s copy is no longer what was taken in. Found ${at}. Nothing below speaks of the bytes that are on the disk now.`,
  notHashed: (at: string, why: string) => `The vault’s copy could not be hashed again (${why}). It was last found whole ${at}.`,
} as const;
