import type { DuckDBConnection } from '@duckdb/node-api';
import type { Pointer } from '../../../contract/index.ts';
import { select, type Row } from '../select.ts';
import { pointerOf } from './pointer.ts';

interface Place { readonly file: string; readonly offset: number }
type Prefix = '' | 'live_';

const keyOf = ({ file, offset }: Place): string => `${offset} ${file}`;

export function placeOf(row: Row, prefix: Prefix = ''): Place | null {
  const [file, offset] = [row.textOrNull(`${prefix}file`), row.numberOrNull(`${prefix}off`)];
  return file === null || offset === null ? null : { file, offset };
}

/** Ids of the events that stand at these places. Listed in the statement, so that the database knows how few they are and looks through the log for them, not through them for the log. */
export async function eventsAt(connection: DuckDBConnection, places: readonly (Place | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Map(places.flatMap((place) => (place === null ? [] : [[keyOf(place), place] as const]))).values()];
  if (wanted.length === 0) return new Map();
  const rows = await select(connection, `
    SELECT p.file, p.off, arg_min(e.id, e.row) AS id FROM (VALUES ${wanted.map(() => '(?::VARCHAR, ?::DOUBLE)').join(', ')}) p(file, off) JOIN events e ON e.file = p.file AND e.off = p.off
    GROUP BY p.file, p.off`, wanted.flatMap(({ file, offset }) => [file, offset]));
  return new Map(rows.map((row) => [keyOf({ file: row.text('file'), offset: row.number('off') }), row.text('id')]));
}

/** Null where no file is named. */
export function pointed(row: Row, events: ReadonlyMap<string, string>, prefix: Prefix = ''): Pointer | null {
  const [at, place] = [pointerOf(row, prefix), placeOf(row, prefix)];
  const event = place === null ? undefined : events.get(keyOf(place));
  return at === null || event === undefined ? at : { ...at, event };
}
