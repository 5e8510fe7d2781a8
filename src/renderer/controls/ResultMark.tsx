import type { ReactNode } from 'react';
import type { ControlResult } from '../../contract/index.ts';
import { Icon } from '../design/Icon.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { shownOutcome } from './outcomes.ts';

/** The mark of a control's result, beside its word. */
export function ResultMark({ control, size }: { readonly control: ControlResult; readonly size: number }): ReactNode {
  const outcome = shownOutcome(control);
  return outcome === 'indications' ? <Icon name="note" size={size} /> : <OutcomeMark outcome={outcome} size={size} label={false} />;
}
