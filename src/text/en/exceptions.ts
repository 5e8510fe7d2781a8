import type { FactReasons } from '../../core/controls/reasons.ts';

type Clauses = { readonly [C in keyof FactReasons]: Readonly<Partial<Record<FactReasons[C], string>>> };

/** What went wrong, as a clause for headlines: one for every reason that makes an exception. */
export const exceptions: Clauses = {
  'CT-21': {
    'denied-yet-executed': 'an action ran although it was denied',
    'denied-in-log-only': 'an action ran although the policy denied it, because the policy only logged',
    'pending-yet-executed': 'an action ran before the approval it required',
    'approval-denied-yet-executed': 'an action ran although its approval was refused',
    'approval-expired-yet-executed': 'an action ran although its request for approval had expired',
    'log-only-in-production': 'an action ran in production under a policy that only logs',
  },
  'CT-25': {
    'no-approval': 'a production write ran without a person’s approval',
    'approval-after-start': 'a production write ran before a person approved it',
    'approval-denied': 'a production write ran although it had been refused',
    'approval-expired': 'a production write ran although its request for approval had expired',
    'approver-not-human': 'a production write was approved by no person',
    'approval-invalid': 'a production write ran on an approval whose signature does not hold',
  },
  'CT-26': {
    'approver-is-owner': 'an approval was given by the person who answers for the requesting agent',
    'approver-is-requester': 'an approval was given by its own requester',
    'account-of-owner': 'an approval was given with an account of the person who answers for the requesting agent',
    'account-of-requester': 'an approval was given with an account of its own requester',
  },
  'CT-27': {
    'digest-not-approved': 'what ran is not what was approved',
    'digest-changed': 'what finished is not what started',
    'policy-version-differs': 'an approval was given under another policy version than the decision',
    'approval-expired': 'an action ran on an approval that had expired',
    'approval-used-twice': 'an approval was used twice',
    'approval-invalid': 'an action ran on an approval whose signature does not hold',
  },
  'CT-41': {
    'tests-missing': 'a merge went ahead without a required test on what was merged',
    'tests-failed': 'a merge went ahead although a required test had failed',
    'tests-empty': 'a merge went ahead on a required suite that tested nothing',
    'tests-after-merge': 'a merge went ahead before its required tests were done',
    'retried-to-green': 'a merge went ahead on tests repeated until they passed',
    'verification-missing': 'a release was never verified',
    'verification-degraded': 'a release was found degraded and left so',
  },
};
