export interface PolicyReasons {
  'CT-20':
    | 'agrees' | 'advisory-agrees'
    | 'decision-differs' | 'version-differs' | 'inputs-differ' | 'mode-differs' | 'rule-differs' | 'obligations-differ' | 'advisory-differs'
    | 'policy-missing' | 'input-missing' | 'evaluation-error' | 'not-replayed';
  'CT-21':
    | 'not-executed' | 'permitted' | 'approved'
    | 'denied-yet-executed' | 'denied-in-log-only' | 'pending-yet-executed' | 'approval-denied-yet-executed'
    | 'approval-expired-yet-executed' | 'log-only-in-production'
    | 'no-decision' | 'decision-after-start' | 'started-then-blocked' | 'approval-unproved';
}
