import type { Outcome, RecordEvent } from '../../contract/index.ts';

/** Whether an event's bytes are what was recorded, in the one scale of outcomes. */
export const INTEGRITY: Readonly<Record<RecordEvent['integrity'], { readonly outcome: Outcome; readonly word: string }>> = {
  verified: { outcome: 'pass', word: 'Its bytes are what was recorded' },
  failed: { outcome: 'fail', word: 'Its bytes are not what was recorded' },
  unverified: { outcome: 'not-checked', word: 'Its bytes were not verified' },
  unsigned: { outcome: 'not-checked', word: 'Nothing says what its bytes were: the source is unsigned' },
};
