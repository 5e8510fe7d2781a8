import type { PolicyReasons } from '../../../core/controls/policy/reasons.ts';
import type { ControlTexts } from '../../control-text.ts';
import { text, opt, started, rule, unproved } from './words.ts';

export const policy: ControlTexts<PolicyReasons> = {
  'CT-21': {
    title: 'What was decided is what was enforced',
    failing: 'an action took effect although it was not allowed to',
    population: 'Every action in the record. An action that never started and left no effect counts as kept. It fails when an action started after a denial, before a required approval, after that approval was refused or had expired, or in production under a policy that only logs.',
    rationale: 'A gate that says no and is not obeyed is no gate. A denial in log-only mode stopped nothing.',
    facts: {
      'not-executed': (v) => `It did not run${opt(v, 'decision', '; the decision was ')}.`,
      'permitted': (v) => `It was permitted${rule(v)} at ${text(v, 'decidedAt', 'an unknown time')}, before it ran.`,
      'approved': (v) => `It required an approval, which was granted at ${text(v, 'approvedAt', 'an unknown time')}, before it ran.`,
      'denied-yet-executed': (v) => `It was denied${rule(v)} at ${text(v, 'decidedAt', 'an unknown time')}. ${started(v)} all the same${opt(v, 'effects', ', with the effects ')}.`,
      'denied-in-log-only': (v) => `It was denied${rule(v)} at ${text(v, 'decidedAt', 'an unknown time')}, by a policy in log-only mode, which stops nothing. ${started(v)}${opt(v, 'effects', ', with the effects ')}.`,
      'pending-yet-executed': (v) => `It required an approval${rule(v)}. ${started(v)}, before any was granted${opt(v, 'approvedAt', '; one came at ')}.`,
      'approval-denied-yet-executed': (v) => `Its approval was refused${opt(v, 'approver', ' by ')} at ${text(v, 'deniedAt', 'an unknown time')}. ${started(v)} all the same.`,
      'approval-expired-yet-executed': (v) => `Its request for approval expired at ${text(v, 'expiredAt', 'an unknown time')}, with none granted. ${started(v)} all the same.`,
      'log-only-in-production': (v) => `It ran in production under a policy in log-only mode${rule(v)}${opt(v, 'decision', '; the decision was ')}. Such a policy stops nothing, whatever it decides.`,
      'no-decision': (v) => `It ran, and the record holds no policy decision for it. ${started(v)}.`,
      'decision-after-start': (v) => `${started(v)}; its first policy decision is of ${text(v, 'decidedAt', 'an unknown time')}, later.`,
      'started-then-blocked': (v) => `It was denied${rule(v)}, started at ${text(v, 'startedAt', 'an unknown time')} and was then blocked. Whether anything took effect in between, the record does not say.`,
      'approval-unproved': unproved,
    },
    exceptions: {
      'denied-yet-executed': 'an action ran although it was denied',
      'denied-in-log-only': 'an action ran although the policy denied it, because the policy only logged',
      'pending-yet-executed': 'an action ran before the approval it required',
      'approval-denied-yet-executed': 'an action ran although its approval was refused',
      'approval-expired-yet-executed': 'an action ran although its request for approval had expired',
      'log-only-in-production': 'an action ran in production under a policy that only logs',
    },
  },
};
