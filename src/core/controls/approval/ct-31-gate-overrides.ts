import { factsOf, iso } from '../fact.ts';
import { member as textOf, type Happening } from '../happenings.ts';
import { heldAt } from '../holdings.ts';
import { roleGrantsIn } from '../identity/role-grants.ts';
import { releaseOf, unfollowed, type Release, type Unfollowed } from '../released.ts';
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
  readonly followUp: string | null;
  /** When the release shipped first and, where that is another time, last; none where the record tells of neither. */
  readonly shipped: readonly Shipped[];
}
interface Shipped {
  readonly shippedAt: number;
  /** When it was first verified or rolled back after that. */
  readonly followedAt: number | null;
  readonly left: Unfollowed | null;
}

function* overrideMembers(context: ControlContext): Iterable<OverrideMember | UnkeptMember> {
  const { record, identities, happenings, parameters } = context;
  const overrides = record.oversight?.gateOverrides ?? [];
  const grants = roleGrantsIn(context);
  const shipped = new Map<string, { readonly first: Happening; readonly last: Happening }>();
  for (const list of happenings.releasesOf.values()) {
    for (const each of list) {
      const id = textOf(each, 'release_id');
      const { first, last } = shipped.get(id) ?? { first: each, last: each };
      shipped.set(id, { first: each.time < first.time ? each : first, last: each.time > last.time ? each : last });
    }
  }
  const within = { recordEnd: record.period.to, grace: parameters.verificationAfterRelease };
  const known = new Map<string, readonly Shipped[]>();
  const shippedOf = (id: string): readonly Shipped[] => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const { first, last } = shipped.get(id) ?? {};
    const found = [...new Set([first, last])].flatMap((each) => (each === undefined ? [] : shippedOnce(releaseOf(each, happenings.aftermathOf.get(id) ?? []), within)));
    known.set(id, found);
    return found;
  };
  for (const { gate, releaseId, approver, reason, time, expiresAt, followUp, at } of overrides) {
    const held = grants.of(approver, 'gate.override', 'production');
    yield {
      subject: at.event ?? releaseId, at, gate, release: releaseId, approver, kind: identities.kindOf(approver), reason, time, expiresAt, followUp,
      role: held.grants.find((each) => heldAt(each, time))?.role ?? null,
      unsure: held.beyond > 0 || held.unknown.some((each) => heldAt(each, time)),
      shipped: shippedOf(releaseId),
    };
  }
  yield* unkeptOf(record, ['gate overrides']);
}

function shippedOnce(release: Release, within: Parameters<typeof unfollowed>[1]): Shipped {
  const { shippedAt, verifications, rollbacks } = release;
  const followedAt = [...verifications.map(({ time }) => time), ...rollbacks].reduce<number | null>((first, time) => (first === null || time < first ? time : first), null);
  return { shippedAt, followedAt, left: unfollowed(release, within) };
}

function judgeOverride(member: OverrideMember | UnkeptMember): Fact {
  const make = factsOf<'CT-31'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { at, gate, release, approver, kind, time, expiresAt, shipped, followUp } = member;
  const values = { gate, release, approver, overriddenAt: iso(time) };
  if (kind === 'service' || kind === 'agent') return make.exception('approver-not-human', at, values);
  if (kind === 'person' && member.role === null && !member.unsure) return make.exception('approver-not-authorised', at, values);
  if (member.reason.trim() === '') return make.exception('no-reason', at, values);
  if (expiresAt === null) return make.exception('no-expiry', at, values);
  const limited = { ...values, expiresAt: iso(expiresAt), followUp };
  if (followUp === null || followUp.trim() === '') return make.exception('no-follow-up', at, limited);
  const [first] = shipped;
  // At its expiry an override has expired: the interval is half open.
  const late = shipped.find(({ shippedAt }) => shippedAt >= expiresAt);
  if (late !== undefined) return make.exception('shipped-after-expiry', at, { ...limited, shippedAt: iso(late.shippedAt) });
  if (first !== undefined && first.shippedAt < time) return make.exception('shipped-before', at, { ...limited, shippedAt: iso(first.shippedAt) });
  if (kind === 'unknown') return make.cannotTell('approver-unknown', limited);
  if (member.role === null) return make.cannotTell('role-unknown', limited);
  if (first === undefined) return make.cannotTell('release-not-recorded', limited);
  const open = shipped.flatMap((each) => each.left ?? []);
  const found = open.find((each) => each.verdict === 'exception') ?? open[0];
  if (found === undefined) return make.held('overridden-by-right', { ...limited, role: member.role, followedAt: first.followedAt === null ? null : iso(first.followedAt) });
  const told = { ...limited, ...found.values };
  return found.verdict === 'exception' ? make.exception(REASONS[found.reason], at, told) : make.cannotTell(found.reason, told);
}

const REASONS = { 'verification-missing': 'not-verified', 'verification-late': 'verified-late', 'verification-degraded': 'left-degraded', 'rollback-late': 'undone-late' } as const;

export const CT_31: ControlTest<OverrideMember | UnkeptMember> = {
  id: 'CT-31', version: 2, severity: 'high', rests: 'record',
  of: () => null,
  walk: aside(overrideMembers),
  judge: judgeOverride,
};
