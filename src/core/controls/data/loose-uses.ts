import type { Action, CanonicalRecord, DataUse } from '../../model/record.ts';

/** Classes and ways of use hold no blank: no two are written alike. */
const keyOf = ({ resource, dataClass, mode }: Pick<DataUse, 'resource' | 'dataClass' | 'mode'>): string => `${mode} ${dataClass} ${resource}`;

/** Uses of data of which no action, or not every one, tells: their events name no action, or one that nobody requested. */
export interface LooseUses {
  /** Each action of the record once. */
  add(action: Pick<Action, 'agentId' | 'dataUses'>): void;
  /** Of all uses those that were not told of by as many events of actions. */
  of(record: Pick<CanonicalRecord, 'dataFlow'>): readonly DataUse[];
}

export function collectLooseUses(): LooseUses {
  const told = new Map<string, Map<string, number>>();
  return {
    add({ agentId, dataUses = [] }) {
      if (dataUses.length === 0) return;
      const own = told.get(agentId) ?? new Map<string, number>();
      told.set(agentId, own);
      for (const { value } of dataUses) {
        const key = keyOf(value);
        own.set(key, (own.get(key) ?? 0) + value.events);
      }
    },
    of: ({ dataFlow }) => (dataFlow?.uses ?? []).filter((each) => each.events > (told.get(each.agentId)?.get(keyOf(each)) ?? 0)),
  };
}
