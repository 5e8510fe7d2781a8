export interface OversightReasons {
  'CT-43':
    | 'stopped' | 'only-refused' | 'enabled-in-time'
    | 'acted-after' | 'ran-on' | 'used-data-after'
    | 'end-unknown' | 'use-untimed' | 'record-ends' | 'not-kept';
  'CT-44':
    | 'incident-declared' | 'not-serious' | 'reported'
    | 'no-incident' | 'not-reported' | 'reported-late'
    | 'not-classified' | 'record-ends' | 'not-kept';
  'CT-45':
    | 'equals'
    | 'differs' | 'nothing-recorded'
    | 'left-out' | 'outside-record' | 'unknown-metric' | 'not-examined' | 'not-kept';
  'CT-46':
    | 'rule-long-enough' | 'whole-since-opened' | 'reaches-back' | 'purged-in-order'
    | 'rule-too-short' | 'purged-under-hold' | 'purged-early'
    | 'bundle-shorter' | 'no-rules' | 'not-kept';
  'CT-47':
    | 'documented'
    | 'not-in-snapshot' | 'owner-missing' | 'owner-unknown'
    | 'no-snapshot' | 'no-principals' | 'not-kept';
  'CT-48':
    | 'approved'
    | 'not-approved' | 'outside-approval' | 'model-differs' | 'change-not-recorded'
    | 'version-not-stated' | 'no-approvals' | 'not-kept';
  'CT-49': 'heeded' | 'tried-again' | 'nothing-named';
  'CT-50':
    | 'contained'
    | 'beyond-prediction'
    | 'no-snapshot' | 'too-much' | 'target-unknown' | 'no-end';
}
