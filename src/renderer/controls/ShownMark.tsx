import type { ReactNode } from 'react';
import { Icon } from '../design/Icon.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import type { ShownOutcome } from './outcomes.ts';

/** The mark of what a control test or one of its members is shown as, beside its word. */
export function ShownMark({ outcome, size }: { readonly outcome: ShownOutcome; readonly size: number }): ReactNode {
  return outcome === 'indications' ? <Icon name="note" size={size} /> : <OutcomeMark outcome={outcome} size={size} label={false} />;
}
