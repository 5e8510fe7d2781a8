import { factsOf, iso } from '../fact.ts';
import { gainsBy, gainsIn, type Gain } from '../gains.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import type { ActorKind, ChangeApproval, PolicyPublication, RoleChange } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { aside } from '../walk.ts';
import { toldRoles } from './told-roles.ts';
import { beginsWithin, untoldChanges, type UntoldMember } from './untold-changes.ts';

/** CT-23: policies and roles change by approval of somebody else, from then on, and forwards. */
export interface ChangeMember extends Member {
  readonly kind: 'policy' | 'role';
  readonly changed: string;
  readonly version: string | null;
  readonly by: string;
  readonly byKind: ActorKind | null;
  readonly time: number;
  /** The person behind who made the change; null for somebody whom the snapshot does not name. */
  readonly author: string | null;
  /** Whom a role is given to; null where nobody is given anything by name. */
  readonly beneficiary: Gain | null;
  /** The first approval before the change that no earlier change has used up. */
  readonly approval: { readonly approver: string; readonly person: string | null; readonly requestedBy: string; readonly requester: string | null; readonly time: number } | null;
  /** The first approval at or after the change, where none came before. */
  readonly lateApproval: number | null;
  readonly effectiveFrom: number | null;
  /** When the role began by the snapshot, where that was before its event. */
  readonly begun?: number;
  readonly clockTolerance: number;
  /** An earlier version was published before: this one replaces it. */
  readonly replaces: { readonly version: string; readonly effectiveFrom: number | null } | null;
  readonly publishedBefore: boolean;
  /** The source has no words for approvals of changes, or holds more of them than are kept. */
  readonly approvalsTold: boolean;
}

interface Change { readonly kind: 'policy' | 'role'; readonly key: string; readonly told: PolicyPublication | RoleChange }

function* changeMembers(context: ControlContext): Iterable<ChangeMember | UntoldMember | UnkeptMember> {
  const { record, identities, parameters } = context;
  const gains = gainsIn(context);
  const { publications = [], roleChanges = [] } = record.course ?? {};
  const changes: readonly Change[] = [
    ...publications.map((told) => ({ kind: 'policy' as const, key: key('policy', told.policyId, told.version), told })),
    ...roleChanges.filter((each) => each.change === 'bound').map((told) => ({ kind: 'role' as const, key: key('role', told.role, null), told })),
  ].toSorted((a, b) => a.told.time - b.told.time);
  const approvals = new Map<string, ChangeApproval[]>();
  for (const each of (record.oversight?.changeApprovals ?? []).toSorted((a, b) => a.time - b.time)) {
    const name = key(each.subjectKind, each.subject, each.subjectKind === 'policy' ? each.version : null);
    approvals.set(name, approvals.get(name) ?? []);
    approvals.get(name)?.push(each);
  }
  const next = new Map<string, number>();
  const effective = new Map(record.policies.map((each) => [key('policy', each.policyId, each.version), each.effectiveFrom]));
  const latest = new Map<string, NonNullable<ChangeMember['replaces']>>();
  const published = new Set<string>();
  const beyond = unkeptOf(record, ['change approvals']).length > 0;
  const roles = toldRoles(record.bindings.filter(({ from }) => beginsWithin(record, from)), roleChanges, parameters);
  for (const { kind, key: name, told } of changes) {
    const list = approvals.get(name) ?? [];
    const at = next.get(name) ?? 0;
    const candidate = list[at];
    // The same millisecond is not before. An approval is good for one change.
    const approval = candidate !== undefined && candidate.time < told.time ? candidate : null;
    if (approval !== null) next.set(name, at + 1);
    const policyId = 'policyId' in told ? told.policyId : '';
    const effectiveFrom = kind === 'policy' ? (effective.get(name) ?? null) : null;
    const begun = 'role' in told ? roles.begun.get(told) : undefined;
    yield {
      subject: told.at.event ?? name, at: told.at, kind, by: told.by, byKind: told.byKind ?? null, time: told.time,
      changed: 'role' in told ? told.role : told.policyId, version: 'version' in told ? told.version : null,
      author: identities.personOf(told.by),
      beneficiary: 'principal' in told ? gains.of(told.principal) : null,
      approval: approval === null ? null : {
        approver: approval.approver, person: identities.personOf(approval.approver), requestedBy: approval.requestedBy, requester: identities.personOf(approval.requestedBy), time: approval.time,
      },
      lateApproval: approval === null ? (candidate?.time ?? null) : null,
      effectiveFrom, ...(begun === undefined ? {} : { begun }), clockTolerance: parameters.clockTolerance, replaces: latest.get(policyId) ?? null, publishedBefore: published.has(name),
      approvalsTold: record.oversight !== undefined && !beyond,
    };
    if ('version' in told) {
      published.add(name);
      latest.set(policyId, { version: told.version, effectiveFrom });
    }
  }
  yield* untoldChanges(context, roles.untold);
  yield* unkeptOf(record, ['change approvals']);
}

const key = (...parts: readonly (string | null)[]): string => JSON.stringify(parts);
const listed = (person: string | null): readonly string[] => (person === null ? [] : [person]);
const same = (a: string, aPerson: string | null, b: string, bPerson: string | null): boolean => a === b || (aPerson !== null && aPerson === bPerson);

function judgeChange(member: ChangeMember | UntoldMember | UnkeptMember): Fact {
  const make = factsOf<'CT-23'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  if ('untold' in member) {
    const { untold, changed, version, principal, from } = member;
    const values = { kind: untold, changed, version, principal, from: iso(from) };
    return member.mayFollow === true ? make.cannotTell('event-may-follow', values) : make.exception('not-told', member.at, values);
  }
  const { at, kind, changed, version, by, byKind, author, time, beneficiary, approval, effectiveFrom, begun, replaces } = member;
  const values = { kind, changed, version, by, changedAt: iso(time) };
  if (byKind === 'agent') return make.exception('by-an-agent', at, values);
  if (beneficiary !== null && gainsBy(beneficiary, by, listed(author))) return make.exception('by-its-beneficiary', at, { ...values, beneficiary: beneficiary.name });
  if (replaces !== null) {
    const backwards = member.publishedBefore || (effectiveFrom !== null && replaces.effectiveFrom !== null && effectiveFrom < replaces.effectiveFrom);
    if (backwards && version !== replaces.version) return make.exception('version-went-back', at, { ...values, replaces: replaces.version });
    if (effectiveFrom !== null && effectiveFrom < time) return make.exception('retroactive', at, { ...values, effectiveFrom: iso(effectiveFrom) });
  }
  if (approval === null) {
    if (!member.approvalsTold) return make.cannotTell('approvals-not-told', values);
    if (member.lateApproval !== null) return make.exception('approved-afterwards', at, { ...values, approvedAt: iso(member.lateApproval) });
    return make.exception('not-approved', at, values);
  }
  const approved = { ...values, approver: approval.approver, approvedAt: iso(approval.time) };
  if (begun !== undefined && approval.time - begun > member.clockTolerance) return make.exception('began-before-approved', at, { ...approved, from: iso(begun) });
  if (same(approval.approver, approval.person, by, author)) return make.exception('approved-by-its-author', at, approved);
  if (same(approval.approver, approval.person, approval.requestedBy, approval.requester)) return make.exception('approved-by-its-requester', at, approved);
  if (beneficiary !== null && gainsBy(beneficiary, approval.approver, listed(approval.person))) {
    return make.exception('approved-by-its-beneficiary', at, { ...approved, beneficiary: beneficiary.name });
  }
  if (approval.person === null) return make.cannotTell('approver-unknown', approved);
  if (beneficiary?.known === false) return make.cannotTell('beneficiary-unknown', { ...approved, beneficiary: beneficiary.name });
  if (kind === 'policy' && effectiveFrom === null) return make.cannotTell('version-not-in-the-bundle', approved);
  return make.held('approved', approved);
}

export const CT_23: ControlTest<ChangeMember | UntoldMember | UnkeptMember> = {
  id: 'CT-23', version: 3, severity: 'high', rests: 'record',
  of: () => null,
  walk: aside(changeMembers),
  judge: judgeChange,
};
