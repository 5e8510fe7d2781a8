import type { SignOffs } from '../../contract/index.ts';
import { useEngine, useQuery } from '../engine/index.tsx';
import { useReview, useRevision, useRows } from './index.tsx';

/** How the sign-offs of a case stand to what is here, over all of them: the worst of each decides. */
export type SignOffStanding = 'stands' | 'one-role' | 'earlier' | 'other-run' | 'one-key' | 'broken';

/**
 * The sign-offs of a case, verified by the engine whenever its run or any review work changes; null while that takes, and
 * for a case that nobody signed.
 */
export function useSignOffs(caseId: string, digest: string | null, runId: string | null): SignOffs | null {
  const engine = useEngine();
  const review = useReview();
  const revision = useRevision();
  const signed = (useRows(caseId, 'signoffs')?.length ?? 0) > 0;
  const asked = signed && digest !== null && runId !== null ? (['sign-offs', caseId, runId, revision ?? ''] as const) : null;
  const query = useQuery(asked, async (signal) => {
    await review.sync();
    return engine.review.signOffs({ caseId, digest: digest ?? '', runId: runId ?? '' }, { signal });
  });
  return asked === null ? null : (query.data ?? null);
}

/** One answer over all sign-offs: a key's last word in a role counts where it covers what is here, and its earlier ones do not. */
export function standingOf({ signOffs, sameKey, state }: SignOffs): SignOffStanding | null {
  if (signOffs.length === 0) return null;
  if (!state.intact || signOffs.some(({ problem }) => problem !== null)) return 'broken';
  if (sameKey.length > 0) return 'one-key';
  const seatOf = (each: (typeof signOffs)[number]): string => `${each.statement?.role} ${each.statement?.key.id}`;
  const present = signOffs.filter((each) => each.reviewCovered === 'now' && each.runCovered === 'shown');
  const seats = new Set(present.map(seatOf));
  const past = signOffs.filter((each) => !seats.has(seatOf(each)));
  if (past.some((each) => each.runCovered !== 'shown')) return 'other-run';
  if (past.length > 0) return 'earlier';
  return new Set(present.map(({ statement }) => statement?.role)).size === 2 ? 'stands' : 'one-role';
}
