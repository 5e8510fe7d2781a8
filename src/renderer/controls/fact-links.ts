import type { Fact, FactRow, Outcome } from '../../contract/index.ts';
import type { Selection } from '../app/navigation.ts';
import { eventSelection } from '../verdict/links.ts';

export const FACT_OUTCOMES: Readonly<Record<Fact['verdict'], Outcome>> = { held: 'pass', exception: 'fail', 'cannot-tell': 'indeterminate' };

/** What choosing a member selects: itself, where the record holds it; else the event or the file that shows it. */
export function selectionOf({ kind, fact }: FactRow): Selection | null {
  if (kind !== null) return { kind, id: fact.subject };
  return eventSelection(fact.at) ?? (fact.at.file === undefined ? null : { kind: 'file', id: fact.at.file });
}
