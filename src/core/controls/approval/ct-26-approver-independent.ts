import { factsOf } from '../fact.ts';
import { answersTo, type Answer } from '../answers.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-26: the approver is independent of the requester. */
export interface IndependenceMember extends Member {
  readonly requester: string;
  readonly owner: string | null;
  /** Persons that each name stands for; one person may have several principals. */
  readonly requesterIs: readonly string[];
  readonly ownerIs: readonly string[];
  readonly grants: readonly (Pick<Answer, 'approver' | 'account' | 'kind' | 'at' | 'signature' | 'file'> & { readonly approverIs: readonly string[] })[];
}

function independenceWalk({ identities }: ControlContext): Walk<IndependenceMember> {
  const persons = (...names: readonly string[]): readonly string[] => [...new Set(names.map((name) => identities.personOf(name)))].filter((each) => each !== null);
  return {
    *over(actions) {
      for (const action of actions) {
        const granted = answersTo(action, identities).filter((each) => each.decision === 'granted');
        const [first] = granted;
        if (first === undefined) continue;
        const requester = action.agentId;
        const owner = action.accountable;
        yield {
          subject: action.id,
          at: first.at,
          requester,
          owner,
          requesterIs: persons(requester),
          ownerIs: owner === null ? [] : persons(owner),
          grants: granted.map((each) => ({ ...each, approverIs: persons(each.approver, each.account) })),
        };
      }
    },
    rest: nothing,
  };
}

function judgeIndependence(member: IndependenceMember): Fact {
  const { requester, owner, requesterIs, ownerIs, grants } = member;
  const make = factsOf<'CT-26'>(member);
  for (const { approver, account, approverIs, at } of grants) {
    const values = { approver, account: account === approver ? null : account, requester, owner };
    if (approver === requester) return make.exception('approver-is-requester', at, values);
    if (approver === owner) return make.exception('approver-is-owner', at, values);
    if (approverIs.some((each) => requesterIs.includes(each))) return make.exception('account-of-requester', at, { ...values, account });
    if (approverIs.some((each) => ownerIs.includes(each))) return make.exception('account-of-owner', at, { ...values, account });
  }
  const [first] = grants;
  const approver = grants.map((each) => each.approver).join(', ');
  if (owner === null) return make.cannotTell('owner-unknown', { requester, approver });
  const stranger = grants.find((each) => each.kind === 'unknown');
  if (stranger !== undefined) return make.cannotTell('approver-unknown', { approver: stranger.approver, requester, owner });
  const unproved = grants.find((each) => each.signature !== 'valid');
  if (unproved !== undefined) return make.cannotTell('approval-unproved', { file: unproved.file, signature: unproved.signature, approver });
  return make.held('independent', { approver, account: first?.account === first?.approver ? null : first?.account, requester, owner });
}

export const CT_26: ControlTest<IndependenceMember> = {
  id: 'CT-26',
  version: 1,
  severity: 'critical',
  rests: 'record',
  of: () => 'action',
  walk: independenceWalk,
  judge: judgeIndependence,
};
