import { code, type CodeEntry } from './code.ts';

/** When it happened, and whether decisions follow from the policy. */
export const TIME_AND_POLICY_CODES = {
  'time.decreases': code('time.order', 'fail'),
  'time.before-cause': code('time.order', 'fail'),
  'time.outside-period': code('time.period', 'fail'),
  'time.after-as-of': code('time.period', 'fail'),
  'time.own-clock': code('time.independent', 'indeterminate'),
  'timestamp.malformed': code('time.independent', 'fail'),
  'timestamp.other-content': code('time.independent', 'fail'),
  'timestamp.invalid': code('time.independent', 'fail'),
  'timestamp.authority-refused': code('time.independent', 'fail'),
  'timestamp.authority-unknown': code('time.independent', 'indeterminate'),
  'timestamp.after-as-of': code('time.independent', 'fail'),
  'timestamp.contradicts': code('time.independent', 'fail'),
  'timestamp.verified': code('time.independent', 'note'),

  'policy.decision-differs': code('policy.replay', 'fail'),
  'policy.version-differs': code('policy.replay', 'fail'),
  'policy.inputs-differ': code('policy.replay', 'fail'),
  'policy.mode-differs': code('policy.replay', 'fail'),
  'policy.rule-differs': code('policy.replay', 'fail'),
  'policy.obligations-differ': code('policy.replay', 'fail'),
  'policy.advisory-differs': code('policy.replay', 'fail'),
  'policy.missing-policy': code('policy.replay', 'indeterminate'),
  'policy.missing-input': code('policy.replay', 'indeterminate'),
  'policy.evaluation-error': code('policy.replay', 'indeterminate'),
  'policy.unreadable': code('policy.replay', 'indeterminate'),
  'policy.replay-limit': code('policy.replay', 'indeterminate'),
  'policy.advisory': code('policy.replay', 'note'),
  'policy.cedar-not-bound': code('policy.replay', 'note'),
} as const satisfies Record<string, CodeEntry>;
