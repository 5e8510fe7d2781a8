import type { OrchestrationReasons } from '../../../core/controls/orchestration/reasons.ts';
import type { ControlTexts } from '../../control-text.ts';
import { text, name, opt, count } from './words.ts';

export const orchestration: ControlTexts<OrchestrationReasons> = {
  'CT-41': {
    title: 'Required tests passed before the merge, and the release was verified',
    failing: 'a merge went ahead without required tests passed on what was merged, or a release was not verified',
    population: 'Every merge: each action of that kind that started or took effect, and each pull request recorded as merged. Required test runs on the merged commit must have passed, at the first attempt, before the merge; a release of it must be found healthy or be rolled back. A release in the record’s last hour may still be waiting for that.',
    rationale: 'A failure should be seen in tests, before customers see it; and a release that does harm should be noticed and undone.',
    facts: {
      'tested': (v) => `${count(v, 'suites', 'required suite')} passed${opt(v, 'commit', ' on commit ')} before the merge. No release of it is in the record.`,
      'tested-and-verified': (v) => `${count(v, 'suites', 'required suite')} passed${opt(v, 'commit', ' on commit ')} before the merge, and the release${opt(v, 'release', ' ')} was found healthy.`,
      'tested-and-rolled-back': (v) => `${count(v, 'suites', 'required suite')} passed${opt(v, 'commit', ' on commit ')} before the merge; the release${opt(v, 'release', ' ')} was rolled back at ${text(v, 'rolledBackAt', 'an unknown time')}.`,
      'tests-missing': (v) => `No required test run${opt(v, 'commit', ' on commit ')} is in the record. It was merged at ${text(v, 'mergedAt', 'an unknown time')}.`,
      'tests-failed': (v) => `The required suite ${name(v, 'suite', 'not named')} failed${opt(v, 'commit', ' on commit ')} at ${text(v, 'testedAt', 'an unknown time')} (${text(v, 'failed', 'some')} failed, ${text(v, 'passed', 'some')} passed). It was merged at ${text(v, 'mergedAt', 'an unknown time')} all the same.`,
      'tests-empty': (v) => `The required suite ${name(v, 'suite', 'not named')} ran no test at all${opt(v, 'commit', ' on commit ')}. It was merged at ${text(v, 'mergedAt', 'an unknown time')}.`,
      'tests-after-merge': (v) => `The required suite ${name(v, 'suite', 'not named')} completed at ${text(v, 'testedAt', 'an unknown time')}, not before the merge at ${text(v, 'mergedAt', 'an unknown time')}.`,
      'retried-to-green': (v) => `The required suite ${name(v, 'suite', 'not named')} failed${opt(v, 'commit', ' on commit ')} and passed when it was repeated unchanged. It was merged at ${text(v, 'mergedAt', 'an unknown time')}.`,
      'verification-missing': (v) => `The release${opt(v, 'release', ' ')} shipped at ${text(v, 'shippedAt', 'an unknown time')}, and no verification of it is in the record.`,
      'verification-degraded': (v) => `The release${opt(v, 'release', ' ')} was found degraded at ${text(v, 'verifiedAt', 'an unknown time')}${opt(v, 'detail', ' (', ')')}, and was not rolled back.`,
      'commit-unknown': () => 'The record does not say which commit was merged, so its tests cannot be found.',
      'verification-pending': (v) => `The release${opt(v, 'release', ' ')} shipped at ${text(v, 'shippedAt', 'an unknown time')}; the record ends less than an hour later, without a verification.`,
      'rollback-pending': (v) => `The release${opt(v, 'release', ' ')} was found degraded at ${text(v, 'verifiedAt', 'an unknown time')}; the record ends less than an hour later, without a rollback.`,
    },
    exceptions: {
      'tests-missing': 'a merge went ahead without a required test on what was merged',
      'tests-failed': 'a merge went ahead although a required test had failed',
      'tests-empty': 'a merge went ahead on a required suite that tested nothing',
      'tests-after-merge': 'a merge went ahead before its required tests were done',
      'retried-to-green': 'a merge went ahead on tests repeated until they passed',
      'verification-missing': 'a release was never verified',
      'verification-degraded': 'a release was found degraded and left so',
    },
  },
};
