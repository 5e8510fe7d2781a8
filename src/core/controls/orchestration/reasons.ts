export interface OrchestrationReasons {
  'CT-41':
    | 'tested' | 'tested-and-verified' | 'tested-and-rolled-back'
    | 'tests-missing' | 'tests-failed' | 'tests-empty' | 'tests-after-merge' | 'retried-to-green'
    | 'verification-missing' | 'verification-degraded'
    | 'commit-unknown' | 'verification-pending' | 'rollback-pending';
}
