import type { DuckDBConnection } from '@duckdb/node-api';
import { select, type Row } from '../select.ts';
import { EVENT_COLUMNS, EVENT_ROWS } from './event-rows.ts';

/** Ranges a page's rows are fetched by: a range that is near together skips the rest of the table, and each costs a query. */
const MOST_RANGES = 6;
/** Rows that DuckDB reads together; two that are nearer than a few of these are cheaper to read in one go. */
const NEAR = 8 * 2_048;

/** Whole rows of these numbers, in their order. */
export async function rowsAt(connection: DuckDBConnection, numbers: readonly number[]): Promise<readonly Row[]> {
  const found = new Map<number, Row>();
  for (const range of rangesOf(numbers)) {
    const whole = range.last - range.first + 1 === range.numbers.length;
    // Numbers that the index itself gave out. A list as a function, because only then are rows left out before the other columns are read.
    const listed = whole ? '' : `AND list_contains([${range.numbers.map(Math.trunc).join(', ')}]::INTEGER[], e.row)`;
    const rows = await select(connection, `SELECT ${EVENT_COLUMNS} FROM ${EVENT_ROWS} WHERE e.row BETWEEN ? AND ? ${listed}`, [range.first, range.last]);
    for (const row of rows) found.set(row.number('row'), row);
  }
  return numbers.flatMap((number) => found.get(number) ?? []);
}

interface Range { readonly first: number; readonly last: number; readonly numbers: readonly number[] }

/** The numbers cut at their widest gaps. */
export function rangesOf(numbers: readonly number[], most = MOST_RANGES, near = NEAR): readonly Range[] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const cuts = sorted
    .map((number, at) => ({ at, gap: at === 0 ? 0 : number - (sorted[at - 1] ?? number) }))
    .filter(({ gap }) => gap > near)
    .toSorted((a, b) => b.gap - a.gap)
    .slice(0, most - 1)
    .map(({ at }) => at)
    .toSorted((a, b) => a - b);
  return [0, ...cuts].flatMap((from, index) => {
    const part = sorted.slice(from, cuts[index]);
    const [first, last] = [part[0], part.at(-1)];
    return first === undefined || last === undefined ? [] : [{ first, last, numbers: part }];
  });
}
