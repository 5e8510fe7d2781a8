import { CHECKS, type CheckId } from '../checks.ts';
import type { Axis } from '../outcome.ts';

/**
 * What a finding does to its check.
 * `fail` and `indeterminate` decide the outcome; `note` is shown and changes nothing.
 */
export type Effect = 'fail' | 'indeterminate' | 'note';

export interface CodeEntry {
  readonly axis: Axis;
  readonly check: CheckId;
  readonly effect: Effect;
}

export const code = (check: CheckId, effect: Effect): CodeEntry => ({ axis: CHECKS[check], check, effect });
