export interface ApprovalReasons {
  'CT-25':
    | 'approved-before'
    | 'no-approval' | 'approval-after-start' | 'approval-denied' | 'approval-expired' | 'approver-not-human' | 'approval-invalid'
    | 'approval-unproved' | 'approver-unknown' | 'approvals-conflict' | 'not-kept';
  'CT-26':
    | 'independent'
    | 'approver-is-owner' | 'approver-is-requester' | 'account-of-owner' | 'account-of-requester' | 'approver-is-author' | 'approver-is-beneficiary'
    | 'owner-unknown' | 'approver-unknown' | 'approval-unproved' | 'author-unknown' | 'beneficiary-unknown' | 'approver-named' | 'not-kept'
    | 'override-independent' | 'override-for-oneself' | 'override-unknown';
  'CT-27':
    | 'bound'
    | 'digest-not-approved' | 'digest-changed' | 'policy-version-differs' | 'approval-expired' | 'approval-used-twice'
    | 'approval-invalid'
    | 'approval-unproved' | 'digest-not-described' | 'digest-not-recorded' | 'no-decision';
  'CT-28':
    | 'entitled'
    | 'too-few' | 'no-role' | 'disabled' | 'not-a-person' | 'shared-account' | 'stage-missing'
    | 'disabled-later' | 'not-in-directory' | 'role-unknown' | 'approver-unknown' | 'approval-unproved' | 'not-kept';
  'CT-29':
    | 'considered'
    | 'decided-fast' | 'in-bulk' | 'outside-hours' | 'evidence-not-opened' | 'never-refused'
    | 'request-not-recorded' | 'evidence-unknown' | 'approver-unknown';
  'CT-30':
    | 'justified'
    | 'no-reason' | 'no-ticket' | 'routine-work' | 'granted-too-long' | 'open-too-long' | 'not-closed' | 'used-after-end'
    | 'no-review' | 'reviewed-by-its-user' | 'reviewed-before-its-end' | 'reviewed-late' | 'not-justified'
    | 'opening-not-recorded' | 'still-open' | 'review-pending' | 'reviewer-unknown' | 'ticket-unknown' | 'opened-twice' | 'not-kept';
  'CT-31':
    | 'overridden-by-right'
    | 'approver-not-human' | 'approver-not-authorised' | 'no-reason' | 'no-expiry' | 'no-follow-up'
    | 'shipped-after-expiry' | 'shipped-before' | 'not-verified' | 'verified-late' | 'left-degraded' | 'undone-late'
    | 'approver-unknown' | 'role-unknown' | 'release-not-recorded' | 'verification-pending' | 'rollback-pending' | 'not-kept';
}
