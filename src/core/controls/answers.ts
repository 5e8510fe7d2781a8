import type { Pointer } from '../findings/index.ts';
import type { Action, Approval, CanonicalRecord, Stated } from '../model/record.ts';

/** One answer to a request for approval, with what the identity snapshot knows of who gave it. */
export interface Answer {
  readonly approvalId: string;
  readonly decision: Approval['decision'];
  readonly approver: string;
  readonly account: string;
  readonly kind: 'person' | 'service' | 'agent' | 'unknown';
  readonly time: number;
  readonly at: Pointer;
  readonly actionDigest: string;
  readonly policyVersion: string;
  readonly expiresAt: number;
  readonly signature: Approval['signature'];
  readonly file: string;
}

/** An action's answers, earliest first. */
export function answersTo(action: Action, identities: Identities): readonly Answer[] {
  return action.approvals.map((each) => answer(each, identities)).toSorted((a, b) => a.time - b.time);
}

function answer({ value, time, at }: Stated<Approval>, identities: Identities): Answer {
  const { approvalId, decision, approver, account, actionDigest, policyVersion, expiresAt, signature, file } = value;
  return { approvalId, decision, approver, account, kind: identities.kindOf(approver), time, at, actionDigest, policyVersion, expiresAt, signature, file };
}

/** An approval whose signature is known to be wrong is none; one that could not be judged is still a claim. */
export const counts = (each: Answer): boolean => each.decision === 'granted' && each.signature !== 'invalid';
export const proved = (each: Answer): boolean => each.decision === 'granted' && each.signature === 'valid';

export interface Identities {
  kindOf(name: string): Answer['kind'];
  /** Every principal that a principal id or account belongs to, through shared accounts too; empty when unknown. */
  principalsOf(name: string): readonly string[];
}

/** One person may have several principals that share an account: all of them are that person. */
export function identitiesOf(record: CanonicalRecord): Identities {
  const byName = new Map<string, string[]>();
  for (const { id, accounts } of record.people) {
    for (const name of new Set([id, ...accounts])) byName.set(name, [...(byName.get(name) ?? []), id]);
  }
  const accounts = new Map(record.people.map((each) => [each.id, each.accounts]));
  const kinds = new Map(record.people.map((each) => [each.id, each.kind]));
  const agents = new Set(record.agents.map((each) => each.id));
  const known = new Map<string, readonly string[]>();
  const principalsOf = (name: string): readonly string[] => {
    const before = known.get(name) ?? find(name);
    known.set(name, before);
    return before;
  };
  const find = (name: string): readonly string[] => {
    const found = new Set<string>();
    const open = [...(byName.get(name) ?? [])];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      for (const account of accounts.get(id) ?? []) open.push(...(byName.get(account) ?? []));
    }
    return [...found].toSorted();
  };
  return {
    principalsOf,
    kindOf: (name) => {
      const own = kinds.get(name);
      if (own !== undefined) return own;
      const holders = (byName.get(name) ?? []).map((id) => kinds.get(id));
      // An account that a person shares with a service proves no person.
      if (holders.includes('service')) return 'service';
      if (holders.includes('person')) return 'person';
      return agents.has(name) ? 'agent' : 'unknown';
    },
  };
}
