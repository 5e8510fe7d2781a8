import { sha256Hex } from '../../core/crypto/index.ts';

/**
 * The main branch of every repository, as a merge queue would keep it: a change is cut when the one before it has landed, so
 * that none is merged on a base that another has moved past.
 */
export interface Branches {
  /** The earliest time not before `from` at which a change can be cut, and the commit that it is cut from. */
  cut(repository: string, from: number): { readonly time: number; readonly base: string };
  /** A merge moves the branch to `commit`; the commit that it stood at before. */
  land(repository: string, time: number, commit: string): string;
}

export function createBranches(): Branches {
  const heads = new Map<string, string>();
  /** No change is cut before: of the cuts and landings so far, the latest. */
  const quiet = new Map<string, number>();
  const headOf = (repository: string): string => heads.get(repository) ?? sha256Hex(`main of ${repository} before the quarter`).slice(0, 40);
  const touch = (repository: string, time: number): number => {
    const at = Math.max(time, quiet.get(repository) ?? time);
    quiet.set(repository, at);
    return at;
  };
  return {
    cut: (repository, from) => ({ time: touch(repository, from), base: headOf(repository) }),
    land(repository, time, commit) {
      const before = headOf(repository);
      touch(repository, time);
      heads.set(repository, commit);
      return before;
    },
  };
}
