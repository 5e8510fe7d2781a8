import type { ReactNode } from 'react';
import { actionLabels } from '../../text/index.ts';
import { Compare } from '../design/Compare.tsx';
import type { Comparison } from './steps.ts';

/** Values side by side that the record should have alike, or in this order. */
export function Differs({ differs }: { readonly differs: readonly Comparison[] }): ReactNode {
  return differs.map(({ left, right }) => (
    <div key={left.label} className="action-differs">
      <p>{/^\d{4}-/.test(left.value) ? actionLabels.theseAreInThe : actionLabels.theseShouldBeThe}</p>
      <Compare left={left} right={right} />
    </div>
  ));
}
