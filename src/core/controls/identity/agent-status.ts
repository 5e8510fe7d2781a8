import type { AgentChange } from '../../model/record.ts';
import { countWhile } from '../../sorted.ts';
import type { ControlContext } from '../context.ts';

/** Whether an agent was switched off at a time, by the events that tell of it and by the registry. */
export type AgentStatus =
  | { readonly kind: 'enabled' }
  | { readonly kind: 'disabled'; readonly since: number; readonly by: string }
  /** Disabled in the registry; no event tells since when. */
  | { readonly kind: 'disabled-sometime' };

/** Half open: an agent is off from the millisecond in which it was disabled. */
export function statusIn({ record, agent }: Pick<ControlContext, 'record' | 'agent'>): (id: string, time: number) => AgentStatus {
  const changes = new Map<string, AgentChange[]>();
  const lastOff = new Map<string, number>();
  for (const each of (record.course?.agentChanges ?? []).toSorted((a, b) => a.time - b.time)) {
    const list = changes.get(each.agentId);
    if (list === undefined) changes.set(each.agentId, [each]);
    else list.push(each);
    if (each.change === 'disabled') lastOff.set(each.agentId, each.time);
  }
  return (id, time) => {
    const list = changes.get(id) ?? [];
    const count = countUntil(list, time);
    const last = list[count - 1];
    if (last?.change === 'disabled') return { kind: 'disabled', since: last.time, by: last.by };
    // An event that switches it off later explains the registry's word; without one, it may have been off by then.
    const explained = (lastOff.get(id) ?? time) > time;
    return !explained && agent(id)?.status === 'disabled' ? { kind: 'disabled-sometime' } : { kind: 'enabled' };
  };
}

/** How many changes there are up to a time. */
const countUntil = (list: readonly AgentChange[], until: number): number => countWhile(list, ({ time }) => time <= until);
