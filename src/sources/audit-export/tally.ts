import type { Pointer } from '../../core/findings/index.ts';

/** How often each name occurred, and where first. The author chooses how many names there are: beyond the limit they are counted together. */
export interface Tally {
  add(name: string, at: Pointer): void;
  readonly names: readonly { readonly name: string; readonly count: number; readonly first: Pointer }[];
  /** Occurrences of names beyond the limit. */
  readonly beyond: number;
  readonly total: number;
}

export function createTally(max = 1_000): Tally {
  const found = new Map<string, { count: number; readonly first: Pointer }>();
  let beyond = 0;
  let total = 0;
  return {
    add(name, at) {
      total += 1;
      const known = found.get(name);
      if (known !== undefined) known.count += 1;
      else if (found.size < max) found.set(name, { count: 1, first: at });
      else beyond += 1;
    },
    get names() {
      return [...found].map(([name, { count, first }]) => ({ name, count, first }));
    },
    get beyond() {
      return beyond;
    },
    get total() {
      return total;
    },
  };
}
