export interface OversightReasons {
  'CT-43':
    | 'stopped' | 'only-refused' | 'enabled-in-time'
    | 'acted-after' | 'ran-on' | 'used-data-after'
    | 'end-unknown' | 'record-ends' | 'not-kept';
  'CT-45':
    | 'equals'
    | 'differs' | 'nothing-recorded'
    | 'left-out' | 'outside-record' | 'unknown-metric' | 'not-examined' | 'not-kept';
  'CT-47':
    | 'documented'
    | 'not-in-snapshot' | 'owner-missing' | 'owner-unknown'
    | 'no-snapshot' | 'no-principals';
  'CT-48':
    | 'approved'
    | 'not-approved' | 'outside-approval' | 'model-differs' | 'change-not-recorded'
    | 'version-not-stated' | 'no-approvals' | 'not-kept';
}
