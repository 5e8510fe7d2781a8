import { useMemo } from 'react';
import type { EngineClient, EventRow } from '../../contract/index.ts';
import { useQuery } from '../engine/index.tsx';

const MOST = 1_000;

/** The events of an action by id: whose bytes held and which findings point at them. */
export function useActionEvents(engine: EngineClient, digest: string, actionId: string): ReadonlyMap<string, EventRow> {
  const query = useQuery(['action-events', digest, actionId], (signal) =>
    engine.events.page({ digest, filter: `action:"${actionId.replace(/["\\]/g, '\\$&')}"`, offset: 0, limit: MOST, order: 'time', descending: false }, { signal }));
  const rows = query.data?.rows;
  return useMemo(() => new Map(rows?.map((row) => [row.id, row])), [rows]);
}
