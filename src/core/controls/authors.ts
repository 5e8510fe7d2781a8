import type { Action } from '../model/record.ts';
import { executionOf } from './execution.ts';

/** Those who asked for the modifications that made one commit; whoever writes the log decides how many there are. */
export interface Authors {
  readonly who: readonly Author[];
  /** How many modifications stand beside those of the first few authors, or are not seen to have run nor to have been stopped. */
  readonly beyond: number;
  /** Whether any of the modifications left a file: what changed, or how to reproduce what it mends. */
  readonly leftFile: boolean;
}
interface Author {
  readonly actor: string;
  readonly accountable: string | null;
  readonly fleet: string | null;
  /** Of the steps that reproduce what is mended, as this one's own modifications recorded them: those that are in the bundle, and those that are not as they were recorded. */
  readonly reproductions: { readonly there: Reproduction | null; readonly lost: Reproduction | null };
}
/** The first of its kind. */
export interface Reproduction { readonly artifact: string; readonly time: number }
const MOST = 64;

/** Who made a commit on a branch, by the commit. */
export interface AuthorsSeen {
  add(action: Action): void;
  readonly of: (commit: string) => Authors | null;
}

type Open = Author & { readonly reproductions: { there: Reproduction | null; lost: Reproduction | null } };

export function createAuthorsSeen(): AuthorsSeen {
  const seen = new Map<string, { readonly who: Open[]; beyond: number; leftFile: boolean }>();
  return {
    add(action) {
      const { descriptor, outcome, artifacts } = action;
      const commit = descriptor.kind === 'repository.modify' ? descriptor.parameters['head'] : undefined;
      const ran = executionOf(action) !== null;
      // Leaving out its start and end must not take an author away.
      if (commit === undefined || (!ran && outcome !== 'in-progress')) return;
      const authors = seen.get(commit) ?? { who: [], beyond: 0, leftFile: false };
      seen.set(commit, authors);
      authors.leftFile ||= artifacts.length > 0;
      const author = ran ? authorIn(authors.who, action) : null;
      if (author === null) authors.beyond += 1;
      else addReproductions(author, action);
    },
    of: (commit) => seen.get(commit) ?? null,
  };
}

function authorIn(who: Open[], { agentId: actor, accountable, fleetId: fleet }: Action): Open | null {
  const known = who.find((each) => each.actor === actor && each.accountable === accountable && each.fleet === fleet);
  if (known !== undefined || who.length >= MOST) return known ?? null;
  const made: Open = { actor, accountable, fleet, reproductions: { there: null, lost: null } };
  who.push(made);
  return made;
}

function addReproductions({ reproductions }: Open, { artifacts }: Action): void {
  for (const { value: { kind, artifactId: artifact, standing }, time } of artifacts) {
    const place = standing === 'matches' ? 'there' : 'lost';
    const before = reproductions[place];
    if (kind === 'reproduction' && (before === null || time < before.time)) reproductions[place] = { artifact, time };
  }
}
