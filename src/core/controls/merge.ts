import type { MergeLineage } from '../bundle/format.ts';
import type { Action } from '../model/record.ts';
import { member, type Happening } from './happenings.ts';

/** What `pull-request.merged` states; `lineage` is null where it does not say on what the merge was made. */
export interface Merge {
  readonly pullRequest: string;
  readonly repository: string;
  readonly head: string;
  readonly mergeCommit: string;
  readonly lineage: MergeLineage | null;
}

/** Null for another event. The record's builder has proved the shape of its data, so another type is an absent member. */
export function mergeOf(each: Happening): Merge | null {
  if (each.value.type !== 'pull-request.merged') return null;
  return {
    pullRequest: member(each, 'pull_request'), repository: member(each, 'repository'), head: member(each, 'head'), mergeCommit: member(each, 'merge_commit'),
    lineage: lineageOf(each.value.data['lineage']),
  };
}

/** Into what an action merged that is done and has no such event; null for every other. */
export function untoldMergeOf({ descriptor: { kind, targets }, finished, consequences }: Action): string | null {
  if (kind !== 'repository.merge' || finished?.value.type !== 'action.completed' || consequences.some((each) => mergeOf(each) !== null)) return null;
  return targets.join(', ');
}

function lineageOf(value: unknown): MergeLineage | null {
  if (typeof value !== 'object' || value === null || !('branch' in value && 'base' in value && 'onto' in value && 'paths' in value)) return null;
  const { branch, base, onto, paths } = value;
  if (typeof branch !== 'string' || typeof base !== 'string' || typeof onto !== 'string' || !Array.isArray(paths)) return null;
  return { branch, base, onto, paths: paths.filter((path): path is string => typeof path === 'string') };
}
