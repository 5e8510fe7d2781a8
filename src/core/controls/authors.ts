import type { Action } from '../model/record.ts';
import { executionOf } from './execution.ts';

/** Those who asked for the modifications that made one commit; whoever writes the log decides how many there are. */
export interface Authors {
  readonly who: readonly { readonly actor: string; readonly accountable: string | null }[];
  /** How many modifications stand beside those of the first few authors. */
  readonly beyond: number;
}
const MOST = 64;

/** Who made a commit on a branch, by the commit. */
export interface AuthorsSeen {
  add(action: Action): void;
  readonly of: (commit: string) => Authors | null;
}

export function createAuthorsSeen(): AuthorsSeen {
  const seen = new Map<string, { readonly who: { readonly actor: string; readonly accountable: string | null }[]; beyond: number }>();
  return {
    add(action) {
      const { descriptor, agentId: actor, accountable } = action;
      const commit = descriptor.kind === 'repository.modify' ? descriptor.parameters['head'] : undefined;
      if (commit === undefined || executionOf(action) === null) return;
      const authors = seen.get(commit) ?? { who: [], beyond: 0 };
      seen.set(commit, authors);
      if (authors.who.some((each) => each.actor === actor && each.accountable === accountable)) return;
      if (authors.who.length < MOST) authors.who.push({ actor, accountable });
      else authors.beyond += 1;
    },
    of: (commit) => seen.get(commit) ?? null,
  };
}
