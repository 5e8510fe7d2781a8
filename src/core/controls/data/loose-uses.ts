import type { CanonicalRecord, DataUse } from '../../model/record.ts';

const keyOf = (agentId: string, { resource, dataClass, mode }: Pick<DataUse, 'resource' | 'dataClass' | 'mode'>): string =>
  JSON.stringify([agentId, resource, dataClass, mode]);

/** Uses of data of which no action, or not every one, tells: their events name no action, or one that nobody requested. */
export function looseUses({ actions, dataFlow }: Pick<CanonicalRecord, 'actions' | 'dataFlow'>): readonly DataUse[] {
  const told = new Map<string, number>();
  for (const action of actions) {
    for (const { value } of action.dataUses ?? []) {
      const key = keyOf(action.agentId, value);
      told.set(key, (told.get(key) ?? 0) + value.events);
    }
  }
  return (dataFlow?.uses ?? []).filter((each) => each.events > (told.get(keyOf(each.agentId, each)) ?? 0));
}
