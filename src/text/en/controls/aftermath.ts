import type { OversightReasons } from '../../../core/controls/oversight/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { formatDuration } from '../../format.ts';
import { count, duration, name, notKept, opt, text } from './words.ts';

const incident = (v: Values): string => `${name(v, 'incident', 'The incident')} is known${v['since'] === undefined ? '' : opt(v, 'since', ' since ')}`;
const serious = (v: Values): string => `${incident(v)} and was classified as serious${opt(v, 'classification', ' (', ')')}`;
const days = (v: Values): string => (v['requiredDays'] === undefined ? 'as long as is required' : `${text(v, 'requiredDays', '')} days`);
const purge = (v: Values): string => `Records of the log${opt(v, 'stream', ' ')} from before ${text(v, 'before', 'a time')} were deleted${opt(v, 'time', ' at ')}`;
const FAILURES: Readonly<Record<string, string>> = { 'failed': 'failed', 'rolled-back': 'was rolled back', 'incident': 'shipped a release that led to an incident', 'degraded': 'shipped a release that was found degraded' };
const failed = (v: Values): string => `It ${FAILURES[v['failure'] ?? ''] ?? 'went wrong'}${opt(v, 'startedAt', ', having started at ')}`;
const limit = (v: Values): string => (/^\d+$/.test(v['limit'] ?? '') ? formatDuration(Number(v['limit'])) : 'the limit');

/** What becomes of things that went wrong, of records, and of refusals. */
export const aftermath: ControlTexts<Pick<OversightReasons, 'CT-44' | 'CT-46' | 'CT-49' | 'CT-50'>> = {
  'CT-44': {
    title: 'What went wrong in production became an incident, and was reported in time',
    failing: 'something that went wrong was not taken up as an incident, or a serious incident was not reported in time',
    population: 'Every release to production that a verification found degraded, which an incident must name; and every incident. A serious one, by its classification when the time to report it is over or by its last, must be reported within the time of the control pack from the first event that tells of it; a report at the very limit is in time. One that nobody classified cannot be told. It does not look at whether the recipient was the right one, nor at the severity that the declaration states, which is not the classification.',
    rationale: 'Serious incidents must reach those outside who have to know, within a time that the law sets.',
    facts: {
      'incident-declared': (v) => `The release${opt(v, 'release', ' ')} was found degraded${opt(v, 'time', ' at ')}, and ${name(v, 'incident', 'an incident')} names it.`,
      'no-incident': (v) => `The release${opt(v, 'release', ' ')} was found degraded in production${opt(v, 'time', ' at ')}. No incident names it.`,
      'not-serious': (v) => `${incident(v)} and was classified as not serious${opt(v, 'classification', ' (', ')')}.`,
      'reported': (v) => `${serious(v)}. It was reported${opt(v, 'recipient', ' to ')}${opt(v, 'reportedAt', ' at ')}, in time.`,
      'not-reported': (v) => `${serious(v)}. No report of it is in the record, and ${limit(v)} have passed.`,
      'reported-late': (v) => `${serious(v)}. It was reported${opt(v, 'recipient', ' to ')}${opt(v, 'reportedAt', ' at ')}, ${duration(v, 'late')} too late.`,
      'not-classified': (v) => `${incident(v)}. No classification of it is in the record, so whether it had to be reported cannot be told.`,
      'record-ends': (v) => `${serious(v)}. The record ends${opt(v, 'recordEnds', ' at ')} with no report of it, before the time for one is over.`,
      'not-kept': notKept,
    },
    exceptions: {
      'no-incident': 'a release was found degraded in production and no incident was declared',
      'not-reported': 'a serious incident was not reported',
      'reported-late': 'a serious incident was reported too late',
    },
  },
  'CT-46': {
    title: 'Records are kept as long as they must be',
    failing: 'records were deleted too early or under a legal hold, or the rules let them be',
    population: 'The rules of retention; every log, from its first event here to its last; and every deletion that the record tells of. The rules must ask for at least the days of the control pack. A log that is here from its very first event is kept whole; one that begins later and spans fewer days is undecided: what is older may stand in bundles before this one. What was deleted must have been that old, and under no hold that covers it. It does not look at deletions that nobody recorded: those are for the tests of the log itself.',
    rationale: 'What has been deleted can neither clear nor convict anybody.',
    facts: {
      'rule-long-enough': (v) => `The rules of retention ask for ${text(v, 'minimumDays', 'enough')} days; at least ${days(v)} are required.`,
      'rule-too-short': (v) => `The rules of retention ask for ${text(v, 'minimumDays', 'too few')} days; at least ${days(v)} are required.`,
      'whole-since-opened': (v) => `The log${opt(v, 'stream', ' ')} is here from its very first event${opt(v, 'from', ', of ')}${opt(v, 'until', ', to ')}: there is nothing older.`,
      'reaches-back': (v) => `The log${opt(v, 'stream', ' ')} reaches${opt(v, 'from', ' from ')}${opt(v, 'until', ' to ')}, which is at least ${days(v)}.`,
      'bundle-shorter': (v) => `The log${opt(v, 'stream', ' ')} reaches${opt(v, 'from', ' from ')}${opt(v, 'until', ' to ')} here, which is less than ${days(v)}. Whether what is older was kept, this bundle does not show.`,
      'purged-in-order': (v) => `${purge(v)}, when they were at least ${days(v)} old and under no hold.`,
      'purged-early': (v) => `${purge(v)}. The youngest of them can have been less than ${days(v)} old.`,
      'purged-under-hold': (v) => `${purge(v)}. They were under the legal hold ${text(v, 'hold', 'of a matter that is not named')}.`,
      'no-rules': (v) => `${purge(v)}. The bundle holds no rules of retention, so whether a hold covered them cannot be told.`,
      'not-kept': notKept,
    },
    exceptions: {
      'rule-too-short': 'the rules of retention ask for less than is required',
      'purged-early': 'records were deleted before their time',
      'purged-under-hold': 'records were deleted although a legal hold covered them',
    },
  },
  'CT-49': {
    title: 'Refused agents do not try again and again',
    failing: 'an agent that was refused tried the same again and again',
    population: 'Every agent of which a request was denied, by policy or by a person. It is an indication when more requests of the same kind for the same systems follow within the window of the control pack than that allows; a request in the same millisecond as the denial does not follow it. It does not look at attempts under another agent’s name, nor at other ways to the same end.',
    rationale: 'Trying every door that is closed is how a boundary is searched for its gap.',
    facts: {
      'heeded': (v) => `${name(v, 'agent', 'The agent')} was denied ${count(v, 'denials', 'request')}${opt(v, 'requests', ' of ')}, and tried none of them again more often than is allowed.`,
      'tried-again': (v) => `${name(v, 'agent', 'The agent')} was denied${opt(v, 'kind', ' ')}${opt(v, 'deniedAt', ' at ')}, and asked for the same ${text(v, 'attempts', 'many')} times within ${duration(v, 'window')}.`,
      'nothing-named': (v) => `${name(v, 'agent', 'The agent')} was denied requests that name no system, so whether it tried the same again cannot be told.`,
    },
    exceptions: { 'tried-again': 'an agent that was refused tried the same again and again' },
  },
  'CT-50': {
    title: 'Failures reached no further than predicted',
    failing: 'a failure reached systems that the system graph did not say it could reach',
    population: 'Every action that ran and failed, at its last attempt or an earlier one, or was rolled back, or shipped a release that was rolled back, led to an incident or was found degraded. The systems that it reports an effect on or wrote data of must be among those reachable from its targets, over edges that carry changes and data, in the snapshot valid when it started; of an action that was started again, those of each start. It does not look at harm that no event of the action names.',
    rationale: 'Limits are set by how far a failure can reach. Where it reaches further, they were set too wide.',
    facts: {
      'contained': (v) => `${failed(v)}. What it had an effect on (${count(v, 'observed', 'system').toLowerCase()}) is among the ${count(v, 'predicted', 'system').toLowerCase()} that it could reach.`,
      'beyond-prediction': (v) => `${failed(v)}. It had an effect on ${text(v, 'systems', 'systems')}, which it could not reach by the snapshot${opt(v, 'snapshot', ' ')}.`,
      'no-snapshot': (v) => `${failed(v)}. The bundle holds no snapshot of the system graph that was valid then.`,
      'too-much': (v) => `${failed(v)}. How far it could reach was not worked out: there is more to ask of the graph than the limit.`,
      'target-unknown': (v) => `${failed(v)}. The snapshot does not hold its target${opt(v, 'target', ' ')}, so how far it could reach cannot be told.`,
      'no-end': (v) => `${failed(v)}. The record holds no end of it that says what it had an effect on.`,
    },
    exceptions: { 'beyond-prediction': 'a failure reached systems that it was not predicted to reach' },
  },
};
