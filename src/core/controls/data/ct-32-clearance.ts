import type { DataClass } from '../../bundle/format.ts';
import type { Pointer } from '../../findings/index.ts';
import { executionOf } from '../execution.ts';
import { factsOf } from '../fact.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import { highest, isAbove } from './classes.ts';
import { collectLooseUses } from './loose-uses.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import type { Walk } from '../walk.ts';

/** CT-32: an agent touches data up to its clearance and none above. */
export interface ClearanceMember extends Member {
  /** Null for what an agent did outside any action. */
  readonly kind: 'action' | null;
  readonly agent: string;
  readonly clearance: DataClass | null;
  /** The highest class that the request says it touches; null where it states none. */
  readonly stated: DataClass | null;
  /** `asset` is the class of the resource by the graph of that time. */
  readonly uses: readonly { readonly resource: string; readonly mode: 'read' | 'write'; readonly dataClass: DataClass; readonly asset: DataClass | null; readonly at: Pointer }[];
  /** Data events of the action of which the record holds a number alone. */
  readonly beyond: number;
}

function clearanceWalk({ record, agent, nodeAt }: ControlContext): Walk<ClearanceMember | UnkeptMember> {
  const clearanceOf = (id: string): DataClass | null => agent(id)?.clearance ?? null;
  const assetAt = (resource: string, time: number): DataClass | null => nodeAt(resource, time)?.data_class ?? null;
  const isAgent = (id: string, kind: string): boolean => kind === 'agent' || agent(id) !== null;
  const loose = collectLooseUses();
  return {
    *over(actions) {
      for (const action of actions) {
        loose.add(action);
        const { agentId, descriptor, requested, dataUses = [], dataUsesBeyond: beyond = 0 } = action;
        if (!isAgent(agentId, action.actorKind)) continue;
        const execution = executionOf(action);
        const uses = dataUses.filter((each) => each.value.events > 0).map(({ value: { resource, mode, dataClass }, time, at }) => ({
          resource, mode, dataClass, asset: assetAt(resource, time), at,
        }));
        const stated = execution === null ? null : highest(descriptor.data_classes);
        if (stated === null && uses.length === 0 && beyond === 0) continue;
        yield { subject: action.id, kind: 'action', at: execution?.at ?? requested.at, agent: agentId, clearance: clearanceOf(agentId), stated, uses, beyond };
      }
    },
    *rest() {
      for (const { agentId, actorKind, resource, mode, dataClass, first, last } of loose.of(record)) {
        if (!isAgent(agentId, actorKind)) continue;
        const [before, after] = [assetAt(resource, first.time), assetAt(resource, last.time)];
        const asset = before === null || after === null ? null : highest([before, after]);
        yield {
          subject: [agentId, mode, resource, dataClass].join(' · '), kind: null, at: first.at, agent: agentId, clearance: clearanceOf(agentId), stated: null,
          uses: [{ resource, mode, dataClass, asset, at: first.at }], beyond: 0,
        };
      }
      yield* unkeptOf(record, ['data uses']);
    },
  };
}

function judgeClearance(member: ClearanceMember | UnkeptMember): Fact {
  const make = factsOf<'CT-32'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { agent, clearance, stated, uses, beyond } = member;
  if (clearance === null) return make.cannotTell('clearance-unknown', { agent });
  let touched = stated;
  let unclassified: ClearanceMember['uses'][number] | null = null;
  for (const use of uses) {
    const { resource, mode, dataClass, asset, at } = use;
    const used = asset !== null && isAbove(asset, dataClass) ? asset : dataClass;
    if (isAbove(used, clearance)) {
      return make.exception(mode === 'read' ? 'read-above-clearance' : 'written-above-clearance', at, { agent, clearance, resource, dataClass: used });
    }
    if (touched === null || isAbove(used, touched)) touched = used;
    if (asset === null) unclassified ??= use;
  }
  if (stated !== null && isAbove(stated, clearance)) return make.exception('stated-above-clearance', member.at, { agent, clearance, dataClass: stated });
  if (beyond > 0) return make.cannotTell('not-kept', { noun: 'data events of this action', count: beyond });
  if (unclassified !== null) {
    return make.cannotTell('asset-unclassified', { agent, clearance, resource: unclassified.resource, dataClass: unclassified.dataClass });
  }
  return make.held('within-clearance', { agent, clearance, dataClass: touched });
}

export const CT_32: ControlTest<ClearanceMember | UnkeptMember> = {
  id: 'CT-32',
  version: 1,
  severity: 'critical',
  rests: 'record',
  of: (member) => (isUnkept(member) ? null : member.kind),
  walk: clearanceWalk,
  judge: judgeClearance,
};
