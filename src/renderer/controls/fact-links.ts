import type { Fact } from '../../contract/index.ts';
import type { Selection } from '../app/navigation.ts';
import { eventSelection } from '../verdict/links.ts';

/** What choosing a member selects: itself, where the record holds it; else the event or the file that shows it. */
export function selectionOf({ kind, subject, at }: Fact): Selection | null {
  if (kind !== undefined) return { kind, id: subject };
  return eventSelection(at) ?? (at.file === undefined ? null : { kind: 'file', id: at.file });
}
