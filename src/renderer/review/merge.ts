import type { ReviewTable } from '../../contract/index.ts';

/** A row that says one thing here and another in what came in. Both are kept: `copy` is the id theirs was given. */
export interface Conflict {
  readonly table: ReviewTable;
  readonly id: string;
  readonly copy: string;
}

interface Owned { readonly id: string; readonly caseId: string }

/**
 * What has to be added so that neither side loses anything. `mine` holds the row of the same id, or undefined, for each
 * of `theirs`. The ids are the sender's: one that names a row of another case here must not reach it.
 */
export function mergeRows<T extends Owned>(theirs: readonly T[], mine: readonly (Owned | undefined)[]): {
  readonly added: readonly T[];
  readonly conflicts: readonly Omit<Conflict, 'table'>[];
} {
  const added: T[] = [];
  const conflicts: Omit<Conflict, 'table'>[] = [];
  const seen = new Set<string>();
  theirs.forEach((row, index) => {
    const here = mine[index];
    if (here === undefined && !seen.has(row.id)) added.push(row);
    else if (here === undefined || !sameRow(here, row)) {
      const copy = { ...row, id: crypto.randomUUID() };
      added.push(copy);
      conflicts.push({ id: row.id, copy: copy.id });
    }
    seen.add(row.id);
  });
  return { added, conflicts };
}

/** The same members with the same values, in whatever order they were written. */
export function sameRow(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([name, value]) => right.has(name) && sameRow(value, right.get(name)));
}
