import type { Delegation } from '../../model/record.ts';

/** The way from a delegation up to where it begins, as far as the record tells. */
export interface DelegationChain {
  /** `root`: begins with one that passes on nothing · `circle`: comes back to itself · `missing`: names one that nobody recorded. */
  readonly end: 'root' | 'circle' | 'missing';
  /** Hops, this one counted; the ones in a circle once each. */
  readonly depth: number;
  /** Who gives at the beginning; where the chain does not reach it, who gives in its highest hop that is told. */
  readonly giver: string;
  /** Id of the delegation that is missing, or to which it comes back. */
  readonly name: string | null;
  /** The first end of any hop; null when none ends. */
  readonly expiresAt: number | null;
  /** The id of a hop was granted again by somebody else, or under another parent: who gives at the beginning is not certain. */
  readonly restated?: true;
  /** Id of a hop that was granted again on other terms of any kind: what the chain gives, until when, is not certain. */
  readonly again?: string;
}

/** Grants of one id on different terms, each of them as it was granted first, in the record's order. */
export interface Terms {
  readonly each: readonly Delegation[];
  /** There are more of them than are looked at: whoever writes the log decides how many there are. */
  readonly beyond: boolean;
}
const MOST_TERMS = 8;

export interface DelegationChains {
  readonly byId: ReadonlyMap<string, Delegation>;
  readonly chainOf: (id: string) => DelegationChain | null;
  /** Of an id that was granted again on other terms; undefined of every other. */
  readonly termsOf: (id: string) => Terms | undefined;
}

/**
 * Each delegation has one parent: every hop is followed once for all that lead over it, for whoever writes the log decides
 * how long chains are. An id granted twice counts as it was granted first.
 */
export function delegationChains(delegations: readonly Delegation[]): DelegationChains {
  const byId = new Map(delegations.toReversed().map((each) => [each.delegationId, each]));
  const restated = new Set(delegations.filter((each) => {
    const first = byId.get(each.delegationId);
    return first !== undefined && (first.from !== each.from || first.parent !== each.parent);
  }).map((each) => each.delegationId));
  const terms = regranted(delegations, byId);
  const known = new Map<string, DelegationChain>();
  return {
    byId,
    termsOf: (id) => terms.get(id),
    chainOf(id) {
      const way: Delegation[] = [];
      const on = new Set<string>();
      let at = byId.get(id);
      if (at === undefined) return null;
      let chain: DelegationChain | null = null;
      while (at !== undefined && chain === null) {
        way.push(at);
        on.add(at.delegationId);
        const { parent, from, expiresAt } = at;
        if (parent === null) chain = { end: 'root', depth: 0, giver: from, name: null, expiresAt };
        else if (on.has(parent)) chain = { end: 'circle', depth: 0, giver: from, name: parent, expiresAt };
        else if (!byId.has(parent)) chain = { end: 'missing', depth: 0, giver: from, name: parent, expiresAt };
        else {
          chain = known.get(parent) ?? null;
          at = byId.get(parent);
        }
      }
      for (const each of way.toReversed()) {
        chain = chain === null ? null : {
          ...chain, depth: chain.depth + 1, expiresAt: earlier(chain.expiresAt, each.expiresAt),
          ...(restated.has(each.delegationId) ? { restated: true } : {}), ...(terms.has(each.delegationId) ? { again: each.delegationId } : {}),
        };
        if (chain !== null) known.set(each.delegationId, chain);
      }
      return chain;
    },
  };
}

function regranted(delegations: readonly Delegation[], byId: ReadonlyMap<string, Delegation>): ReadonlyMap<string, Terms> {
  const seen = new Map<string, { readonly each: Delegation[]; readonly keys: Set<string>; beyond: boolean }>();
  for (const each of delegations) {
    const first = byId.get(each.delegationId);
    if (first === undefined || first === each) continue;
    const of = seen.get(each.delegationId) ?? { each: [first], keys: new Set([keyOf(first)]), beyond: false };
    seen.set(each.delegationId, of);
    if (of.beyond || of.keys.has(keyOf(each))) continue;
    if (of.each.length === MOST_TERMS) of.beyond = true;
    else {
      of.keys.add(keyOf(each));
      of.each.push(each);
    }
  }
  return new Map([...seen].filter(([, of]) => of.each.length > 1));
}

const keyOf = ({ parent, from, to, scopes, expiresAt }: Delegation): string => JSON.stringify([parent, from, to, expiresAt, scopes.toSorted()]);
export const earlier = (left: number | null, right: number | null): number | null => (left === null ? right : right === null ? left : Math.min(left, right));
