import { useCallback, useState } from 'react';
import type { Page } from '../../contract/index.ts';
import { errorSentence } from './errors.ts';
import { useQuery } from './index.tsx';

const SIZE = 200;

export interface Pages<T> {
  /** Null until the first page has come. */
  readonly total: number | null;
  readonly row: (index: number) => T | undefined;
  /** What the table has in view; hand it to `DataTable.onRange`. */
  readonly onRange: (first: number, end: number) => void;
  readonly error: unknown;
  readonly loading: boolean;
}

/** Rows of a long answer, fetched by the page as they come into view: never more than two pages at once. */
export function usePages<T>(
  key: readonly (string | number | boolean | null)[],
  fetchPage: (offset: number, limit: number, signal: AbortSignal) => Promise<Page<T>>,
): Pages<T> {
  const [[from, to], setRange] = useState<readonly [number, number]>([0, 0]);
  const page = (offset: number) => (signal: AbortSignal): Promise<Page<T>> => fetchPage(offset, SIZE, signal);
  const upper = useQuery([...key, 'page', from], page(from));
  const lower = useQuery(to === from ? null : [...key, 'page', to], page(to));
  const onRange = useCallback((first: number, end: number) => {
    const next = [Math.floor(first / SIZE) * SIZE, Math.floor(Math.max(first, end - 1) / SIZE) * SIZE] as const;
    setRange((now) => (now[0] === next[0] && now[1] === next[1] ? now : next));
  }, []);
  const row = (index: number): T | undefined => {
    const found = [upper.data, lower.data].find((each) => each && index >= each.offset && index < each.offset + each.rows.length);
    return found?.rows[index - found.offset];
  };
  const error = upper.status === 'failed' ? upper.error : lower.status === 'failed' ? lower.error : null;
  return { total: upper.data?.total ?? null, row, onRange, error, loading: upper.status === 'loading' };
}

/** What stands in a table without rows: that there are none is said only by an answer. */
export function emptyWords({ error, total }: Pick<Pages<unknown>, 'error' | 'total'>, none: string, reading = ''): string {
  if (error !== null) return errorSentence(error);
  return total === null ? reading : none;
}
