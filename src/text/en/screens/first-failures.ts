import { capital, countWord, formatNumber, plural } from '../../format.ts';

/** Words of the figure of where failures first appeared. */
export const firstFailuresText = {
  title: 'Where failures first appeared',
  what: 'the failures',
  headline: (changes: number, reached: number, untold: number): string =>
    `${capital(countWord(changes))} ${changes === 1 ? 'change' : 'changes'} failed; ${reached === 0 ? 'none' : countWord(reached)} of them reached production all the same${untold === 0 ? '' : `, and of ${formatNumber(untold)} it cannot be told`}.`,
  noFailure: (checks: number): string => `${checks === 1 ? 'The one check' : `None of ${plural(checks, 'check')}`} ${checks === 1 ? 'did not fail' : 'failed'}, and no incident is recorded.`,
  nobodyLooked: 'The record tells of no test run, pipeline, verification or incident. Nobody looked: that is not the same as no failures.',
  definition: 'Each change that failed is counted once, at the stage where the record first tells of it: test runs by the environment they ran in, pipelines in CI, verifications and incidents by the environment of their release. A change is a commit with every merge of it.',
  limits: 'A later commit that holds the change, and is no recorded merge of it, is another change. An action that failed is no failure of a change. What is only in an extract of CI/CD, or in events that cannot be used, makes it untold whether production was reached.',
  unread: (n: number): string => `${plural(n, 'event')} of checks, merges or releases could not be used, and may tell of more.`,
  stage: 'Stage',
  stageUntold: 'Stage cannot be told',
  parts: { checks: 'Checks there', first: 'First seen failing', reached: 'Reached production', kept: 'Did not reach it', untold: 'Cannot be told' },
  notLookedAt: 'Not looked at',
  of: (n: number, all: number): string => `${formatNumber(n)} of ${formatNumber(all)}`,
  cell: (stage: string, part: string, figure: string): string => `${stage}, ${part}: ${figure}`,
  rowsOf: (stage: string, part: string): string => `${stage}: ${part}`,
  reading: 'Reading…',
  columns: { kind: 'What', subject: 'Of', commit: 'Commit', time: 'At', reach: 'Production' },
  kinds: { test: 'Test run', pipeline: 'Pipeline', verification: 'Verification', incident: 'Incident' },
  failed: (kind: string): string => `${kind}, failed`,
  noCommit: 'Not stated',
  reaches: { reached: 'Reached', kept: 'Not reached', untold: 'Cannot be told' },
  toFailure: 'The first failure in Evidence',
  toCheck: 'The check in Evidence',
  toRelease: 'Its first release to production',
} as const;
