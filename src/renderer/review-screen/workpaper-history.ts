import { sameRow } from '../review/merge.ts';
import type { WorkpaperRow } from '../review/types.ts';

/** Members that differ between two states of a workpaper; all that say something, for the first. */
export function changesOf(before: WorkpaperRow | null, after: WorkpaperRow): readonly string[] {
  if (before === null) return [];
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).filter(([name, value]) => !sameRow(value, old.get(name))).map(([name]) => name);
}

/** What is otherwise now than when the paper was last marked as prepared or reviewed. Empty for a draft. */
export function changedSince(versions: readonly WorkpaperRow[]): readonly string[] {
  const now = versions.at(-1);
  if (now === undefined || now.state === 'draft') return [];
  let marked = versions.length - 1;
  while (marked > 0 && versions[marked - 1]?.state === now.state) marked -= 1;
  return changesOf(versions[marked] ?? null, now);
}
