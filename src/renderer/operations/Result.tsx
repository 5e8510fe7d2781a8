import type { ReactNode } from 'react';
import type { TestResult } from '../../contract/index.ts';
import { operationsText } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';

/** A run without a test proves as little as one that nobody can read: it is drawn like neither pass nor fail. */
const MARKS = { failed: 'fail', empty: 'indeterminate', passed: 'pass' } as const;

export function Result({ result }: { readonly result: TestResult }): ReactNode {
  return <span className="outcome-word"><OutcomeMark outcome={MARKS[result]} size={16} label={false} />{operationsText.tests.results[result]}</span>;
}
