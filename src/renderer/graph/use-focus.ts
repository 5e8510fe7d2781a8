import { useMemo } from 'react';
import type { EngineClient } from '../../contract/index.ts';
import type { Selection } from '../app/navigation.ts';
import { useQuery } from '../engine/index.tsx';

/**
 * The nodes a selection is about: itself, the system an event names, or what an action names and who did it. An
 * action or event is asked for; until it is known nothing is in focus.
 */
export function useGraphFocus(engine: EngineClient, digest: string, selection: Selection | null): readonly string[] {
  const kind = selection?.kind;
  const id = selection?.id ?? '';
  const action = useQuery(kind === 'action' ? ['action', digest, id] : null, (signal) => engine.actions.get({ digest, id }, { signal }));
  const event = useQuery(kind === 'event' ? ['event', digest, id] : null, (signal) => engine.events.get({ digest, id }, { signal }));
  const detail = kind === 'action' && action.status === 'ready' ? action.data.action : null;
  const row = kind === 'event' && event.status === 'ready' ? event.data.event : null;
  return useMemo(() => {
    if (kind === 'node' || kind === 'agent') return [id];
    if (detail) return [detail.agentId, ...detail.descriptor.targets, ...(detail.finished?.value.effects ?? [])];
    if (row) return row.systemId === null ? [row.actorId] : [row.systemId];
    return [];
  }, [kind, id, detail, row]);
}
