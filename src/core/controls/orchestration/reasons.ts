export interface OrchestrationReasons {
  'CT-38':
    | 'within-limit'
    | 'over-limit'
    | 'limit-unknown';
  'CT-39':
    | 'alone'
    | 'overlapping-changes'
    | 'end-unknown'
    | 'on-its-base' | 'base-moved-elsewhere' | 'tested-again'
    | 'stale-base' | 'lost-update'
    | 'merge-not-told' | 'base-not-told' | 'base-not-followed' | 'branch-not-followed' | 'files-not-told' | 'not-kept'
    | 'resource-spelt-otherwise' | 'file-spelt-otherwise' | 'branch-spelt-otherwise';
  'CT-40':
    | 'planned-and-agreed' | 'rolled-back' | 'recovered'
    | 'no-plan' | 'gate-not-raised' | 'rehearsal-failed' | 'plan-untested' | 'rollback-missing'
    | 'rehearsals-unknown' | 'approval-unproved' | 'rollback-pending' | 'class-not-stated';
  'CT-41':
    | 'tested' | 'tested-and-verified' | 'tested-and-rolled-back'
    | 'tests-missing' | 'tests-failed' | 'tests-empty' | 'tests-after-merge' | 'retried-to-green'
    | 'reproduction-missing' | 'verification-missing' | 'verification-late' | 'verification-degraded' | 'rollback-late'
    | 'commit-unknown' | 'change-unknown' | 'reproduction-lost' | 'verification-pending' | 'rollback-pending' | 'not-kept';
  'CT-42':
    | 'reconciled' | 'released-by-a-run' | 'in-window' | 'change-under-ticket' | 'merged-as-asked'
    | 'not-in-log' | 'not-in-extract' | 'told-differently' | 'too-far-apart' | 'release-without-action' | 'release-without-run' | 'outside-window' | 'closed-without-change' | 'head-moved'
    | 'no-extract' | 'at-the-edge' | 'window-not-told' | 'end-not-told' | 'not-kept';
}
