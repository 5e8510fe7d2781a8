import type { Action, GraphSnapshot } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { executionOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-47: everything that agents touched is in the system graph of that time, and somebody is named as its owner. */
export interface TouchedMember extends Member {
  readonly resource: string;
  /** The action that touched it first, under this snapshot. */
  readonly action: string;
  readonly time: number;
  /** The snapshot valid then; null when there was none. */
  readonly snapshot: string | null;
  readonly node: { readonly owner: string; readonly ownerKind: 'person' | 'service' | 'agent' | 'unknown' } | null;
  /** Whether the bundle names any people to find an owner among. */
  readonly people: boolean;
}

function touchedWalk({ record, identities, graphAt, nodeAt }: ControlContext): Walk<TouchedMember> {
  const seen = new Map<GraphSnapshot | null, Set<string>>();
  return {
    *over(actions) {
      for (const action of actions) {
        const execution = executionOf(action);
        if (execution === null) continue;
        const { startedAt, at } = execution;
        const graph = graphAt(startedAt);
        const touched = seen.get(graph) ?? new Set<string>();
        seen.set(graph, touched);
        for (const resource of resourcesOf(action)) {
          if (touched.has(resource)) continue;
          touched.add(resource);
          const node = nodeAt(resource, startedAt);
          yield {
            subject: resource, at, resource, action: action.id, time: startedAt, snapshot: graph?.id ?? null, people: record.people.length > 0,
            node: node === null ? null : { owner: node.owner, ownerKind: identities.kindOf(node.owner) },
          };
        }
      }
    },
    rest: nothing,
  };
}

/** What it names, what it says it had an effect on, and whose data it used. */
const resourcesOf = ({ descriptor, finished, dataUses }: Action): readonly string[] =>
  [...descriptor.targets, ...(finished?.value.effects ?? []), ...(dataUses ?? []).filter((each) => each.value.events > 0).map((each) => each.value.resource)];

function judgeTouched(member: TouchedMember): Fact {
  const make = factsOf<'CT-47'>(member);
  const { at, resource, action, time, snapshot, node, people } = member;
  const values = { resource, action, time: iso(time), snapshot };
  if (snapshot === null) return make.cannotTell('no-snapshot', values);
  if (node === null) return make.exception('not-in-snapshot', at, values);
  if (node.owner.trim() === '') return make.exception('owner-missing', at, values);
  if (node.ownerKind === 'unknown') return people ? make.exception('owner-unknown', at, { ...values, owner: node.owner }) : make.cannotTell('no-principals', { ...values, owner: node.owner });
  return make.held('documented', { ...values, owner: node.owner });
}

export const CT_47: ControlTest<TouchedMember> = {
  id: 'CT-47', version: 1, severity: 'medium', rests: 'record', of: () => 'node', walk: touchedWalk, judge: judgeTouched,
};
