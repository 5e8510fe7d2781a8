import type { CanonicalRecord, DataUse } from '../../model/record.ts';

/** Classes and ways of use hold no blank: no two are written alike. */
const keyOf = ({ resource, dataClass, mode }: Pick<DataUse, 'resource' | 'dataClass' | 'mode'>): string => `${mode} ${dataClass} ${resource}`;

/** Uses of data of which no action, or not every one, tells: their events name no action, or one that nobody requested. */
export function looseUses({ actions, dataFlow }: Pick<CanonicalRecord, 'actions' | 'dataFlow'>): readonly DataUse[] {
  const told = new Map<string, Map<string, number>>();
  for (const { agentId, dataUses = [] } of actions) {
    if (dataUses.length === 0) continue;
    const own = told.get(agentId) ?? new Map<string, number>();
    told.set(agentId, own);
    for (const { value } of dataUses) {
      const key = keyOf(value);
      own.set(key, (own.get(key) ?? 0) + value.events);
    }
  }
  return (dataFlow?.uses ?? []).filter((each) => each.events > (told.get(each.agentId)?.get(keyOf(each)) ?? 0));
}
