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
}

/**
 * Each delegation has one parent: every hop is followed once for all that lead over it, for whoever writes the log decides
 * how long chains are. An id granted twice counts as it was granted first.
 */
export function delegationChains(delegations: readonly Delegation[]): { readonly byId: ReadonlyMap<string, Delegation>; readonly chainOf: (id: string) => DelegationChain | null } {
  const byId = new Map(delegations.toReversed().map((each) => [each.delegationId, each]));
  const restated = new Set(delegations.filter((each) => {
    const first = byId.get(each.delegationId);
    return first !== undefined && (first.from !== each.from || first.parent !== each.parent);
  }).map((each) => each.delegationId));
  const known = new Map<string, DelegationChain>();
  return {
    byId,
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
        chain = chain === null ? null : { ...chain, depth: chain.depth + 1, expiresAt: earlier(chain.expiresAt, each.expiresAt), ...(restated.has(each.delegationId) ? { restated: true } : {}) };
        if (chain !== null) known.set(each.delegationId, chain);
      }
      return chain;
    },
  };
}

const earlier = (left: number | null, right: number | null): number | null => (left === null ? right : right === null ? left : Math.min(left, right));
