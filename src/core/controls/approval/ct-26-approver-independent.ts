import { factsOf } from '../fact.ts';
import { answersTo, type Answer } from '../answers.ts';
import { mergeOf } from '../merge.ts';
import type { Action } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-26: the approver is independent of the requester, and of whoever made what is merged. */
export interface IndependenceMember extends Member {
  readonly requester: string;
  readonly owner: string | null;
  /** Persons that each name stands for; one person may have several principals. */
  readonly requesterIs: readonly string[];
  readonly ownerIs: readonly string[];
  /** Of an action that merges: who made each commit, and the persons that stand behind; null for every other. */
  readonly authors: {
    /** The first of those that were merged. */
    readonly commit: string | null;
    readonly who: readonly { readonly author: string; readonly commit: string; readonly owner: string | null; readonly are: readonly string[] }[];
    /** Whether these are all of them. */
    readonly whole: boolean;
  } | null;
  readonly grants: readonly (Pick<Answer, 'approver' | 'account' | 'kind' | 'at' | 'signature' | 'file'> & { readonly approverIs: readonly string[] })[];
}

function independenceWalk({ identities, happenings }: ControlContext): Walk<IndependenceMember> {
  const persons = (...names: readonly string[]): readonly string[] => [...new Set(names.map((name) => identities.personOf(name)))].filter((each) => each !== null);
  const authorsOf = (action: Action): IndependenceMember['authors'] => {
    const merged = action.consequences.flatMap((each) => mergeOf(each)?.head ?? []);
    if (action.descriptor.kind !== 'repository.merge' && merged.length === 0) return null;
    const asked = action.descriptor.parameters['head'];
    const commits = [...new Set([...(asked === undefined ? [] : [asked]), ...merged])];
    const made = commits.slice(0, MOST_HEADS).map((commit) => ({ commit, authors: happenings.authorsOf(commit) }));
    return {
      commit: commits[0] ?? null,
      who: made.flatMap(({ commit, authors }) => (authors?.who ?? []).map(({ actor, accountable }) => (
        { author: actor, commit, owner: accountable, are: persons(actor, ...(accountable === null ? [] : [accountable])) }
      ))),
      whole: commits.length > 0 && commits.length <= MOST_HEADS && made.every(({ authors }) => authors !== null && authors.beyond === 0),
    };
  };
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
          authors: authorsOf(action),
          grants: granted.map((each) => ({ ...each, approverIs: persons(each.approver, each.account) })),
        };
      }
    },
    rest: nothing,
  };
}

/** The head that was asked for, and those that were merged; whoever writes the log decides how many there are. */
const MOST_HEADS = 8;

function judgeIndependence(member: IndependenceMember): Fact {
  const { requester, owner, requesterIs, ownerIs, authors, grants } = member;
  const make = factsOf<'CT-26'>(member);
  for (const { approver, account, approverIs, at } of grants) {
    const values = { approver, account: account === approver ? null : account, requester, owner };
    if (approver === requester) return make.exception('approver-is-requester', at, values);
    if (approver === owner) return make.exception('approver-is-owner', at, values);
    if (approverIs.some((each) => requesterIs.includes(each))) return make.exception('account-of-requester', at, { ...values, account });
    if (approverIs.some((each) => ownerIs.includes(each))) return make.exception('account-of-owner', at, { ...values, account });
    const own = authors?.who.find((each) => approver === each.author || approver === each.owner || approverIs.some((person) => each.are.includes(person)));
    if (own !== undefined) return make.exception('approver-is-author', at, { ...values, author: own.author, commit: own.commit });
  }
  const [first] = grants;
  const approver = grants.map((each) => each.approver).join(', ');
  if (owner === null) return make.cannotTell('owner-unknown', { requester, approver });
  const stranger = grants.find((each) => each.kind === 'unknown');
  if (stranger !== undefined) return make.cannotTell('approver-unknown', { approver: stranger.approver, requester, owner });
  const unproved = grants.find((each) => each.signature !== 'valid');
  if (unproved !== undefined) return make.cannotTell('approval-unproved', { file: unproved.file, signature: unproved.signature, approver });
  if (authors !== null && (!authors.whole || authors.who.some((each) => each.owner === null && each.are.length === 0))) return make.cannotTell('author-unknown', { approver, commit: authors.commit });
  return make.held('independent', { approver, account: first?.account === first?.approver ? null : first?.account, requester, owner });
}

export const CT_26: ControlTest<IndependenceMember> = {
  id: 'CT-26',
  version: 2,
  severity: 'critical',
  rests: 'record',
  of: () => 'action',
  walk: independenceWalk,
  judge: judgeIndependence,
};
