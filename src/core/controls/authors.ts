import type { Action } from '../model/record.ts';
import { executionOf } from './execution.ts';

/** Those who asked for the modifications that made one commit; whoever writes the log decides how many there are. */
export interface Authors {
  readonly who: readonly Author[];
  /** Whether one of them recorded the steps that reproduce what it mends. */
  readonly reproduced: boolean;
  /** How many modifications stand beside those of the first few authors. */
  readonly beyond: number;
}
interface Author { readonly actor: string; readonly accountable: string | null; readonly fleet: string | null }
const MOST = 64;

/** Who made a commit on a branch, by the commit. */
export interface AuthorsSeen {
  add(action: Action): void;
  readonly of: (commit: string) => Authors | null;
}

export function createAuthorsSeen(): AuthorsSeen {
  const seen = new Map<string, { readonly who: Author[]; reproduced: boolean; beyond: number }>();
  return {
    add(action) {
      const { descriptor, agentId: actor, accountable, fleetId: fleet, artifacts } = action;
      const commit = descriptor.kind === 'repository.modify' ? descriptor.parameters['head'] : undefined;
      if (commit === undefined || executionOf(action) === null) return;
      const authors = seen.get(commit) ?? { who: [], reproduced: false, beyond: 0 };
      seen.set(commit, authors);
      authors.reproduced ||= artifacts.some(({ value }) => value.kind === 'reproduction');
      if (authors.who.some((each) => each.actor === actor && each.accountable === accountable && each.fleet === fleet)) return;
      if (authors.who.length < MOST) authors.who.push({ actor, accountable, fleet });
      else authors.beyond += 1;
    },
    of: (commit) => seen.get(commit) ?? null,
  };
}
