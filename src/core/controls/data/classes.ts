import type { DataClass } from '../../bundle/format.ts';

const RANK: Readonly<Record<DataClass, number>> = { public: 0, internal: 1, confidential: 2, restricted: 3 };

export const isAbove = (left: DataClass, right: DataClass): boolean => RANK[left] > RANK[right];

/** The highest class; null of none. */
export function highest(classes: Iterable<DataClass | null>): DataClass | null {
  let found: DataClass | null = null;
  for (const each of classes) if (each !== null && (found === null || isAbove(each, found))) found = each;
  return found;
}
