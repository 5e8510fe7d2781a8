import type { Axis, Outcome } from '../../core/findings/index.ts';

export const axes: Readonly<Record<Axis, { readonly name: string; readonly question: string }>> = {
  integrity: { name: 'Integrity', question: 'Are the bytes what was recorded?' },
  authenticity: { name: 'Authenticity', question: 'Who signed, and do you trust their keys?' },
  time: { name: 'Time', question: 'When did it happen, and by whose clock?' },
  completeness: { name: 'Completeness', question: 'Was anything cut off or left out?' },
  policy: { name: 'Policy', question: 'Do the recorded decisions follow from the policy?' },
  controls: { name: 'Controls', question: 'Were the controls kept that should have held?' },
};

export const outcomes: Readonly<Record<Outcome, string>> = {
  'pass': 'Holds',
  'fail': 'Fails',
  'indeterminate': 'Cannot tell',
  'not-checked': 'Not checked',
  'not-applicable': 'Not applicable',
};

/** How an axis answers when it failed or could not be told; the findings follow after a colon. */
export const axisFails: Readonly<Record<Axis, string>> = {
  integrity: 'Not everything is what was recorded',
  authenticity: 'The signatures are not what they should be',
  time: 'The times do not hold together',
  completeness: 'Something was cut off, left out or added',
  policy: 'Recorded decisions do not follow from the policy',
  controls: 'A control was not kept',
};

export const axisUnknown: Readonly<Record<Axis, string>> = {
  integrity: 'Whether everything is what was recorded cannot be told',
  authenticity: 'Whether every signature is by someone you trust cannot be told',
  time: 'When it happened cannot be told independently of the producer',
  completeness: 'Whether something was cut off or left out cannot be told',
  policy: 'Whether the decisions follow from the policy cannot be told',
  controls: 'Whether every control was kept cannot be told',
};
