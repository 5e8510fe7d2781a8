import { skeleton } from '../../names/index.ts';

/**
 * Names of branches, files and resources are the producer's. Where two spellings are surely one thing they count as one;
 * where they may be, as names that differ only in case or Unicode form are one file on one disk and two on another, nobody
 * can tell, and what would hold if they were two does not.
 */

const BRANCHES = 'refs/heads/';

export const branchOf = (name: string): string => (name.startsWith(BRANCHES) ? name.slice(BRANCHES.length) : name);

/** The file that a path surely names, with one spelling; null where it names none: a folder, a pattern, what lies outside, a quoted name. */
export function fileOf(path: string): string | null {
  if (path.endsWith('/') || path.includes('*') || (path.startsWith('"') && path.endsWith('"'))) return null;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 || /(?:^|\/)\.\.?$/.test(path) ? null : parts.join('/');
}

/** Names with one look may be one. */
export const lookOf = (name: string): string => skeleton(name.replaceAll('\\', '/')).trim().toUpperCase().toLowerCase();

/** The same for a branch, which people also name by where they have it from. */
export const branchLookOf = (name: string): string =>
  lookOf(name).replaceAll(/\/{2,}/g, '/').replace(/^\/?(?:refs\/)?(?:heads\/|remotes\/[^/]+\/|origin\/)?/, '').replace(/\/$/, '');

export const repositoryLookOf = (name: string): string => lookOf(name).replace(/\/+$/, '').replace(/\.git$/, '');

/** Looks that more than one of some names have. */
export function sharedLooks(names: Iterable<string>): ReadonlySet<string> {
  const first = new Map<string, string>();
  const shared = new Set<string>();
  for (const name of names) {
    const look = lookOf(name);
    const before = first.get(look);
    if (before === undefined) first.set(look, name);
    else if (before !== name) shared.add(look);
  }
  return shared;
}
