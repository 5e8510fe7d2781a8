import { assertNever } from '../../core/findings/index.ts';
import type { OwnControlWork } from '../own-control-work.ts';
import { redactControl } from './redact-run.ts';
import type { Redactor } from './redactor.ts';

/**
 * A control of the user's own names its columns as it likes, so that no name says what its value is: each is withheld like
 * text of which nobody said what it is. Its own words are those of the review. Outcome, counts and digests stay.
 */
export function redactOwnControl({ name, kept, came }: OwnControlWork, by: Redactor): OwnControlWork {
  const head = { name: by.file(name), kept: kept === null ? null : { by: by.person(kept.by), at: kept.at } };
  switch (came.kind) {
    case 'result': {
      const { title, rationale, population, digest, result } = came.own;
      const own = { title: by.note(title), rationale: by.note(rationale), population: by.note(population), digest, result: redactControl(result, by, { value: by.text, reason: by.text }) };
      return { ...head, came: { kind: 'result', own } };
    }
    case 'refused': return { ...head, came: { kind: 'refused', refusal: { ...came.refusal, detail: by.text(came.refusal.detail) } } };
    // A pointer is made of the names that the file gave its members.
    case 'malformed': return { ...head, came: { ...came, at: came.at.pointer === undefined ? came.at : { pointer: by.text(came.at.pointer) } } };
    default: return assertNever(came);
  }
}
