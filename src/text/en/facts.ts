import type { FactSentences } from '../control-text.ts';
import { formatDuration, plural, shortDigest } from '../format.ts';
import { displayName } from '../names.ts';
import { shown } from './values.ts';

type Values = Readonly<Record<string, string>>;

const text = (v: Values, key: string, otherwise: string): string => (v[key] === undefined || v[key] === '' ? otherwise : shown(v[key]));
const name = (v: Values, key: string, otherwise = 'someone not named'): string => (v[key] === undefined || v[key] === '' ? otherwise : displayName(v[key]));
const opt = (v: Values, key: string, before: string, after = ''): string => (v[key] === undefined || v[key] === '' ? '' : `${before}${shown(v[key])}${after}`);
const digest = (v: Values, key: string): string => (v[key] === undefined ? 'an unknown digest' : shortDigest(v[key]));
const duration = (v: Values, key: string): string => (/^\d+$/.test(v[key] ?? '') ? formatDuration(Number(v[key])) : 'some time');
const count = (v: Values, key: string, one: string): string => (/^\d+$/.test(v[key] ?? '') ? plural(Number(v[key]), one) : `Some ${one}s`);

const started = (v: Values): string => `It started at ${text(v, 'startedAt', 'an unknown time')}`;
const rule = (v: Values): string => `${opt(v, 'rule', ' by the rule ')}${opt(v, 'policyVersion', ' of policy version ')}`;
const UNPROVED: Readonly<Record<string, string>> = {
  'missing': 'is not in the bundle as it was signed for',
  'invalid': 'carries a signature that does not hold',
  'unknown-key': 'is signed with a key, or at a time, that cannot be relied on here',
};
const unproved = (v: Values): string =>
  `The approval${opt(v, 'file', ' ')} ${UNPROVED[v['signature'] ?? ''] ?? 'could not be verified'}, so it cannot be relied on.`;
const invalid = (v: Values): string => `The approval${opt(v, 'file', ' ')} carries a signature that does not hold, and counts as none. ${started(v)}.`;

/** What each fact says, by control test and reason. */
export const facts: FactSentences = {
  'CT-21': {
    'not-executed': (v) => `It did not run${opt(v, 'decision', '; the decision was ')}.`,
    'permitted': (v) => `It was permitted${rule(v)} at ${text(v, 'decidedAt', 'an unknown time')}, before it ran.`,
    'approved': (v) => `It required an approval, which was granted at ${text(v, 'approvedAt', 'an unknown time')}, before it ran.`,
    'denied-yet-executed': (v) => `It was denied${rule(v)} at ${text(v, 'decidedAt', 'an unknown time')}. ${started(v)} all the same${opt(v, 'effects', ', with the effects ')}.`,
    'denied-in-log-only': (v) => `It was denied${rule(v)} at ${text(v, 'decidedAt', 'an unknown time')}, by a policy in log-only mode, which stops nothing. ${started(v)}${opt(v, 'effects', ', with the effects ')}.`,
    'pending-yet-executed': (v) => `It required an approval${rule(v)}. ${started(v)}, before any was granted${opt(v, 'approvedAt', '; one came at ')}.`,
    'approval-denied-yet-executed': (v) => `Its approval was refused${opt(v, 'approver', ' by ')} at ${text(v, 'deniedAt', 'an unknown time')}. ${started(v)} all the same.`,
    'approval-expired-yet-executed': (v) => `Its request for approval expired at ${text(v, 'expiredAt', 'an unknown time')}, with none granted. ${started(v)} all the same.`,
    'log-only-in-production': (v) => `It ran in production under a policy in log-only mode${rule(v)}${opt(v, 'decision', '; the decision was ')}. Such a policy stops nothing, whatever it decides.`,
    'no-decision': (v) => `It ran, and the record holds no policy decision for it. ${started(v)}.`,
    'decision-after-start': (v) => `${started(v)}; its first policy decision is of ${text(v, 'decidedAt', 'an unknown time')}, later.`,
    'started-then-blocked': (v) => `It was denied${rule(v)}, started at ${text(v, 'startedAt', 'an unknown time')} and was then blocked. Whether anything took effect in between, the record does not say.`,
    'approval-unproved': unproved,
  },
  'CT-25': {
    'approved-before': (v) => `${name(v, 'approver', 'Someone')} approved it at ${text(v, 'approvedAt', 'an unknown time')}, ${duration(v, 'early')} before it started.`,
    'no-approval': (v) => `No approval of it is in the record. ${started(v)}.`,
    'approval-after-start': (v) => `${started(v)}. ${name(v, 'approver', 'Someone')} approved it at ${text(v, 'approvedAt', 'an unknown time')}, ${v['late'] === '0' ? 'in the same millisecond, which is not before' : `${duration(v, 'late')} after`}${v['late'] === '0' ? '' : ' it had started'}.`,
    'approval-denied': (v) => `${name(v, 'approver', 'Someone')} refused it at ${text(v, 'deniedAt', 'an unknown time')}. ${started(v)} all the same.`,
    'approval-expired': (v) => `The request for approval expired at ${text(v, 'expiredAt', 'an unknown time')}, with none granted. ${started(v)}.`,
    'approver-not-human': (v) => `It was approved by ${name(v, 'approver')}, which is ${text(v, 'approverKind', 'not a person')}. ${started(v)}.`,
    'approval-invalid': invalid,
    'approval-unproved': unproved,
    'approver-unknown': (v) => `It was approved by ${name(v, 'approver')}, whom the identity snapshot does not name: whether that is a person cannot be told.`,
    'approvals-conflict': (v) => `${name(v, 'approver', 'Someone')} approved it, and ${name(v, 'refuser')} refused it, before it started. Which of the two counted, the record does not say.`,
  },
  'CT-26': {
    'independent': (v) => `Approved by ${name(v, 'approver')}; requested by ${name(v, 'requester')}, for whom ${name(v, 'owner')} answers.`,
    'approver-is-owner': (v) => `It was approved by ${name(v, 'approver')}${opt(v, 'account', ', with the account ')}, who answers for the agent that requested it (${name(v, 'requester')}).`,
    'approver-is-requester': (v) => `It was approved by ${name(v, 'approver')}, who requested it.`,
    'account-of-owner': (v) => `It was approved by ${name(v, 'approver')} with the account ${name(v, 'account')}. That account belongs to ${name(v, 'owner')}, who answers for the agent that requested it (${name(v, 'requester')}).`,
    'account-of-requester': (v) => `It was approved by ${name(v, 'approver')} with the account ${name(v, 'account')}, which belongs to the requester (${name(v, 'requester')}).`,
    'owner-unknown': (v) => `The registry names no person who answers for ${name(v, 'requester')}, so whether ${name(v, 'approver')} is independent cannot be told.`,
    'approver-unknown': (v) => `The approver ${name(v, 'approver')} is not in the identity snapshot, so whether that is an independent person cannot be told.`,
    'approval-unproved': unproved,
  },
  'CT-27': {
    'bound': (v) => `What ran (${digest(v, 'executedDigest')}) is what ${name(v, 'approver')} approved, under policy version ${text(v, 'policyVersion', 'not named')}, before it expired.`,
    'digest-not-approved': (v) => `What ran has the digest ${digest(v, 'executedDigest')}; what was approved has ${digest(v, 'approvedDigest')}. ${started(v)}, and no approval covers it.`,
    'digest-changed': (v) => `It started as ${digest(v, 'executedDigest')} and finished as ${digest(v, 'finishedDigest')}.`,
    'policy-version-differs': (v) => `It was approved under policy version ${text(v, 'approvedVersion', 'not named')} and decided under ${text(v, 'policyVersion', 'not named')}. ${started(v)}.`,
    'approval-expired': (v) => `The approval by ${name(v, 'approver')} expired at ${text(v, 'expiresAt', 'an unknown time')}. ${started(v)}, ${v['late'] === '0' ? 'at the moment of expiry' : `${duration(v, 'late')} later`}.`,
    'approval-used-twice': (v) => `The approval${opt(v, 'approvalId', ' ')} was used before${opt(v, 'otherAction', ', by ')}${opt(v, 'usedAt', ' at ')}. ${started(v)} on the same approval.`,
    'approval-invalid': invalid,
    'approval-unproved': unproved,
    'digest-not-described': (v) => `What ran has the digest ${digest(v, 'executedDigest')}; the description in the request has ${digest(v, 'describedDigest')}. What the digest stands for cannot be told.`,
    'digest-not-recorded': () => 'It left effects, and the record holds no start or end of it that names a digest: what ran cannot be told.',
    'no-decision': (v) => `The record holds no policy decision from before the start, so the policy version cannot be compared. ${started(v)}.`,
  },
  'CT-41': {
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
};
