import type { ReactNode } from 'react';
import type { Run } from '../../contract/index.ts';
import { casesText, displayName } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { relationOf, type Relation } from './relation.ts';

export function RelationWord({ relation: { code, words, effect } }: { readonly relation: Relation }): ReactNode {
  return (
    <span className="outcome-word">
      <OutcomeMark outcome={effect === 'note' ? 'pass' : effect} size={16} label={false} />
      <span>{words} <code className="quiet">{code}</code></span>
    </span>
  );
}

/** A bundle that does not simply follow the one before, by its name: whoever reads of another of the case must know of it. */
export function AtOdds({ name, run }: { readonly name: string; readonly run: Run }): ReactNode {
  const relation = relationOf(run);
  if (relation === null || relation.effect === 'note') return null;
  return (
    <span className="outcome-word at-odds">
      <OutcomeMark outcome={relation.effect} size={16} label={false} />
      <span>{casesText.atOdds(displayName(name, 60), relation.words)} <code className="quiet">{relation.code}</code></span>
    </span>
  );
}
