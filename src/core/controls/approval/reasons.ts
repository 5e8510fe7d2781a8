export interface ApprovalReasons {
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
}
