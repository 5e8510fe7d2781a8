/** What tells an event from its sibling: both have one number and one parent. */
export interface Link {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
}

export type Branching =
  /** A second child of the parent of the event before it. */
  | { readonly kind: 'fork'; readonly sibling: Link }
  /** The next event of the history that was left at a fork. */
  | { readonly kind: 'other-branch' }
  | { readonly kind: 'none' };

export interface Branches {
  of(event: Link): Branching;
  /** The event, or the last one of a block, that was followed in its place. */
  follow(event: Link): void;
}

/** The author decides how many there are; past these a further branch reads as broken links. */
const MAX_BRANCHES = 16;

/**
 * Follows a log that became two: each history links within itself, so that neither is blamed for the other's links, and
 * the fork is said once. Where siblings do not stand together the second is a number used twice.
 */
export function createBranches(): Branches {
  let last: Link | null = null;
  const others: Link[] = [];
  return {
    of(event) {
      if (last !== null && event.seq === last.seq && event.prev === last.prev && event.hash !== last.hash) {
        const sibling = last;
        if (others.length < MAX_BRANCHES) others.push(event);
        return { kind: 'fork', sibling };
      }
      const at = others.findIndex((head) => head.hash === event.prev && head.seq + 1 === event.seq);
      if (at < 0) return { kind: 'none' };
      if (last === null) others.splice(at, 1);
      else others[at] = last;
      last = event;
      return { kind: 'other-branch' };
    },
    follow(event) {
      last = event;
    },
  };
}
