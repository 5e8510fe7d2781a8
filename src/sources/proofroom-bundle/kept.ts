import type { Beyond } from '../../core/model/record.ts';

/** How many rows of each noun are kept: whoever writes the log decides how many there are. Beyond, they are counted. */
export const MAX_ROWS = 50_000;
/** Places listed where a count says the rest: times that go back, silences, names withheld, files that nobody cites. */
export const MAX_PLACES = 1_000;

/** A list that stops growing. */
export interface Kept<T> {
  add(row: T): void;
  readonly rows: readonly T[];
}

export interface Keeper {
  /** True while there is room for one more of this noun; else it is counted. */
  room(noun: string, have: number, limit?: number): boolean;
  list<T>(noun: string, limit?: number): Kept<T>;
  readonly beyond: readonly Beyond[];
}

export function createKeeper(): Keeper {
  const counts = new Map<string, number>();
  const room = (noun: string, have: number, limit = MAX_ROWS): boolean => {
    if (have < limit) return true;
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
    return false;
  };
  return {
    room,
    list<T>(noun: string, limit = MAX_ROWS): Kept<T> {
      const rows: T[] = [];
      return {
        rows,
        add(row) {
          if (room(noun, rows.length, limit)) rows.push(row);
        },
      };
    },
    get beyond() {
      return [...counts].map(([noun, count]) => ({ noun, count }));
    },
  };
}
