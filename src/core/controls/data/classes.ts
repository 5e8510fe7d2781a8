import type { DataClass } from '../../bundle/format.ts';

const RANK: Readonly<Record<DataClass, number>> = { public: 0, internal: 1, confidential: 2, restricted: 3 };

export const isAbove = (left: DataClass, right: DataClass): boolean => RANK[left] > RANK[right];

/** The highest class; null of none. */
export function highest(classes: readonly DataClass[]): DataClass | null {
  return classes.reduce<DataClass | null>((found, each) => (found === null || isAbove(each, found) ? each : found), null);
}
