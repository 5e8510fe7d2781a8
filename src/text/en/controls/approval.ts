import type { ApprovalReasons } from '../../../core/controls/approval/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { conflicting, digest, duration, invalid, name, notKept, opt, started, text, unproved } from './words.ts';

/** By what somebody gains, ending with that name. */
const GAINS: Readonly<Record<string, string>> = {
  'role': 'In it a role was given to', 'credential': 'In it a credential was issued to', 'delegation': 'In it rights were passed on to',
  'break-glass': 'In it emergency access was opened for', 'agent': 'In it was switched on', 'passed-on': 'It was done with rights passed on by',
  'emergency': 'It was done under emergency access of',
};
/** Where whose it is, the record does not say. */
const unknownGain = (v: Values): string => (v['id'] === undefined
  ? `${gain(v)}, and which person stands behind that name the record does not say`
  : `It was done under the ${v['what'] === 'emergency' ? 'emergency access' : 'delegation'}${opt(v, 'id', ' ')}, of which the record does not say for certain whose it is`);
const gain = (v: Values): string => `${GAINS[v['what'] ?? ''] ?? 'It served'} ${name(v, 'beneficiary')}`;

export const approval: ControlTexts<Pick<ApprovalReasons, 'CT-25' | 'CT-26' | 'CT-27'>> = {
  'CT-25': {
    title: 'A person approved each production write before it ran',
    failing: 'a production write ran without a person’s approval before it',
    population: 'Every action that modifies a repository, merges or changes production, started or took effect, and states production as its environment or names a production system as its target. The approval must be granted by a person, before the start, and not have expired at it; the same millisecond is too late. Where an action was started again, each start is tested.',
    rationale: 'Human oversight of changes that customers feel is the gate that agents must not pass alone.',
    facts: {
      'approved-before': (v) => `${name(v, 'approver', 'Someone')} approved it at ${text(v, 'approvedAt', 'an unknown time')}, ${duration(v, 'early')} before it started.`,
      'no-approval': (v) => `No approval of it is in the record. ${started(v)}.`,
      'approval-after-start': (v) => `${started(v)}. ${name(v, 'approver', 'Someone')} approved it at ${text(v, 'approvedAt', 'an unknown time')}, ${v['late'] === '0' ? 'in the same millisecond, which is not before' : `${duration(v, 'late')} after`}${v['late'] === '0' ? '' : ' it had started'}.`,
      'approval-denied': (v) => `${name(v, 'approver', 'Someone')} refused it at ${text(v, 'deniedAt', 'an unknown time')}. ${started(v)} all the same.`,
      'approval-expired': (v) => (v['approver'] === undefined ? `The request for approval expired at ${text(v, 'expiredAt', 'an unknown time')}, with none granted. ${started(v)}.` : `The approval by ${name(v, 'approver')} was good until ${text(v, 'expiredAt', 'an unknown time')}. ${started(v)}.`),
      'approver-not-human': (v) => `It was approved by ${name(v, 'approver')}, which is ${text(v, 'approverKind', 'not a person')}. ${started(v)}.`,
      'approval-invalid': invalid,
      'approval-unproved': unproved,
      'approver-unknown': (v) => `It was approved by ${name(v, 'approver')}, whom the identity snapshot does not name: whether that is a person cannot be told.`,
      'approvals-conflict': conflicting,
      'not-kept': notKept,
    },
    exceptions: {
      'no-approval': 'a production write ran without a person’s approval',
      'approval-after-start': 'a production write ran before a person approved it',
      'approval-denied': 'a production write ran although it had been refused',
      'approval-expired': 'a production write ran although its request for approval had expired',
      'approver-not-human': 'a production write was approved by no person',
      'approval-invalid': 'a production write ran on an approval whose signature does not hold',
    },
  },
  'CT-26': {
    title: 'The approver is independent of the requester, the author and whoever gains by it',
    failing: 'an approval was given by someone who is not independent of the request',
    population: 'Every action with at least one granted approval, and every release gate that was set aside. An approval fails when an approver is the requester or the person who answers for the requesting agent, under any account that the identity snapshot gives that person; of a merge, when they made the commit that is merged, or answer for the agent that did; and when they gain by it. By an action gains to whom its own events give a role, a credential, delegated rights or emergency access, the agent that they switch on, with whose rights it is done, at the beginning of the delegation, and for whom the emergency access was opened under which it is done; and whoever answers for these. A gate fails when whoever set it aside shipped the release, made what it merged, or answers for the agent that did. Who owns what is changed does not gain by that: they are entitled. Where the record holds no modification of the commit, or nobody who answers for one that gains, where one id of a delegation or of emergency access was given to two, or where parameters or targets name the approver or an agent or service that they answer for, it cannot be told. It does not look at a person’s manager, at people with the same name, at those who passed rights on in the middle of a delegation, at gains that no event of the action tells of, or at whom a version of a policy favours; changes of roles and policies by themselves are those of CT-23.',
    rationale: 'Approving one’s own agent’s work is approving one’s own work.',
    facts: {
      'independent': (v) => `Approved by ${name(v, 'approver')}; requested by ${name(v, 'requester')}, for whom ${name(v, 'owner')} answers.`,
      'approver-is-owner': (v) => `It was approved by ${name(v, 'approver')}${opt(v, 'account', ', with the account ')}, who answers for the agent that requested it (${name(v, 'requester')}).`,
      'approver-is-requester': (v) => `It was approved by ${name(v, 'approver')}, who requested it.`,
      'account-of-owner': (v) => `It was approved by ${name(v, 'approver')} with the account ${name(v, 'account')}. It is one of ${name(v, 'owner')}, or one for which that person answers, and that person answers for the agent that requested it (${name(v, 'requester')}).`,
      'account-of-requester': (v) => `It was approved by ${name(v, 'approver')} with the account ${name(v, 'account')}, which belongs to the requester (${name(v, 'requester')}).`,
      'approver-is-author': (v) => `It was approved by ${name(v, 'approver')}${opt(v, 'account', ', with the account ')}. The commit${opt(v, 'commit', ' ')} that it merges was made by ${name(v, 'author')}, who is that person or for whom that person answers.`,
      'author-unknown': (v) => `It was approved by ${name(v, 'approver')}. Who made the commit${opt(v, 'commit', ' ')} that it merges, the record does not say, so whether that is somebody else cannot be told.`,
      'approver-is-beneficiary': (v) => `It was approved by ${name(v, 'approver')}${opt(v, 'account', ', with the account ')}. ${gain(v)}, who is that person or for whom that person answers.`,
      'beneficiary-unknown': (v) => `It was approved by ${name(v, 'approver')}. ${unknownGain(v)}, so whether it is somebody else cannot be told.`,
      'approver-named': (v) => `It was approved by ${name(v, 'approver')}. Its parameters or targets name ${name(v, 'name')}, who is that person or for whom that person answers; what they gain by it the record does not tell.`,
      'not-kept': notKept,
      'override-independent': (v) => `${name(v, 'approver', 'Somebody')} set the gate ${name(v, 'gate', 'in question')} aside for the release${opt(v, 'release', ' ')}, and neither shipped it nor made what is in it.`,
      'override-for-oneself': (v) => `${name(v, 'approver', 'Somebody')} set the gate ${name(v, 'gate', 'in question')} aside for the release${opt(v, 'release', ' ')}. ${name(v, 'author', 'Somebody')} shipped it or made what is in it, who is that person or for whom that person answers.`,
      'override-unknown': (v) => `${name(v, 'approver', 'Somebody')} set the gate ${name(v, 'gate', 'in question')} aside for the release${opt(v, 'release', ' ')}. ${v['who'] === undefined ? 'Who shipped it and made what is in it, the record does not say in full' : `Which person stands behind ${name(v, 'who')}, the record does not say`}, so whether that is somebody else cannot be told.`,
      'owner-unknown': (v) => `The registry names no person who answers for ${name(v, 'requester')}, so whether ${name(v, 'approver')} is independent cannot be told.`,
      'approver-unknown': (v) => `The approver ${name(v, 'approver')} is not in the identity snapshot, so whether that is an independent person cannot be told.`,
      'approval-unproved': unproved,
    },
    exceptions: {
      'approver-is-owner': 'an approval was given by the person who answers for the requesting agent',
      'approver-is-requester': 'an approval was given by its own requester',
      'account-of-owner': 'an approval was given with an account of the person who answers for the requesting agent',
      'account-of-requester': 'an approval was given with an account of its own requester',
      'approver-is-author': 'an approval was given by somebody who made what was merged, or answers for the agent that did',
      'approver-is-beneficiary': 'an approval was given by somebody who gains by it',
      'override-for-oneself': 'a release gate was set aside by somebody whose own release it held back',
    },
  },
  'CT-27': {
    title: 'The approval binds to exactly what ran',
    failing: 'what ran is not what was approved',
    population: 'Every action that started or took effect and has a granted approval. The digest that ran must be one that was approved, under the policy version that decided; at its expiry an approval has expired; one approval is good for one start, and each later start needs one that came since the start before, for what is then started. Target and parameters are within the digest. The chain of approvers has no version in the format, so none is compared.',
    rationale: 'Between approval and execution a change can be exchanged. The digest is what ties them together.',
    facts: {
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
    exceptions: {
      'digest-not-approved': 'what ran is not what was approved',
      'digest-changed': 'what finished is not what started',
      'policy-version-differs': 'an approval was given under another policy version than the decision',
      'approval-expired': 'an action ran on an approval that had expired',
      'approval-used-twice': 'an approval was used twice',
      'approval-invalid': 'an action ran on an approval whose signature does not hold',
    },
  },
};
