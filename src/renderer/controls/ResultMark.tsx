import type { ReactNode } from 'react';
import type { ControlResult } from '../../contract/index.ts';
import { shownOutcome } from './outcomes.ts';
import { ShownMark } from './ShownMark.tsx';

/** The mark of a control's result. */
export const ResultMark = ({ control, size }: { readonly control: ControlResult; readonly size: number }): ReactNode => <ShownMark outcome={shownOutcome(control)} size={size} />;
