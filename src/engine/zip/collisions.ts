import type { Finding } from '../../core/findings/index.ts';
import { MAX_NAME_BYTES } from './names.ts';

/** A listed name; `folder` when it stands for a folder itself, which may lie on another's path. */
export interface ListedName {
  readonly name: string;
  readonly folder: boolean;
}

/**
 * Names that are the same, that fold to the same, or where one is a file on the other's path.
 * Every member of such a group is refused: choosing one would be a reading of its own.
 */
export function findCollisions(names: readonly ListedName[]): { readonly refused: ReadonlySet<number>; readonly findings: readonly Finding[] } {
  const refused = new Set<number>();
  const findings: Finding[] = [];
  const byKey = new Map<string, number>();
  const collide = (code: Finding['code'], index: number, other: number): void => {
    refused.add(other).add(index);
    findings.push({ code, at: { file: names[index]!.name }, values: { other: names[other]!.name, entry: index } });
  };
  names.forEach(({ name }, index) => {
    const key = collisionKey(name);
    const other = byKey.get(key);
    if (other === undefined) byKey.set(key, index);
    else collide(names[other]!.name === name ? 'archive.duplicate-entry' : 'archive.colliding-entry', index, other);
  });
  // Sorted, what lies below a name stands together: looking it up costs no more for a path of a thousand parts.
  const sorted = [...byKey.keys()].sort((a, b) => (a < b ? -1 : 1));
  for (const [key, index] of byKey) {
    if (names[index]!.folder) continue;
    const below = sorted[firstNotBefore(sorted, `${key}/`)];
    if (below?.startsWith(`${key}/`) === true) collide('archive.colliding-entry', index, byKey.get(below)!);
  }
  return { refused, findings };
}

/**
 * What two names share when some file system takes them for one: case and normalisation folded, without a locale.
 * A name past the limit is refused anyway; normalising it could cost the square of its length.
 */
function collisionKey(name: string): string {
  if (name.length > MAX_NAME_BYTES) return name;
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

function firstNotBefore(sorted: readonly string[], wanted: string): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}
