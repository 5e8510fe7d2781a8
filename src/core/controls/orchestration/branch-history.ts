import type { MergeLineage } from '../../bundle/format.ts';
import type { Pointer } from '../../findings/index.ts';
import { grouped } from '../grouped.ts';
import type { Merge } from '../merge.ts';

/** One merge as the history of its branch holds it. */
export interface Landing extends Merge {
  readonly subject: string;
  readonly at: Pointer;
  readonly mergedAt: number;
}

/** What had become of the branch between the base of a merge's head and the merge. */
export interface Passage {
  /** Merges in between; null where what moved the branch in between is not in the record. */
  readonly between: number | null;
  /** Of them, the last that changed a path of this one, and that path. */
  readonly overlap: { readonly landing: Landing; readonly path: string } | null;
  /** Whether this one, or one of those in between, does not say what it changed. */
  readonly untold: boolean;
  /** Another merge that had been made on the very commit on which this one was made. */
  readonly rival: Landing | null;
}

type Told = Landing & { readonly lineage: MergeLineage };
const isTold = (landing: Landing): landing is Told => landing.lineage !== null;

const UNKNOWN: Passage = { between: null, overlap: null, untold: true, rival: null };

/**
 * Follows every branch from the first commit that a merge was made on. Merges and their paths are the producer's, and there may
 * be as many as events: each is entered and left once, whatever tree they make, and those of a circle not at all.
 */
export function passagesOf(landings: readonly Landing[]): ReadonlyMap<Landing, Passage> {
  const passages = new Map<Landing, Passage>();
  const told = landings.filter(isTold);
  for (const branch of grouped(told, ({ repository, lineage }) => JSON.stringify([repository, lineage.branch])).values()) follow(branch, passages);
  for (const each of told) if (!passages.has(each)) passages.set(each, UNKNOWN);
  return passages;
}

function follow(landings: readonly Told[], passages: Map<Landing, Passage>): void {
  const inOrder = landings.toSorted((a, b) => a.mergedAt - b.mergedAt);
  const upon = grouped(inOrder, ({ lineage }) => lineage.onto);
  /** Of two merges with one result, the first has what came after it. */
  const makers = new Map<string, Told>();
  for (const each of inOrder) if (!makers.has(each.mergeCommit)) makers.set(each.mergeCommit, each);
  /** Of the commits on the way to where the walk stands: how far from its beginning. */
  const depths = new Map<string, number>();
  /** Who changed a path on that way, the last one last. */
  const changers = new Map<string, { readonly landing: Landing; readonly depth: number }[]>();
  /** Depths on that way at which a merge names no path. */
  const silent: number[] = [];

  const enter = (landing: Told, depth: number): void => {
    const { base, onto, paths } = landing.lineage;
    const from = depths.get(base);
    let overlap: { landing: Landing; path: string; depth: number } | null = null;
    for (const path of from === undefined ? [] : new Set(paths)) {
      const last = changers.get(path)?.at(-1);
      if (last !== undefined && last.depth > (from ?? 0) && last.depth > (overlap?.depth ?? 0)) overlap = { ...last, path };
    }
    const [first] = upon.get(onto) ?? [];
    passages.set(landing, {
      between: from === undefined ? null : depth - from,
      overlap: overlap === null ? null : { landing: overlap.landing, path: overlap.path },
      untold: from === undefined || (depth > from && (paths.length === 0 || (silent.at(-1) ?? 0) > from)),
      rival: first === undefined || first.mergeCommit === landing.mergeCommit ? null : first,
    });
  };

  for (const [root, first] of upon) {
    if (makers.has(root)) continue;
    depths.set(root, 0);
    const steps: { readonly landing: Told; readonly depth: number; readonly leaves: boolean }[] = [];
    const plan = (children: readonly Told[], depth: number): void => {
      for (const landing of children.toReversed()) steps.push({ landing, depth, leaves: false });
    };
    plan(first, 0);
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      const { landing, depth, leaves } = step;
      const paths = new Set(landing.lineage.paths);
      if (leaves) {
        depths.delete(landing.mergeCommit);
        for (const path of paths) changers.get(path)?.pop();
        if (paths.size === 0) silent.pop();
        continue;
      }
      enter(landing, depth);
      if (makers.get(landing.mergeCommit) !== landing) continue;
      depths.set(landing.mergeCommit, depth + 1);
      if (paths.size === 0) silent.push(depth + 1);
      for (const path of paths) {
        const list = changers.get(path);
        if (list === undefined) changers.set(path, [{ landing, depth: depth + 1 }]);
        else list.push({ landing, depth: depth + 1 });
      }
      steps.push({ landing, depth, leaves: true });
      plan(upon.get(landing.mergeCommit) ?? [], depth + 1);
    }
    depths.delete(root);
  }
}
