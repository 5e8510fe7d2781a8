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

/** What each approver had last said before an instant: whoever takes an approval back has given none. */
export function standingAt<A extends Pick<Answer, 'approver' | 'time'>>(answers: readonly A[], time: number): readonly A[] {
  const before = answers.filter((each) => each.time < time);
  const last = new Map(before.map((each) => [each.approver, each]));
  return before.filter((each) => last.get(each.approver) === each);
}

export interface Identities {
  kindOf(name: string): Answer['kind'];
  /**
   * The person behind a principal id or account, through shared accounts too: the first by name of the principals that are
   * that person. Null when unknown.
   */
  personOf(name: string): string | null;
}

/**
 * One person may have several principals that share an account: all of them are that person. The producer decides how many
 * share one, so names are joined once, in nearly linear time.
 */
export function identitiesOf(record: CanonicalRecord): Identities {
  const names = new Joined();
  const holders = new Map<string, Set<'person' | 'service'>>();
  for (const { id, kind, accounts } of record.people) {
    for (const name of [id, ...accounts]) {
      names.join(id, name);
      holders.set(name, (holders.get(name) ?? new Set()).add(kind));
    }
  }
  const first = new Map<string, string>();
  for (const { id } of record.people) {
    const group = names.groupOf(id);
    const before = first.get(group);
    if (before === undefined || id < before) first.set(group, id);
  }
  const kinds = new Map(record.people.map((each) => [each.id, each.kind]));
  const agents = new Set(record.agents.map((each) => each.id));
  return {
    personOf: (name) => (holders.has(name) ? (first.get(names.groupOf(name)) ?? null) : null),
    kindOf: (name) => {
      const own = kinds.get(name);
      if (own !== undefined) return own;
      const held = holders.get(name);
      // An account that a person shares with a service proves no person.
      if (held?.has('service') === true) return 'service';
      if (held?.has('person') === true) return 'person';
      return agents.has(name) ? 'agent' : 'unknown';
    },
  };
}

/** Disjoint sets of names, each known by one of its own. */
class Joined {
  readonly #parent = new Map<string, string>();

  groupOf(name: string): string {
    let at = name;
    for (let above = this.#parent.get(at) ?? at; above !== at; above = this.#parent.get(at) ?? at) {
      // Halves the way for the next that comes along.
      this.#parent.set(at, this.#parent.get(above) ?? above);
      at = above;
    }
    return at;
  }

  join(left: string, right: string): void {
    const [first, second] = [this.groupOf(left), this.groupOf(right)];
    if (first !== second) this.#parent.set(second, first);
  }
}
