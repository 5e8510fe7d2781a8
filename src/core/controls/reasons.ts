/**
 * Every reason a fact can give, by control test: a closed list, so that the catalogue cannot lack a sentence
 * and stored facts stay readable. A reason is never reused for another meaning.
 */
export interface FactReasons {
  'CT-21':
    | 'not-executed' | 'permitted' | 'approved'
    | 'denied-yet-executed' | 'denied-in-log-only' | 'pending-yet-executed' | 'approval-denied-yet-executed'
    | 'approval-expired-yet-executed' | 'log-only-in-production'
    | 'no-decision' | 'decision-after-start' | 'started-then-blocked' | 'approval-unproved';
  'CT-25':
    | 'approved-before'
    | 'no-approval' | 'approval-after-start' | 'approval-denied' | 'approval-expired' | 'approver-not-human' | 'approval-invalid'
    | 'approval-unproved' | 'approver-unknown' | 'approvals-conflict';
  'CT-26':
    | 'independent'
    | 'approver-is-owner' | 'approver-is-requester' | 'account-of-owner' | 'account-of-requester'
    | 'owner-unknown' | 'approver-unknown' | 'approval-unproved';
  'CT-27':
    | 'bound'
    | 'digest-not-approved' | 'digest-changed' | 'policy-version-differs' | 'approval-expired' | 'approval-used-twice'
    | 'approval-invalid'
    | 'approval-unproved' | 'digest-not-described' | 'digest-not-recorded' | 'no-decision';
  'CT-41':
    | 'tested' | 'tested-and-verified' | 'tested-and-rolled-back'
    | 'tests-missing' | 'tests-failed' | 'tests-empty' | 'tests-after-merge' | 'retried-to-green'
    | 'verification-missing' | 'verification-degraded'
    | 'commit-unknown' | 'verification-pending' | 'rollback-pending';
}

export type ControlId = keyof FactReasons;
