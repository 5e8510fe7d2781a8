import type { MergeLineage } from '../../bundle/format.ts';
import type { Pointer } from '../../findings/index.ts';
import { grouped } from '../grouped.ts';
import type { Merge } from '../merge.ts';
import { branchLookOf, branchOf, fileOf, lookOf, repositoryLookOf } from './spellings.ts';

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
  /** Without such: the last that changed a file whose name may be another spelling of one of this one's. */
  readonly alike: { readonly landing: Landing; readonly path: string; readonly otherPath: string } | null;
  /** Whether this one, or one of those in between, does not say what it changed, or not by names of files. */
  readonly untold: boolean;
  /** Another merge that had been made on the very commit on which this one was made. */
  readonly rival: Landing | null;
  /** The first merge of the branch, where what leads from it to the commit on which this one was made is not in the record. */
  readonly apart: Landing | null;
  /** What may be another spelling of the repository and branch: merges there are not followed here. */
  readonly elsewhere: string | null;
}

type Told = Landing & { readonly lineage: MergeLineage };
const isTold = (landing: Landing): landing is Told => landing.lineage !== null;

const UNKNOWN: Passage = { between: null, overlap: null, alike: null, untold: true, rival: null, apart: null, elsewhere: null };

/**
 * Follows every branch from the first commit that a merge was made on. Merges and their paths are the producer's, and there may
 * be as many as events: each is entered and left once, whatever tree they make, and those of a circle not at all.
 * @param known Whether a graph holds a repository of this name. Two that it holds side by side are two.
 */
export function passagesOf(landings: readonly Landing[], known: (repository: string) => boolean): ReadonlyMap<Landing, Passage> {
  const passages = new Map<Landing, Passage>();
  const told = landings.filter(isTold);
  const branches = [...grouped(told, ({ repository, lineage }) => JSON.stringify([repository, branchOf(lineage.branch)])).values()];
  const elsewhere = elsewhereOf(branches.flatMap(([first]) => first ?? []), known);
  for (const branch of branches) follow(branch, branch[0] === undefined ? null : (elsewhere.get(branch[0]) ?? null), passages);
  for (const each of told) if (!passages.has(each)) passages.set(each, UNKNOWN);
  return passages;
}

/** Of branches, each by a merge into it: what may be another spelling of it. There may be as many spellings as merges. */
function elsewhereOf(branches: readonly Told[], known: (repository: string) => boolean): ReadonlyMap<Told, string> {
  const found = new Map<Told, string>();
  const alike = grouped(branches, ({ repository, lineage }) => JSON.stringify([repositoryLookOf(repository), branchLookOf(lineage.branch)]));
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    const byRepository = grouped(group, ({ repository }) => repository);
    const unknown = group.filter(({ repository }) => !known(repository)).slice(0, 2);
    for (const each of group) {
      const candidates = [...(byRepository.get(each.repository) ?? []).slice(0, 2), ...(known(each.repository) ? unknown : group.slice(0, 2))];
      const other = candidates.find((candidate) => candidate !== each);
      if (other !== undefined) found.set(each, `${other.repository} ${other.lineage.branch}`);
    }
  }
  return found;
}

interface Changer { readonly landing: Landing; readonly depth: number; readonly path: string }

function follow(landings: readonly Told[], elsewhere: string | null, passages: Map<Landing, Passage>): void {
  const inOrder = landings.toSorted((a, b) => a.mergedAt - b.mergedAt);
  const upon = grouped(inOrder, ({ lineage }) => lineage.onto);
  /** Of two merges with one result, the first has what came after it. */
  const makers = new Map<string, Told>();
  for (const each of inOrder) if (!makers.has(each.mergeCommit)) makers.set(each.mergeCommit, each);
  /** Of the commits on the way to where the walk stands: how far from its beginning. */
  const depths = new Map<string, number>();
  /** Who changed a path on that way, the last one last. */
  const changers = new Map<string, Changer[]>();
  /** The same by what the path looks like. */
  const lookalikes = new Map<string, Changer[]>();
  /** Depths on that way at which a merge does not name what it changed. */
  const silent: number[] = [];
  const [earliest] = inOrder;

  const enter = (landing: Told, depth: number): void => {
    const { base, onto } = landing.lineage;
    const { files, told } = filesOf(landing);
    const from = depths.get(base);
    let overlap: Changer | null = null;
    let alike: (Changer & { readonly otherPath: string }) | null = null;
    for (const path of from === undefined ? [] : files) {
      const last = changers.get(path)?.at(-1);
      if (last !== undefined && last.depth > (from ?? 0)) {
        if (last.depth > (overlap?.depth ?? 0)) overlap = last;
        continue;
      }
      // Were it spelt the same, it would have been found above.
      const other = lookalikes.get(lookOf(path))?.at(-1);
      if (other !== undefined && other.depth > (from ?? 0) && other.depth > (alike?.depth ?? 0)) alike = { ...other, path, otherPath: other.path };
    }
    const [first] = upon.get(onto) ?? [];
    passages.set(landing, {
      between: from === undefined ? null : depth - from,
      overlap: overlap === null ? null : { landing: overlap.landing, path: overlap.path },
      alike: overlap !== null || alike === null ? null : { landing: alike.landing, path: alike.path, otherPath: alike.otherPath },
      untold: from === undefined || (depth > from && (!told || (silent.at(-1) ?? 0) > from)),
      rival: first === undefined || first.mergeCommit === landing.mergeCommit ? null : first,
      apart: depth > 0 || earliest === undefined || earliest.lineage.onto === onto ? null : earliest,
      elsewhere,
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
      const { files, told } = filesOf(landing);
      if (leaves) {
        depths.delete(landing.mergeCommit);
        for (const path of files) {
          changers.get(path)?.pop();
          lookalikes.get(lookOf(path))?.pop();
        }
        if (!told) silent.pop();
        continue;
      }
      enter(landing, depth);
      if (makers.get(landing.mergeCommit) !== landing) continue;
      depths.set(landing.mergeCommit, depth + 1);
      if (!told) silent.push(depth + 1);
      for (const path of files) {
        const changer = { landing, depth: depth + 1, path };
        push(changers, path, changer);
        push(lookalikes, lookOf(path), changer);
      }
      steps.push({ landing, depth, leaves: true });
      plan(upon.get(landing.mergeCommit) ?? [], depth + 1);
    }
    depths.delete(root);
  }
}

/** The files that a merge names, each once; whether these are all that it names. */
function filesOf({ lineage: { paths } }: Told): { readonly files: ReadonlySet<string>; readonly told: boolean } {
  const named = paths.map(fileOf);
  return { files: new Set(named.filter((each) => each !== null)), told: named.length > 0 && !named.includes(null) };
}

function push(map: Map<string, Changer[]>, key: string, changer: Changer): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [changer]);
  else list.push(changer);
}
