import type { ReactNode } from 'react';
import { OutcomeMark } from '../design/Outcome.tsx';
import type { Proved } from './standing.ts';

/** What one key or authority came to in the open case. */
export function Proofs({ proofs, none }: { readonly proofs: readonly Proved[]; readonly none: string }): ReactNode {
  if (proofs.length === 0) return <span className="quiet">{none}</span>;
  return (
    <ul className="trust-proofs">
      {proofs.map((each) => <li key={each.word} className="outcome-word"><OutcomeMark outcome={each.outcome} size={16} label={false} />{each.word}</li>)}
    </ul>
  );
}
