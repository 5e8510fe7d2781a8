import type { ReactNode } from 'react';
import type { Outcome as OutcomeValue } from '../../contract/index.ts';
import { outcomeWord } from '../../text/index.ts';

/**
 * The one drawing of an outcome. Shape, sign and word differ each time, so that none can be taken for another
 * without colour; "cannot tell" and "not checked" look like neither of the first two.
 */
const SHAPES: Readonly<Record<OutcomeValue, ReactNode>> = {
  pass: (
    <>
      <circle className="shape" cx="10" cy="10" r="8.5" />
      <path className="sign" d="m5.9 10.3 2.9 2.9 5.4-6" />
    </>
  ),
  fail: (
    <>
      <path className="shape" d="M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7z" />
      <path className="sign" d="m6.6 6.6 6.8 6.8M13.4 6.6l-6.8 6.8" />
    </>
  ),
  indeterminate: (
    <>
      <path className="shape" d="M10 0.8 19.2 10 10 19.2 0.8 10z" />
      <path className="sign" d="M7.6 7.9c.1-1.5 1.1-2.3 2.5-2.3s2.4.9 2.4 2.1c0 1.9-2.4 1.9-2.4 3.8" />
      <circle className="dot" cx="10.1" cy="14" r="1.1" />
    </>
  ),
  'not-checked': <circle className="ring" cx="10" cy="10" r="8" />,
  'not-applicable': <path className="dash" d="M5 10h10" />,
};

/** The mark alone. Give it a word beside it, or leave `label` on so that it says its own. */
export function OutcomeMark({ outcome, size = 20, label = true }: {
  readonly outcome: OutcomeValue;
  readonly size?: number;
  readonly label?: boolean;
}): ReactNode {
  const named = label ? { role: 'img', 'aria-label': outcomeWord(outcome) } : { 'aria-hidden': true };
  return (
    <svg className={`outcome outcome-${outcome}`} width={size} height={size} viewBox="0 0 20 20" focusable="false" {...named}>
      {SHAPES[outcome]}
    </svg>
  );
}

/** Mark and word. */
export function Outcome({ outcome, size = 16 }: { readonly outcome: OutcomeValue; readonly size?: number }): ReactNode {
  return (
    <span className={`outcome-word outcome-${outcome}`}>
      <OutcomeMark outcome={outcome} size={size} label={false} />
      {outcomeWord(outcome)}
    </span>
  );
}
