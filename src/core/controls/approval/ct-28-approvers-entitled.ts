import { answersTo, counts, proved, type Answer } from '../answers.ts';
import type { Execution } from '../execution.ts';
import { judgeStarts, memberOfStarts, type OfStarts } from '../starts.ts';
import { factsOf, iso } from '../fact.ts';
import { heldAt } from '../holdings.ts';
import { roleGrantsIn } from '../identity/role-grants.ts';
import type { Pointer } from '../../findings/index.ts';
import type { Action, DirectorySubject } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-28: enough people approved, each of them entitled to, active, and under an account of their own. */
export interface EntitlementMember extends Member {
  readonly execution: Execution;
  readonly environment: string | null;
  /** As many people as the decision in force at the start asks for; one where it names no number, none where it asks for none and nobody approved. */
  readonly required: number;
  /** Roles that were asked before the start, each once. */
  readonly asked: readonly string[];
  readonly approvers: readonly Approver[];
}
interface Approver {
  readonly approver: string;
  /** Two accounts of one person are one person. */
  readonly person: string;
  readonly account: string;
  readonly kind: Answer['kind'];
  /** Principals that hold the account. */
  readonly holders: number;
  readonly time: number;
  readonly proved: boolean;
  readonly file: string;
  /** Roles held then that may approve there; `beyond` when there are more bindings than are looked at. */
  readonly roles: readonly string[];
  readonly unsure: boolean;
  readonly idp: { readonly status: DirectorySubject['status']; readonly takenAt: number } | null;
  readonly at: Pointer;
}
/** Approvals of one action that are looked at, the last before its start: whoever writes the log decides how many there are. */
const MAX_APPROVALS = 64;

function entitlementWalk(context: ControlContext): Walk<OfStarts<EntitlementMember>> {
  const { record, identities, isProduction } = context;
  const grants = roleGrantsIn(context);
  const directory = new Map((record.directory ?? []).map((each) => [each.principal, each]));
  const holders = holdersOf(context);
  return {
    *over(actions) {
      for (const action of actions) {
        const { environment: stated, targets } = action.descriptor;
        const answers = answersTo(action, identities).filter(counts);
        const member = memberOfStarts(action, (execution, earlier): EntitlementMember => {
          const environment = isProduction(stated, targets, execution.startedAt) ? 'production' : stated;
          const required = approvalsAsked(action, execution.startedAt);
          const all = answers.filter((each) => each.time < execution.startedAt);
          const since = earlier === null ? all : all.filter((each) => each.time > earlier.startedAt);
          // One approval is good for one start; that none was given since is told by CT-27.
          const before = (since.length > 0 ? since : all).slice(-MAX_APPROVALS);
          const free = required === null && before.length === 0;
          return {
            subject: action.id, at: execution.at, execution, environment, required: free ? 0 : (required ?? 1),
            asked: free ? [] : [...new Set((action.approvalRequests ?? []).filter((each) => each.time < execution.startedAt).map((each) => each.value.approverRole))].slice(0, MAX_APPROVALS),
            approvers: before.map((each): Approver => {
              const held = grants.of(each.approver, 'approve', environment ?? '*');
              const covering = held.grants.filter((grant) => heldAt(grant, each.time) && (grant.systems === 'all' || targets.every((target) => grant.systems !== 'all' && grant.systems.has(target))));
              const person = identities.personOf(each.approver) ?? each.approver;
              const idp = directory.get(each.approver) ?? directory.get(person);
              return {
                approver: each.approver, person, account: each.account, kind: each.kind, holders: holders.get(each.account) ?? 0, time: each.time, proved: proved(each), file: each.file, at: each.at,
                roles: [...new Set(covering.map((grant) => grant.role))],
                unsure: held.beyond > 0 || held.unknown.some((holding) => heldAt(holding, each.time)),
                idp: idp === undefined ? null : { status: idp.status, takenAt: idp.takenAt },
              };
            }),
          };
        });
        if (member !== null && [member, ...(member.again ?? [])].some((each) => each.required > 0)) yield member;
      }
    },
    rest: nothing,
  };
}

function holdersOf({ record }: ControlContext): ReadonlyMap<string, number> {
  const holders = new Map<string, number>();
  for (const { accounts } of record.people) for (const account of new Set(accounts)) holders.set(account, (holders.get(account) ?? 0) + 1);
  return holders;
}

/** Null when the decision in force asks for no approval. */
function approvalsAsked(action: Action, time: number): number | null {
  const inForce = action.decisions.toSorted((a, b) => a.time - b.time).findLast((each) => each.time <= time)?.value;
  if (inForce === undefined || inForce.decision !== 'require-approval') return null;
  const stated = inForce.obligations.map((each) => /^approvals:(\d{1,4})$/.exec(each)?.[1]).find((each) => each !== undefined);
  return Math.max(1, Number(stated ?? 1));
}

type Defect = 'no-role' | 'disabled' | 'not-a-person' | 'shared-account';
type Doubt = 'disabled-later' | 'not-in-directory' | 'role-unknown' | 'approver-unknown' | 'approval-unproved';

function defectOf({ kind, holders, idp, time, roles, unsure }: Approver): Defect | null {
  if (kind === 'service' || kind === 'agent') return 'not-a-person';
  if (holders > 1) return 'shared-account';
  if (idp !== null && idp.status === 'disabled' && idp.takenAt <= time) return 'disabled';
  return roles.length === 0 && !unsure && kind !== 'unknown' ? 'no-role' : null;
}

function doubtOf({ kind, idp, roles, proved: sure }: Approver): Doubt | null {
  if (!sure) return 'approval-unproved';
  if (kind === 'unknown') return 'approver-unknown';
  if (roles.length === 0) return 'role-unknown';
  if (idp === null) return 'not-in-directory';
  return idp.status === 'disabled' ? 'disabled-later' : null;
}

function judgeEntitlement(member: EntitlementMember): Fact {
  const { execution, required, environment } = member;
  const make = factsOf<'CT-28'>(member);
  const startedAt = iso(execution.startedAt);
  const possible = member.approvers.filter((each) => defectOf(each) === null);
  const sound = possible.filter((each) => doubtOf(each) === null);
  const [people, soundPeople] = [possible, sound].map((list) => new Set(list.map((each) => each.person)).size);
  const values = { environment, required, approvals: people, startedAt };
  if ((people ?? 0) < required) {
    const flawed = member.approvers.find((each) => defectOf(each) !== null);
    if (flawed === undefined) return make.exception('too-few', execution.at, values);
    const { approver, account, idp, time } = flawed;
    return make.exception(defectOf(flawed) ?? 'too-few', flawed.at, { ...values, approver, account, approvedAt: iso(time), takenAt: idp === null ? null : iso(idp.takenAt) });
  }
  const stage = member.asked.find((role) => !possible.some((each) => each.roles.includes(role) || each.roles.length === 0));
  if (stage !== undefined) return make.exception('stage-missing', execution.at, { ...values, role: stage });
  const unmet = member.asked.find((role) => !sound.some((each) => each.roles.includes(role)));
  if ((soundPeople ?? 0) < required || unmet !== undefined) {
    const doubtful = possible.find((each) => doubtOf(each) !== null);
    const { approver, file, idp, proved: sure } = doubtful ?? {};
    return make.cannotTell(doubtful === undefined ? 'role-unknown' : (doubtOf(doubtful) ?? 'role-unknown'), {
      ...values, approver, file: sure === true ? null : file, takenAt: idp === null || idp === undefined ? null : iso(idp.takenAt),
    });
  }
  return make.held('entitled', { ...values, approver: sound[0]?.approver, role: sound[0]?.roles[0] });
}

export const CT_28: ControlTest<OfStarts<EntitlementMember>> = {
  id: 'CT-28', version: 2, severity: 'high', rests: 'record',
  of: () => 'action',
  walk: entitlementWalk,
  judge: judgeStarts(judgeEntitlement),
};
