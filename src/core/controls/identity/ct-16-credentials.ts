import type { Pointer } from '../../findings/index.ts';
import { factsOf, iso } from '../fact.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import type { CredentialUse } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { aside } from '../walk.ts';

/** CT-16: what authenticated an actor was good at the time, young enough, and its own. */
export interface CredentialMember extends Member {
  readonly credential: string;
  readonly principal: string | null;
  readonly issuedAt: number | null;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  /** When its id was first issued on other terms; absent when it never was. */
  readonly issuedAgain?: number;
  readonly first: { readonly time: number; readonly at: Pointer };
  readonly last: { readonly time: number; readonly at: Pointer };
  /** Who used it, earliest first; the names of one person are one user. */
  readonly users: readonly { readonly user: string; readonly at: Pointer }[];
  /** Whether the principal is among them under any name; null without a principal. */
  readonly holderUsedIt: boolean | null;
  /** Longest that one may be used after its issue. */
  readonly greatestAge: number;
}

function* credentialMembers({ record, identities, parameters }: ControlContext): Iterable<CredentialMember | UnkeptMember> {
  const whoIs = (name: string): string => identities.personOf(name) ?? name;
  const known = new Map((record.access?.credentials ?? []).map((each) => [each.credentialId, each]));
  const uses = new Map<string, CredentialUse[]>();
  for (const use of record.access?.credentialUses ?? []) {
    const list = uses.get(use.credentialId);
    if (list === undefined) uses.set(use.credentialId, [use]);
    else list.push(use);
  }
  for (const [credential, list] of uses) {
    const first = list.reduce((a, b) => (b.first.time < a.first.time ? b : a), list[0]!).first;
    const last = list.reduce((a, b) => (b.last.time > a.last.time ? b : a), list[0]!).last;
    const users = new Map<string, { user: string; at: Pointer }>();
    for (const use of list.toSorted((a, b) => a.first.time - b.first.time)) {
      const user = whoIs(use.actorId);
      if (!users.has(user)) users.set(user, { user: use.actorId, at: use.first.at });
    }
    const stated = known.get(credential);
    const principal = stated?.principal ?? null;
    yield {
      subject: credential, at: first.at, credential, principal,
      issuedAt: stated?.issuedAt ?? null, expiresAt: stated?.expiresAt ?? null, revokedAt: stated?.revokedAt ?? null, ...(stated?.issuedAgain === undefined ? {} : { issuedAgain: stated.issuedAgain }),
      first, last, users: [...users.values()],
      holderUsedIt: principal === null ? null : users.has(whoIs(principal)),
      greatestAge: parameters.credentialAge,
    };
  }
  yield* unkeptOf(record, ['credentials', 'credential uses', 'actors']);
}

function judgeCredential(member: CredentialMember | UnkeptMember): Fact {
  const make = factsOf<'CT-16'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { credential, principal, issuedAt, expiresAt, revokedAt, first, last, users, greatestAge } = member;
  const values = { credential, principal, usedAt: iso(last.time) };
  const [user, second] = users;
  if (second !== undefined) return make.exception('shared', second.at, { ...values, users: users.length, user: user?.user, second: second.user });
  // Which of them the use was, and which was revoked, the id does not say.
  if (member.issuedAgain !== undefined) return make.cannotTell('issued-twice', { ...values, issuedAt: issuedAt === null ? null : iso(issuedAt), again: iso(member.issuedAgain) });
  // Revoked and expired from the very millisecond on.
  if (revokedAt !== null && last.time >= revokedAt) return make.exception('used-after-revocation', last.at, { ...values, revokedAt: iso(revokedAt) });
  if (expiresAt !== null && last.time >= expiresAt) return make.exception('used-after-expiry', last.at, { ...values, expiresAt: iso(expiresAt) });
  if (issuedAt !== null && first.time < issuedAt) return make.exception('used-before-issue', first.at, { ...values, usedAt: iso(first.time), issuedAt: iso(issuedAt) });
  if (member.holderUsedIt === false) return make.exception('used-by-another', first.at, { ...values, user: user?.user });
  if (issuedAt === null) return make.cannotTell('issue-unknown', { ...values, user: user?.user });
  if (last.time - issuedAt > greatestAge) return make.exception('too-old', last.at, { ...values, issuedAt: iso(issuedAt), age: last.time - issuedAt, limit: greatestAge });
  return make.held('in-order', { ...values, user: user?.user, issuedAt: iso(issuedAt), expiresAt: expiresAt === null ? null : iso(expiresAt) });
}

export const CT_16: ControlTest<CredentialMember | UnkeptMember> = {
  id: 'CT-16',
  version: 2,
  severity: 'high',
  rests: 'record',
  of: () => null,
  walk: aside(credentialMembers),
  judge: judgeCredential,
};
