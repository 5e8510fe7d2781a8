import type { Outcome, RecordEvent } from '../../contract/index.ts';
import { inspectorLabels } from '../../text/index.ts';

/** Whether an event's bytes are what was recorded, in the one scale of outcomes. */
export const integrity = (): Readonly<Record<RecordEvent['integrity'], { readonly outcome: Outcome; readonly word: string }>> => ({
  verified: { outcome: 'pass', word: inspectorLabels.itsBytesAreWhat },
  failed: { outcome: 'fail', word: inspectorLabels.itsBytesAreNot },
  unverified: { outcome: 'not-checked', word: inspectorLabels.itsBytesWereNot },
  unsigned: { outcome: 'not-checked', word: inspectorLabels.nothingSaysWhatIts },
});
