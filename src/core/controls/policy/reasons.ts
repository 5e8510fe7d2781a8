export interface PolicyReasons {
  'CT-19':
    | 'decided-before'
    | 'no-decision' | 'decision-after-start' | 'decision-on-another-action'
    | 'digest-not-recorded' | 'digest-not-described' | 'not-kept';
  'CT-20':
    | 'agrees' | 'advisory-agrees'
    | 'decision-differs' | 'version-differs' | 'inputs-differ' | 'mode-differs' | 'rule-differs' | 'obligations-differ' | 'advisory-differs'
    | 'policy-missing' | 'input-missing' | 'evaluation-error' | 'not-replayed';
  'CT-21':
    | 'not-executed' | 'permitted' | 'approved'
    | 'denied-yet-executed' | 'denied-in-log-only' | 'pending-yet-executed' | 'approval-denied-yet-executed'
    | 'approval-expired-yet-executed' | 'log-only-in-production'
    | 'no-decision' | 'decision-after-start' | 'started-then-blocked' | 'approval-unproved' | 'approvals-conflict' | 'not-kept';
  'CT-22':
    | 'within-boundary' | 'within-boundary-by-approval'
    | 'above-boundary' | 'above-boundary-in-log-only' | 'environment-understated' | 'no-boundary'
    | 'unclassified' | 'target-unclassified' | 'no-policy-in-force' | 'boundary-stated-twice' | 'not-kept';
  'CT-23':
    | 'approved'
    | 'by-an-agent' | 'by-its-beneficiary' | 'version-went-back' | 'retroactive'
    | 'not-told' | 'approved-afterwards' | 'began-before-approved' | 'not-approved' | 'approved-by-its-author' | 'approved-by-its-requester' | 'approved-by-its-beneficiary'
    | 'approvals-not-told' | 'approver-unknown' | 'beneficiary-unknown' | 'version-not-in-the-bundle' | 'event-may-follow' | 'not-kept';
  'CT-24':
    | 'nothing-ran' | 'ran-before' | 'decided-afterwards' | 'lapsed-and-stopped' | 'answered-afterwards'
    | 'permitted-by-failure' | 'ran-after-failure' | 'approved-by-timeout' | 'ran-after-lapse'
    | 'approver-unknown';
}
