import { answersTo, type Answer } from '../answers.ts';
import { factsOf } from '../fact.ts';
import { gainsBy, gainsIn, type Gain } from '../gains.ts';
import { grouped } from '../grouped.ts';
import { member } from '../happenings.ts';
import { mergeOf } from '../merge.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import type { Action } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import type { Walk } from '../walk.ts';
import { gainersIn, type ActionGain } from './gainers.ts';

/** CT-26: the approver is independent of the requester, of whoever made what is merged, and of whoever gains by it. */
export type IndependenceMember = ApprovalMember | OverrideMember | UnkeptMember;
export interface ApprovalMember extends Member {
  readonly what: 'approval';
  readonly requester: string;
  readonly owner: string | null;
  /** Persons that each name stands for; one person may have several principals. */
  readonly requesterIs: readonly string[];
  readonly ownerIs: readonly string[];
  readonly authors: Authors | null;
  readonly grants: readonly (Pick<Answer, 'approver' | 'account' | 'kind' | 'at' | 'signature' | 'file'> & { readonly approverIs: readonly string[] })[];
  /** Who gains by it, and how many of its gifts are not looked at. */
  readonly gains: readonly ActionGain[];
  readonly gainsBeyond: number;
  /** Approvers, and agents and services that they answer for, that the request names as what it is about. */
  readonly named: readonly string[];
}
/** Of an action that merges: who made each commit, and the persons that stand behind; null for every other. */
interface Authors {
  /** The first of those that were merged. */
  readonly commit: string | null;
  readonly who: readonly { readonly author: string; readonly commit: string; readonly owner: string | null; readonly are: readonly string[] }[];
  /** Whether these are all of them. */
  readonly whole: boolean;
}
/** A release gate that was set aside: whoever shipped the release, or made what is in it, gains by that. */
export interface OverrideMember extends Member {
  readonly what: 'override';
  readonly gate: string;
  readonly release: string;
  readonly approver: string;
  readonly kind: Answer['kind'];
  readonly approverIs: readonly string[];
  readonly for: readonly Gain[];
  /** Whether these are all of them. */
  readonly whole: boolean;
}

function independenceWalk(context: ControlContext): Walk<IndependenceMember> {
  const { record, identities, happenings } = context;
  const overrides = record.oversight?.gateOverrides ?? [];
  const gains = gainsIn(context);
  const gainers = gainersIn(context, gains);
  const shipped = new Map(overrides.map(({ releaseId }): [string, Shipped] => [releaseId, { for: new Map(), whole: true, found: false }]));
  /** What was set aside in the course of an action. */
  const within = grouped(overrides, ({ actionId }) => actionId ?? '');
  const persons = (...names: readonly string[]): readonly string[] => [...new Set(names.map((name) => identities.personOf(name)))].filter((each) => each !== null);

  const authorsOf = (action: Action): Authors | null => {
    const merged = action.consequences.flatMap((each) => mergeOf(each)?.head ?? []);
    if (action.descriptor.kind !== 'repository.merge' && merged.length === 0) return null;
    const asked = action.descriptor.parameters['head'];
    const commits = [...new Set([...(asked === undefined ? [] : [asked]), ...merged])];
    const made = commits.slice(0, MOST_HEADS).map((commit) => ({ commit, authors: happenings.authorsOf(commit) }));
    return {
      commit: commits[0] ?? null,
      who: made.flatMap(({ commit, authors }) => (authors?.who ?? []).map(({ actor, accountable }) => (
        { author: actor, commit, owner: accountable, are: gains.people(actor, accountable) }
      ))),
      whole: commits.length > 0 && commits.length <= MOST_HEADS && made.every(({ authors }) => authors !== null && authors.beyond === 0),
    };
  };

  const ship = (action: Action): void => {
    if (shipped.size === 0) return;
    const own = new Set(action.consequences.flatMap((each) => (each.value.type === 'release.shipped' ? [member(each, 'release_id')] : [])));
    for (const id of new Set([...own, ...(within.get(action.id) ?? []).map(({ releaseId }) => releaseId)])) {
      const release = shipped.get(id);
      if (release === undefined) continue;
      const authors = authorsOf(action);
      if (own.has(id)) release.found = true;
      for (const name of [action.agentId, ...(authors?.who ?? []).map(({ author }) => author)]) {
        if (release.for.has(name) || release.for.size < MOST_SHIPPERS) release.for.set(name, gains.of(name));
        else release.whole = false;
      }
      if (authors?.whole === false) release.whole = false;
    }
  };

  return {
    *over(actions) {
      for (const action of actions) {
        ship(action);
        const granted = answersTo(action, identities).filter((each) => each.decision === 'granted');
        const [first] = granted;
        if (first === undefined) continue;
        const requester = action.agentId;
        const owner = action.accountable;
        yield {
          what: 'approval',
          subject: action.id,
          at: first.at,
          requester,
          owner,
          requesterIs: persons(requester),
          ownerIs: gains.people(owner),
          authors: authorsOf(action),
          grants: granted.map((each) => ({ ...each, approverIs: gains.people(each.approver, each.account) })),
          ...gainers(action, granted),
        };
      }
    },
    *rest() {
      for (const { gate, releaseId, approver, by, byKind, at } of overrides) {
        const release = shipped.get(releaseId);
        yield {
          what: 'override', subject: at.event ?? releaseId, at, gate, release: releaseId, approver, kind: identities.kindOf(approver), approverIs: gains.people(approver, byKind === 'person' ? by : null),
          for: [...(release?.for.values() ?? [])], whole: release?.found === true && release.whole,
        };
      }
      yield* unkeptOf(record, ['gate overrides']);
    },
  };
}

/** Those who gain by a release, and whether these are all of them; whether an action shipped it. */
interface Shipped { readonly for: Map<string, Gain>; whole: boolean; found: boolean }
/** The head that was asked for, and those that were merged; whoever writes the log decides how many there are. */
const MOST_HEADS = 8;
const MOST_SHIPPERS = 64;

function judgeIndependence(tested: IndependenceMember): Fact {
  if (isUnkept(tested)) return factsOf<'CT-26'>(tested).cannotTell('not-kept', { noun: tested.noun, count: tested.unkept });
  return tested.what === 'approval' ? judgeApproval(tested) : judgeOverride(tested);
}

function judgeApproval(approval: ApprovalMember): Fact {
  const { requester, owner, requesterIs, ownerIs, authors, grants, gains, gainsBeyond, named } = approval;
  const make = factsOf<'CT-26'>(approval);
  for (const { approver, account, approverIs, at } of grants) {
    const values = { approver, account: account === approver ? null : account, requester, owner };
    if (approver === requester) return make.exception('approver-is-requester', at, values);
    if (approver === owner) return make.exception('approver-is-owner', at, values);
    if (approverIs.some((each) => requesterIs.includes(each))) return make.exception('account-of-requester', at, { ...values, account });
    if (approverIs.some((each) => ownerIs.includes(each))) return make.exception('account-of-owner', at, { ...values, account });
    const own = authors?.who.find((each) => approver === each.author || approver === each.owner || approverIs.some((person) => each.are.includes(person)));
    if (own !== undefined) return make.exception('approver-is-author', at, { ...values, author: own.author, commit: own.commit });
    const gain = gains.find((each) => each.isId !== true && gainsBy(each, approver, approverIs));
    if (gain !== undefined) return make.exception('approver-is-beneficiary', at, { ...values, beneficiary: gain.name, what: gain.what });
  }
  const [first] = grants;
  const approver = grants.map((each) => each.approver).join(', ');
  if (owner === null) return make.cannotTell('owner-unknown', { requester, approver });
  const stranger = grants.find((each) => each.kind === 'unknown');
  if (stranger !== undefined) return make.cannotTell('approver-unknown', { approver: stranger.approver, requester, owner });
  const unproved = grants.find((each) => each.signature !== 'valid');
  if (unproved !== undefined) return make.cannotTell('approval-unproved', { file: unproved.file, signature: unproved.signature, approver });
  if (authors !== null && (!authors.whole || authors.who.some((each) => each.owner === null && each.are.length === 0))) return make.cannotTell('author-unknown', { approver, commit: authors.commit });
  const strange = gains.find((each) => !each.known);
  if (strange !== undefined) return make.cannotTell('beneficiary-unknown', { approver, [strange.isId === true ? 'id' : 'beneficiary']: strange.name, what: strange.what });
  if (gainsBeyond > 0) return make.cannotTell('not-kept', { noun: 'gifts of this action', count: gainsBeyond });
  const [name] = named;
  if (name !== undefined) return make.cannotTell('approver-named', { approver, name });
  return make.held('independent', { approver, account: first?.account === first?.approver ? null : first?.account, requester, owner });
}

function judgeOverride(override: OverrideMember): Fact {
  const { at, gate, release, approver, kind, approverIs, whole } = override;
  const make = factsOf<'CT-26'>(override);
  const values = { gate, release, approver };
  const own = override.for.find((each) => gainsBy(each, approver, approverIs));
  if (own !== undefined) return make.exception('override-for-oneself', at, { ...values, author: own.name });
  if (kind === 'unknown') return make.cannotTell('override-unknown', { ...values, who: approver });
  const strange = override.for.find((each) => !each.known);
  if (strange !== undefined || !whole) return make.cannotTell('override-unknown', { ...values, who: strange?.name });
  return make.held('override-independent', values);
}

export const CT_26: ControlTest<IndependenceMember> = {
  id: 'CT-26',
  version: 5,
  severity: 'critical',
  rests: 'record',
  of: (each) => (!isUnkept(each) && each.what === 'approval' ? 'action' : null),
  walk: independenceWalk,
  judge: judgeIndependence,
};
