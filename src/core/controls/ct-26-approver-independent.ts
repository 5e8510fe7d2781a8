import { factsOf, type Member } from './fact.ts';
import { answersTo, identitiesOf, type Answer } from './answers.ts';
import type { CanonicalRecord } from '../model/record.ts';
import type { ControlTest, Fact } from './types.ts';

/** CT-26: the approver is independent of the requester. */
export interface IndependenceMember extends Member {
  readonly requester: string;
  readonly owner: string | null;
  /** Persons that each name stands for; one person may have several principals. */
  readonly requesterIs: readonly string[];
  readonly ownerIs: readonly string[];
  readonly grants: readonly (Pick<Answer, 'approver' | 'account' | 'kind' | 'at' | 'signature' | 'file'> & { readonly approverIs: readonly string[] })[];
}

function independenceMembers(record: CanonicalRecord): readonly IndependenceMember[] {
  const identities = identitiesOf(record);
  const persons = (...names: readonly string[]): readonly string[] => [...new Set(names.map((name) => identities.personOf(name)))].filter((each) => each !== null);
  return record.actions.flatMap((action) => {
    const granted = answersTo(action, identities).filter((each) => each.decision === 'granted');
    const [first] = granted;
    if (first === undefined) return [];
    const requester = action.agentId;
    const owner = action.accountable;
    return [{
      subject: action.id,
      at: first.at,
      requester,
      owner,
      requesterIs: persons(requester),
      ownerIs: owner === null ? [] : persons(owner),
      grants: granted.map((each) => ({ ...each, approverIs: persons(each.approver, each.account) })),
    }];
  });
}

export function judgeIndependence(member: IndependenceMember): Fact {
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

export const CT_26: ControlTest = {
  id: 'CT-26',
  version: 1,
  severity: 'critical',
  mappings: [
    'NIST SP 800-53 AC-5', 'NIST SP 800-53 CM-5(4)', 'SOC 2 CC6.3', 'SOC 2 CC8.1', 'ISO/IEC 27001 5.3', 'EU AI Act Art. 14',
    'RTS 2024/1774 Art. 17', 'RTS 2024/1774 Art. 21', 'SS1/23 P4',
  ],
  facts: (record) => independenceMembers(record).map(judgeIndependence),
};
