import { useEffect, useState } from 'react';
import type { EvidenceDto } from '../../contract/index.ts';
import { errorSentence, isCancelled } from '../engine/errors.ts';
import { useEngine, useForget } from '../engine/index.tsx';

/** What is known of the vault's copy since its case was opened. */
export type CopyState =
  | { readonly state: 'hashing'; readonly done: number; readonly total: number | null }
  | { readonly state: 'same' | 'changed'; readonly at: string }
  | { readonly state: 'failed'; readonly at: string; readonly why: string };

/** A copy hashed less long ago than this is not hashed again for being looked at. */
const FRESH_MS = 60_000;

/** Hashes the copy again when its case is opened. The verdict does not wait for it: a run speaks of a digest. */
export function useRehash(evidence: EvidenceDto): CopyState {
  const engine = useEngine();
  const forget = useForget();
  const { digest, hashed } = evidence;
  const [state, setState] = useState<{ readonly of: string; readonly copy: CopyState }>();
  useEffect(() => {
    const controller = new AbortController();
    const set = (copy: CopyState): void => setState({ of: digest, copy });
    if (hashed.same && Date.now() - Date.parse(hashed.at) < FRESH_MS) return set({ state: 'same', at: hashed.at });
    void (async () => {
      try {
        for await (const step of await engine.evidence.rehash({ digest }, { signal: controller.signal })) {
          if (step.kind === 'progress') set({ state: 'hashing', done: step.done, total: step.total });
          else set({ state: step.same ? 'same' : 'changed', at: step.at });
        }
        forget('evidence');
        forget('custody');
      } catch (error) {
        if (!controller.signal.aborted && !isCancelled(error)) set({ state: 'failed', at: hashed.at, why: errorSentence(error) });
      }
    })();
    return () => controller.abort();
    // Only another piece of evidence is a reason to hash: a newer `hashed` is this hook's own doing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [engine, forget, digest]);
  return state?.of === digest ? state.copy : { state: 'hashing', done: 0, total: null };
}
