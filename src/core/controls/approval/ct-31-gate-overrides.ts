import { factsOf, iso } from '../fact.ts';
import { heldAt } from '../holdings.ts';
import { roleGrantsIn } from '../identity/role-grants.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import type { Answer } from '../answers.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { aside } from '../walk.ts';

/** CT-31: a release gate that was set aside was set aside by right, with a reason, an end and something to follow. */
export interface OverrideMember extends Member {
  readonly gate: string;
  readonly release: string;
  readonly approver: string;
  readonly kind: Answer['kind'];
  readonly reason: string;
  readonly time: number;
  readonly expiresAt: number | null;
  /** A role held then that may override gates; null without one. */
  readonly role: string | null;
  /** A role was held then that no snapshot describes, or more bindings than are looked at. */
  readonly unsure: boolean;
  readonly shippedAt: number | null;
  readonly followUp: string | null;
  /** Verifications of the release at or after the override. */
  readonly verifiedAt: number | null;
  readonly recordEnd: number;
  readonly grace: number;
}

function* overrideMembers(context: ControlContext): Iterable<OverrideMember | UnkeptMember> {
  const { record, identities, happenings, parameters } = context;
  const overrides = record.oversight?.gateOverrides ?? [];
  const grants = roleGrantsIn(context);
  const shipped = new Map<string, number>();
  for (const list of happenings.releasesOf.values()) {
    for (const each of list) {
      const id = each.value.data['release_id'];
      if (typeof id === 'string') shipped.set(id, Math.min(shipped.get(id) ?? Number.POSITIVE_INFINITY, each.time));
    }
  }
  const verified = new Map<string, number>();
  for (const [release, list] of happenings.aftermathOf) {
    verified.set(release, list.filter((each) => each.value.type === 'verification.completed').reduce((last, each) => Math.max(last, each.time), Number.NEGATIVE_INFINITY));
  }
  for (const { gate, releaseId, approver, reason, time, expiresAt, followUp, at } of overrides) {
    const held = grants.of(approver, 'gate.override', 'production');
    const last = verified.get(releaseId) ?? Number.NEGATIVE_INFINITY;
    yield {
      subject: at.event ?? releaseId, at, gate, release: releaseId, approver, kind: identities.kindOf(approver), reason, time, expiresAt, followUp,
      role: held.grants.find((each) => heldAt(each, time))?.role ?? null,
      unsure: held.beyond > 0 || held.unknown.some((each) => heldAt(each, time)),
      shippedAt: shipped.get(releaseId) ?? null,
      verifiedAt: last >= time ? last : null,
      recordEnd: record.period.to, grace: parameters.verificationAfterRelease,
    };
  }
  yield* unkeptOf(record, ['gate overrides']);
}

function judgeOverride(member: OverrideMember | UnkeptMember): Fact {
  const make = factsOf<'CT-31'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { at, gate, release, approver, kind, time, expiresAt, shippedAt, followUp } = member;
  const values = { gate, release, approver, overriddenAt: iso(time) };
  if (kind === 'service' || kind === 'agent') return make.exception('approver-not-human', at, values);
  if (kind === 'person' && member.role === null && !member.unsure) return make.exception('approver-not-authorised', at, values);
  if (member.reason.trim() === '') return make.exception('no-reason', at, values);
  if (expiresAt === null) return make.exception('no-expiry', at, values);
  const limited = { ...values, expiresAt: iso(expiresAt), followUp };
  if (followUp === null) return make.exception('no-follow-up', at, limited);
  // At its expiry an override has expired: the interval is half open.
  if (shippedAt !== null && shippedAt >= expiresAt) return make.exception('shipped-after-expiry', at, { ...limited, shippedAt: iso(shippedAt) });
  if (shippedAt !== null && shippedAt < time) return make.exception('shipped-before', at, { ...limited, shippedAt: iso(shippedAt) });
  if (kind === 'unknown') return make.cannotTell('approver-unknown', limited);
  if (member.role === null) return make.cannotTell('role-unknown', limited);
  if (shippedAt === null) return make.cannotTell('release-not-recorded', limited);
  if (member.verifiedAt === null || member.verifiedAt < shippedAt) {
    const waiting = { ...limited, shippedAt: iso(shippedAt) };
    return member.recordEnd - shippedAt >= member.grace ? make.exception('not-verified', at, waiting) : make.cannotTell('verification-pending', waiting);
  }
  return make.held('overridden-by-right', { ...limited, role: member.role, verifiedAt: iso(member.verifiedAt) });
}

export const CT_31: ControlTest<OverrideMember | UnkeptMember> = {
  id: 'CT-31', version: 1, severity: 'high', rests: 'record',
  of: () => null,
  walk: aside(overrideMembers),
  judge: judgeOverride,
};
