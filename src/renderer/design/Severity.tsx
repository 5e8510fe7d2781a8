import type { ReactNode } from 'react';
import type { Severity as SeverityValue } from '../../contract/index.ts';

const BARS: Readonly<Record<SeverityValue, { readonly filled: number; readonly word: string }>> = {
  critical: { filled: 4, word: 'Critical' },
  high: { filled: 3, word: 'High' },
  medium: { filled: 2, word: 'Medium' },
  low: { filled: 1, word: 'Low' },
};

/** How bad a failed control is: rising bars and a word, a scale apart from outcomes and their colours. */
export function Severity({ severity }: { readonly severity: SeverityValue }): ReactNode {
  const { filled, word } = BARS[severity];
  return (
    <span className="severity">
      <svg width="15" height="14" viewBox="0 0 15 14" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <rect key={bar} className={bar < filled ? 'filled' : 'empty'} x={bar * 4} y={10.5 - bar * 3.5} width="3" height={3.5 + bar * 3.5} />
        ))}
      </svg>
      {word}
    </span>
  );
}
