import { factsOf, iso } from '../fact.ts';
import { judgeStarts, memberOfStarts, type OfStarts } from '../starts.ts';
import { heldAt } from '../holdings.ts';
import { graphPermissionsIn, type Touching } from './graph-permissions.ts';
import { roleGrantsIn } from './role-grants.ts';
import { rightsAtHand, type StatedScopes } from './rights-at-hand.ts';
import type { GraphNode } from '../../bundle/format.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-14: a role, or the agent's own scopes, permitted what ran, there and then. */
export interface PermissionMember extends Member {
  readonly actor: string;
  readonly kind: string;
  /** As stated, but production where a target is; null where neither says. */
  readonly environment: string | null;
  readonly time: number;
  /** Roles that grant this kind of action in this environment; `leavesOut` is the first target that one does not cover. */
  readonly bindings: readonly { readonly role: string; readonly from: number; readonly until: number | null; readonly leavesOut: string | null }[];
  readonly bindingsBeyond: number;
  /** A role held then that no snapshot describes. */
  readonly unknownRole: string | null;
  readonly scopes: StatedScopes;
  readonly touching: Touching;
  /** Emergency access in force that the request names. */
  readonly emergency: string | null;
  /** Emergency access or a delegation that the request names, whose id was given on several terms, not all of which permit this. */
  readonly grantedTwice?: string;
  /** Whether anything in the record grants anybody anything: a registry or a binding. */
  readonly anyGrants: boolean;
}

function permissionWalk(context: ControlContext): Walk<OfStarts<PermissionMember>> {
  const { record, nodeAt } = context;
  const roles = roleGrantsIn(context);
  const touching = graphPermissionsIn(context);
  const rights = rightsAtHand(context);
  return {
    *over(actions) {
      for (const action of actions) {
        const { agentId: actor, descriptor: { kind, targets, environment: stated, scopes } } = action;
        const member = memberOfStarts(action, (execution): PermissionMember => {
          const time = execution.startedAt;
          const environment = targets.some((each) => inProduction(nodeAt(each, time))) ? 'production' : stated;
          const held = roles.of(actor, kind, environment ?? '*');
          const emergency = rights.emergency(action, time);
          const { grantedTwice = emergency?.certain === false ? emergency.id : undefined, ...stands } = rights.scopes(action, `${kind}@${environment ?? ''}`, scopes, time);
          return {
            subject: action.id, at: execution.at, actor, kind, environment, time,
            bindings: held.grants.map(({ role, from, until, systems }) => ({
              role, from, until, leavesOut: systems === 'all' ? null : (targets.find((each) => !systems.has(each)) ?? null),
            })),
            bindingsBeyond: held.beyond,
            unknownRole: held.unknown.find((each) => heldAt(each, time))?.role ?? null,
            scopes: stands,
            touching: touching(actor, targets, action.mode === 'read' ? 'read' : 'write', time),
            emergency: emergency?.certain === true ? emergency.id : null,
            ...(grantedTwice === undefined ? {} : { grantedTwice }),
            anyGrants: record.agents.length > 0 || roles.anyBinding,
          };
        });
        if (member !== null) yield member;
      }
    },
    rest: nothing,
  };
}

/** A system of one's own in production. External ones, a ticket system or a mail relay, are in nobody's. */
const inProduction = (node: GraphNode | null): boolean => node !== null && node.environment === 'production' && node.kind !== 'external';

function judgePermission(member: PermissionMember): Fact {
  const fact = permissionOf(member);
  const { actor, time, grantedTwice } = member;
  // Nobody is accused of having no right by one of several grants of the one that they name.
  return fact.verdict === 'exception' && grantedTwice !== undefined ? factsOf<'CT-14'>(member).cannotTell('granted-twice', { actor, startedAt: iso(time), name: grantedTwice }) : fact;
}

function permissionOf(member: PermissionMember): Fact {
  const { at, actor, kind, environment, time, bindings, scopes, touching } = member;
  const make = factsOf<'CT-14'>(member);
  const startedAt = iso(time);
  if (environment === null) return make.cannotTell('environment-unknown', { actor, startedAt });
  const inForce = bindings.filter((each) => heldAt(each, time));
  const binding = inForce.find((each) => each.leavesOut === null);
  if (binding !== undefined) return make.held('role-granted', { actor, startedAt, role: binding.role });
  if (member.emergency !== null) return make.held('emergency-access', { actor, startedAt, breakGlass: member.emergency });
  if (scopes.granting !== null && scopes.missing === null) {
    const scope = scopes.granting;
    if (!touching.told) return make.cannotTell('graph-silent', { actor, startedAt, scope });
    if (touching.beyond === null) return make.held('scope-granted', { actor, startedAt, scope });
    return make.exception('target-not-granted', at, { actor, startedAt, scope, target: touching.beyond });
  }
  const values = { actor, kind, environment, startedAt };
  if (member.bindingsBeyond > 0) return make.cannotTell('not-kept', { ...values, noun: 'role bindings', count: member.bindingsBeyond });
  if (member.unknownRole !== null) return make.cannotTell('role-unknown', { ...values, role: member.unknownRole });
  if (!member.anyGrants) return make.cannotTell('no-grants', values);
  const narrow = inForce[0];
  if (narrow !== undefined) return make.exception('target-not-granted', at, { ...values, role: narrow.role, target: narrow.leavesOut });
  const ended = bindings.findLast((each) => each.until !== null && each.until <= time);
  if (ended !== undefined) return make.exception('binding-ended', at, { ...values, role: ended.role, until: ended.until === null ? null : iso(ended.until) });
  const later = bindings[0];
  if (later !== undefined) return make.exception('binding-not-begun', at, { ...values, role: later.role, from: iso(later.from) });
  if (scopes.missing === null && scopes.unread !== null) return make.cannotTell('scope-unread', { ...values, scope: scopes.unread });
  return make.exception('not-granted', at, { ...values, scope: scopes.missing });
}

export const CT_14: ControlTest<OfStarts<PermissionMember>> = {
  id: 'CT-14',
  version: 2,
  severity: 'critical',
  rests: 'record',
  of: () => 'action',
  walk: permissionWalk,
  judge: judgeStarts(judgePermission),
};
