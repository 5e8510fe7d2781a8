import { mergeOf, type Happening } from '../../core/controls/index.ts';

/** A merge of a pull request and the files that it states; null for another event. */
export function mergeRow(actionId: string | null, told: Happening) {
  const merge = mergeOf(told);
  if (merge === null) return null;
  const { pullRequest: pull_request, repository, head, mergeCommit: merge_commit, lineage } = merge;
  return {
    row: {
      action_id: actionId, pull_request, repository, head_commit: head, merge_commit, branch: lineage?.branch ?? null, base_commit: lineage?.base ?? null,
      onto_commit: lineage?.onto ?? null, time_ms: told.time,
    },
    paths: (lineage?.paths ?? []).map((path) => ({ pull_request, merge_commit, path })),
  };
}
