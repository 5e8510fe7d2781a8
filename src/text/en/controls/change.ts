import type { PolicyReasons } from '../../../core/controls/policy/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { text, name, opt, notKept } from './words.ts';

const change = (v: Values): string =>
  `${name(v, 'by', 'Somebody')} ${v['kind'] === 'role' ? 'gave the role' : 'published the policy'}${opt(v, 'changed', ' ')}${opt(v, 'version', ', version ')} at ${text(v, 'changedAt', 'an unknown time')}`;

/** Changes of the rules themselves. */
export const changes: ControlTexts<Pick<PolicyReasons, 'CT-23'>> = {
  'CT-23': {
    title: 'Policies and roles change under control',
    failing: 'a policy or a role was changed without control',
    population: 'Every publication of a policy version and every role that was given, as events tell it; and every version and role that by its file begins within the record’s period, where no event tells of it. One event tells of one role: it comes before the role begins, what it gives has not run out by then, and the role was not taken away in between, more than two seconds before then; or it comes up to a quarter of an hour after, while the role by its file still lasts. Where the record ends before that quarter of an hour, it cannot be told. A change needs an approval before it, or where the role began before its event, by two seconds after that, of that version or that role, by somebody who neither made the change, nor asked for its approval, nor gains by it: has the role from it, or answers for the agent or service that has. An approval is good for one change, and one of a role does not say to whom. The change must not be made by an agent, nor by whoever gains by it; a version must not begin before it was published, but for the first, nor be older than the one it replaces. Gates of the boundaries change with their version. Release gates have no event of a change, nor has what a role permits: neither is looked at, nor are roles that were taken away, whether a role was used before its event, whether it lasts as long as the event says, nor whom a version of a policy favours.',
    rationale: 'Whoever can change the rules alone is bound by none.',
    facts: {
      'approved': (v) => `${change(v)}. ${name(v, 'approver', 'Somebody')} had approved it at ${text(v, 'approvedAt', 'an unknown time')}.`,
      'by-an-agent': (v) => `${change(v)}, and is an agent.`,
      'by-its-beneficiary': (v) => `${change(v)}, to the same person or to somebody for whom that person answers${opt(v, 'beneficiary', ' (', ')')}.`,
      'version-went-back': (v) => `${change(v)}, which is older than the version it replaces${opt(v, 'replaces', ' (', ')')}.`,
      'retroactive': (v) => `${change(v)}, with effect from ${text(v, 'effectiveFrom', 'an earlier time')}, before that.`,
      'not-told': (v) => `${v['kind'] === 'role' ? `${name(v, 'principal', 'Somebody')} has the role` : 'The policy'}${opt(v, 'changed', ' ')}${opt(v, 'version', ', version ')}${v['kind'] === 'role' ? '' : ' came into force'}${opt(v, 'from', v['kind'] === 'role' ? ' from ' : ' at ')}. No event of the record tells of that change.`,
      'began-before-approved': (v) => `${change(v)}. By the identity snapshot it had begun at ${text(v, 'from', 'an earlier time')}; it was approved only at ${text(v, 'approvedAt', 'a later time')}.`,
      'approved-afterwards': (v) => `${change(v)}. It was approved at ${text(v, 'approvedAt', 'a later time')}, not before.`,
      'not-approved': (v) => `${change(v)}. No approval of it, that no earlier change has used, is in the record.`,
      'approved-by-its-author': (v) => `${change(v)}, and had approved it: one person in both places${opt(v, 'approver', ' (', ')')}.`,
      'approved-by-its-requester': (v) => `${change(v)}. ${name(v, 'approver', 'One person')} had asked for its approval, and gave it.`,
      'approved-by-its-beneficiary': (v) => `${change(v)}. It was approved by ${name(v, 'approver', 'the same person')}, who has it from that, or answers for whoever has${opt(v, 'beneficiary', ' (', ')')}.`,
      'approvals-not-told': (v) => `${change(v)}. The record does not tell of all approvals of changes, so whether it was approved is open.`,
      'approver-unknown': (v) => `${change(v)}. It was approved by ${name(v, 'approver')}, whom the identity snapshot does not name: whether that is another person cannot be told.`,
      'beneficiary-unknown': (v) => `${change(v)}. Who answers for ${name(v, 'beneficiary', 'whoever has it')}, the record does not say, so whether ${name(v, 'approver', 'the approver')} gains by it cannot be told.`,
      'version-not-in-the-bundle': (v) => `${change(v)}. That version is not in the bundle, so whether it began before it was published cannot be told.`,
      'event-may-follow': (v) => `${name(v, 'principal', 'Somebody')} has the role${opt(v, 'changed', ' ')}${opt(v, 'from', ' from ')}. No event of the record tells of that change, and the record ends before one would be late.`,
      'not-kept': notKept,
    },
    exceptions: {
      'by-an-agent': 'an agent changed a policy or a role',
      'by-its-beneficiary': 'somebody took a role for themselves, or for what they answer for',
      'version-went-back': 'an older version of a policy was put in place of a newer one',
      'retroactive': 'a version of a policy was published with effect from before',
      'not-told': 'a policy or a role changed and no event tells of it',
      'approved-afterwards': 'a policy or a role was changed before that was approved',
      'began-before-approved': 'a role began before that was approved, and its event came later',
      'not-approved': 'a policy or a role was changed without approval',
      'approved-by-its-author': 'a change was approved by whoever made it',
      'approved-by-its-requester': 'a change was approved by whoever asked for its approval',
      'approved-by-its-beneficiary': 'a role was approved by whoever has it from that, or answers for whoever has',
    },
  },
};
