import { capital, countWord, formatNumber, plural } from '../../format.ts';

const verb = (n: number): string => (n === 1 ? 'is' : 'are');
const pieces = (n: number): string => `${countWord(n)} ${n === 1 ? 'piece' : 'pieces'} of work`;

/** Words of the Operations screen. */
export const operationsText = {
  name: 'Operations',
  what: 'tests and work',
  headline: (suites: number, passed: number, work: number, overdue: number): string => {
    const tests = suites === 0 ? 'No result of a test run is recorded' : `${capital(countWord(passed))} of ${plural(suites, 'suite')} passed when last run`;
    return `${tests}; ${work === 0 ? 'no work is recorded' : overdue === 0 ? 'no work is past its lease' : `${pieces(overdue)} ${verb(overdue)} past the lease`}`;
  },
  until: (time: string): string => `As of the record’s last event, ${time}. What had not ended by then is open.`,
  noPlan: 'The record holds no specifications and no planned dates: what was to be built or tested, and by when, cannot be told from it.',
  next: 'Open findings and what to do next',
  toVerdict: 'Verdict',
  toControls: 'Controls',
  emptyExport: 'An audit export records neither results of test runs nor a queue of work, so that nothing can be said of either.',
  emptyTitle: 'Neither tests nor work',
  reading: 'Reading…',
  none: 'None.',
  tests: {
    title: 'Test runs',
    summary: (runs: number, suites: number, failed: number, empty: number): string =>
      `${plural(runs, 'result')} of ${plural(suites, 'suite')}. When last run, ${failed === 0 ? 'none' : countWord(failed)} failed, and ${empty === 0 ? 'each ran at least one test' : `${countWord(empty)} ran no test`}.`,
    noneRun: 'The record tells of no result of a test run: that is not the same as nothing failing.',
    services: (untested: number, all: number): string => `Of ${plural(all, 'service')} in the graph, ${untested === 0 ? 'none was left untested' : untested === 1 ? 'one was never tested' : `${countWord(untested)} were never tested`}.`,
    noServices: 'The graph that is valid when the record ends holds no service.',
    noGraph: 'No graph is valid when the record ends, so it cannot be told which services were never tested.',
    definition: 'A suite counts once for each system that the action of a run names, and stands as its last run came out. A run in which no test ran has passed nothing. A service is tested where a result names it, the pipeline that deploys to it, or a repository that this pipeline builds; what the tests were of, and whether they were enough, the record does not say.',
    unread: (n: number): string => `${plural(n, 'result')} could not be used, and may tell of more.`,
    parts: {
      failed: 'Last run failed', empty: 'Last run had no test', passed: 'Last run passed', running: 'Not ended', unreported: 'Ended without a result', unbegun: 'Asked for, never begun', untested: 'Services never tested',
    },
    results: { failed: 'Failed', empty: 'No test ran', passed: 'Passed' },
    list: 'What is listed',
    noSystem: 'None named',
    columns: {
      system: 'System', kind: 'Kind', suite: 'Suite', result: 'Result', last: 'Last run', counts: 'Passed / failed', runs: 'Runs', failed: 'Failed', empty: 'No test', time: 'At', required: 'Required', commit: 'Commit',
      title: 'Asked for', agent: 'Agent', requested: 'Requested', started: 'Started', outcome: 'Outcome', service: 'Service', environment: 'Environment', owner: 'Owner',
    },
    ratio: (passed: number, failed: number): string => `${formatNumber(passed)} / ${formatNumber(failed)}`,
    required: 'Yes',
    notRequired: 'No',
    notStarted: 'Not started',
    runsOf: (suite: string, system: string): string => `Runs of ${suite}: ${system}`,
    toAction: 'Its action',
    toEvidence: 'The result in Evidence',
    toRequest: 'The request in Evidence',
    toGraph: 'The service in Graph',
  },
  trend: {
    title: 'Results over time',
    step: (length: string): string => `One column is ${length}.`,
    legend: { failed: 'failed', empty: 'no test ran', passed: 'passed' },
    label: (summary: string): string => `Results over time: ${summary}`,
    point: (time: string, failed: number, empty: number, passed: number): string => `from ${time}: ${formatNumber(failed)} failed, ${formatNumber(empty)} without a test, ${formatNumber(passed)} passed`,
    none: (time: string): string => `from ${time}: no result`,
    choose: 'Choose a column, or use the arrow keys, to see its numbers.',
    chosen: 'Chosen stretch',
    during: 'These results in Timeline',
    table: 'Results over time, as a table',
    columns: { time: 'From', failed: 'Failed', empty: 'No test ran', passed: 'Passed' },
    quiet: (n: number): string => (n === 0 ? '' : `${plural(n, 'stretch', 'stretches')} without a result not listed.`),
  },
  work: {
    title: 'Work of the fleets',
    summary: (all: number, open: number): string => `${plural(all, 'piece')} of work; ${open === 0 ? 'none is open' : `${countWord(open)} ${verb(open)} open`} when the record ends.`,
    noneQueued: 'The record tells of no work that was queued, handed out or finished.',
    definition: 'Work is handed out by a lease. What was finished is late where its last lease had run out. What was never handed out was left in the queue while its fleet was given work that was queued later; what waits was not. Which of two priorities goes first the record does not say.',
    unread: (n: number): string => `${plural(n, 'event')} of work could not be used, and may tell of more.`,
    fleet: 'Fleet',
    allFleets: 'All fleets',
    parts: { finished: 'Finished', late: 'Finished late', unleased: 'Finished, never handed out', overdue: 'Past its lease', held: 'Held', passed: 'Never handed out', waiting: 'Waiting' },
    cell: (fleet: string, part: string, n: number): string => `${fleet}, ${part}: ${formatNumber(n)}`,
    rowsOf: (fleet: string, part: string): string => `${fleet}: ${part}`,
    leftOut: (n: number): string => `${plural(n, 'more fleet')} not listed; all of them counts theirs too.`,
    columns: { work: 'Work', fleet: 'Fleet', agent: 'Agent', priority: 'Priority', queued: 'Queued', leased: 'Handed out', until: 'Lease until', finished: 'Finished' },
    notStated: 'Not stated',
    toAction: 'Its action',
    toEvidence: 'Its first event in Evidence',
  },
} as const;
