import type { Pointer } from '../../findings/index.ts';
import type { GraphSnapshot } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { collectLooseUses } from '../data/loose-uses.ts';
import { startsOf, systemsOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import type { Walk } from '../walk.ts';

/** CT-47: everything that agents touched is in the system graph of that time, and somebody is named as its owner. */
export interface TouchedMember extends Member {
  readonly resource: string;
  /** The action that touched it first, under this snapshot; null where that belongs to none. */
  readonly action: string | null;
  /** The agent that used its data outside any action. */
  readonly agent?: string;
  readonly time: number;
  /** The snapshot valid then; null when there was none. */
  readonly snapshot: string | null;
  readonly node: { readonly owner: string; readonly ownerKind: 'person' | 'service' | 'agent' | 'unknown' } | null;
  /** Whether the bundle names any people to find an owner among. */
  readonly people: boolean;
}

function touchedWalk({ record, identities, agent: registered, graphAt, nodeAt }: ControlContext): Walk<TouchedMember | UnkeptMember> {
  const seen = new Map<GraphSnapshot | null, Set<string>>();
  const loose = collectLooseUses();
  const people = record.people.length > 0;
  const touch = function* (resource: string, time: number, at: Pointer, by: Pick<TouchedMember, 'action' | 'agent'>): Iterable<TouchedMember> {
    const graph = graphAt(time);
    const touched = seen.get(graph) ?? new Set<string>();
    seen.set(graph, touched);
    if (touched.has(resource)) return;
    touched.add(resource);
    const node = nodeAt(resource, time);
    yield {
      subject: resource, at, resource, ...by, time, snapshot: graph?.id ?? null, people,
      node: node === null ? null : { owner: node.owner, ownerKind: identities.kindOf(node.owner) },
    };
  };
  return {
    *over(actions) {
      for (const action of actions) {
        loose.add(action);
        const by = { action: action.id };
        for (const execution of startsOf(action)) {
          for (const resource of [...action.descriptor.targets, ...systemsOf(execution)]) yield* touch(resource, execution.startedAt, execution.at, by);
        }
        // Data is touched also under an action of which no start tells.
        for (const { value, time, at } of action.dataUses ?? []) if (value.events > 0) yield* touch(value.resource, time, at, by);
      }
    },
    *rest() {
      for (const { agentId: agent, actorKind, resource, first, last } of loose.of(record)) {
        if (actorKind !== 'agent' && registered(agent) === null) continue;
        for (const { time, at } of [first, last]) yield* touch(resource, time, at, { action: null, agent });
      }
      yield* unkeptOf(record, ['data uses']);
    },
  };
}

function judgeTouched(member: TouchedMember | UnkeptMember): Fact {
  const make = factsOf<'CT-47'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { at, resource, action, agent = null, time, snapshot, node, people } = member;
  const values = { resource, action, agent, time: iso(time), snapshot };
  if (snapshot === null) return make.cannotTell('no-snapshot', values);
  if (node === null) return make.exception('not-in-snapshot', at, values);
  if (node.owner.trim() === '') return make.exception('owner-missing', at, values);
  if (node.ownerKind === 'unknown') return people ? make.exception('owner-unknown', at, { ...values, owner: node.owner }) : make.cannotTell('no-principals', { ...values, owner: node.owner });
  return make.held('documented', { ...values, owner: node.owner });
}

export const CT_47: ControlTest<TouchedMember | UnkeptMember> = {
  id: 'CT-47', version: 3, severity: 'medium', rests: 'record', of: (member) => (isUnkept(member) ? null : 'node'), walk: touchedWalk, judge: judgeTouched,
};
