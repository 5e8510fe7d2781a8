import type { ReactNode } from 'react';
import type { Severity as SeverityValue } from '../../contract/index.ts';
import { severities } from '../../text/index.ts';

const FILLED: Readonly<Record<SeverityValue, number>> = { critical: 4, high: 3, medium: 2, low: 1 };

/** How bad a failed control is: rising bars and a word, a scale apart from outcomes and their colours. */
export function Severity({ severity }: { readonly severity: SeverityValue }): ReactNode {
  return (
    <span className="severity">
      <svg width="15" height="14" viewBox="0 0 15 14" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <rect key={bar} className={bar < FILLED[severity] ? 'filled' : 'empty'} x={bar * 4} y={10.5 - bar * 3.5} width="3" height={3.5 + bar * 3.5} />
        ))}
      </svg>
      {severities[severity]}
    </span>
  );
}
