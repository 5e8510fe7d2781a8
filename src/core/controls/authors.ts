import type { Action } from '../model/record.ts';
import { executionOf } from './execution.ts';

/** Those who asked for the modifications that made one commit; whoever writes the log decides how many there are. */
export interface Authors {
  readonly who: readonly Author[];
  /** Of the steps that reproduce what is mended, as one of them recorded them: those that are in the bundle, and those that are not as they were recorded. */
  readonly reproductions: { readonly there: Reproduction | null; readonly lost: Reproduction | null };
  /** How many modifications stand beside those of the first few authors. */
  readonly beyond: number;
}
interface Author { readonly actor: string; readonly accountable: string | null; readonly fleet: string | null }
/** The first of its kind. */
export interface Reproduction { readonly artifact: string; readonly time: number }
const MOST = 64;

/** Who made a commit on a branch, by the commit. */
export interface AuthorsSeen {
  add(action: Action): void;
  readonly of: (commit: string) => Authors | null;
}

export function createAuthorsSeen(): AuthorsSeen {
  const seen = new Map<string, { readonly who: Author[]; readonly reproductions: { there: Reproduction | null; lost: Reproduction | null }; beyond: number }>();
  return {
    add(action) {
      const { descriptor, agentId: actor, accountable, fleetId: fleet, artifacts } = action;
      const commit = descriptor.kind === 'repository.modify' ? descriptor.parameters['head'] : undefined;
      if (commit === undefined || executionOf(action) === null) return;
      const authors = seen.get(commit) ?? { who: [], reproductions: { there: null, lost: null }, beyond: 0 };
      seen.set(commit, authors);
      for (const { value: { kind, artifactId: artifact, standing }, time } of artifacts) {
        const place = standing === 'matches' ? 'there' : 'lost';
        const before = authors.reproductions[place];
        if (kind === 'reproduction' && (before === null || time < before.time)) authors.reproductions[place] = { artifact, time };
      }
      if (authors.who.some((each) => each.actor === actor && each.accountable === accountable && each.fleet === fleet)) return;
      if (authors.who.length < MOST) authors.who.push({ actor, accountable, fleet });
      else authors.beyond += 1;
    },
    of: (commit) => seen.get(commit) ?? null,
  };
}
