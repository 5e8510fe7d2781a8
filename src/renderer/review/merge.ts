import type { ReviewTable } from '../../contract/index.ts';

/** A row that says one thing here and another in what came in. Both are kept: `copy` is the id theirs was given. */
export interface Conflict {
  readonly table: ReviewTable;
  readonly id: string;
  readonly copy: string;
  /** The two rows as they were, to be shown side by side. */
  readonly ours: object;
  readonly theirs: object;
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
  const seen = new Map<string, T>();
  theirs.forEach((row, index) => {
    const here = mine[index];
    if (here === undefined && !seen.has(row.id)) added.push(row);
    else if (!sameRow(here ?? seen.get(row.id), row)) {
      const copy = { ...row, id: crypto.randomUUID() };
      added.push(copy);
      conflicts.push({ id: row.id, copy: copy.id, ours: here ?? seen.get(row.id) ?? row, theirs: row });
    }
    if (!seen.has(row.id)) seen.set(row.id, row);
  });
  return { added, conflicts };
}

/** The members in which the two rows differ, each as text. */
export function differencesOf({ ours, theirs }: Pick<Conflict, 'ours' | 'theirs'>): readonly { readonly field: string; readonly ours: string; readonly theirs: string }[] {
  const [left, right] = [new Map<string, unknown>(Object.entries(ours)), new Map<string, unknown>(Object.entries(theirs))];
  const fields = [...new Set([...left.keys(), ...right.keys()])].filter((field) => field !== 'id' && !sameRow(left.get(field), right.get(field)));
  return fields.map((field) => ({ field, ours: asText(left.get(field)), theirs: asText(right.get(field)) }));
}

const asText = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value));

/** The same members with the same values, in whatever order they were written. */
export function sameRow(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([name, value]) => right.has(name) && sameRow(value, right.get(name)));
}
