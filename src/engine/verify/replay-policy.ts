import { CancelledError } from '../../core/bundle/verification.ts';
import type { CheckReport } from '../../core/findings/index.ts';
import type { CanonicalRecord } from '../../core/model/record.ts';
import { REPLAY_LIMITS, replayDecisions, replayReport, type Replay } from '../../core/policy/index.ts';
import type { Limits } from '../../core/run.ts';
import { createCedarEvaluator } from '../policy/cedar-evaluator.ts';
import type { VerifyFileHooks } from './input.ts';

/** Every recorded decision decided again, with Cedar's own build. Without a record nothing could be replayed, and the check says so. */
export function replayPolicy(record: CanonicalRecord | null, { maxFindingsPerCode }: Limits, hooks: VerifyFileHooks): { readonly replay: Replay | null; readonly reports: readonly CheckReport[] } {
  if (record === null) return { replay: null, reports: [{ id: 'policy.replay', examined: 0, unit: 'decisions', skipped: 'blocked', findings: [] }] };
  const evaluator = createCedarEvaluator();
  try {
    const replay = replayDecisions(record, evaluator, REPLAY_LIMITS, {
      progress(done, total) {
        if (hooks.cancelled?.() === true) throw new CancelledError();
        hooks.progress?.('judge', done, total);
      },
    });
    return { replay, reports: [replayReport(replay, record.policies, maxFindingsPerCode)] };
  } finally {
    evaluator.close();
  }
}
