import { CancelledError } from '../../core/bundle/verification.ts';
import { gatherHappenings, type Happenings } from '../../core/controls/index.ts';
import type { CheckReport } from '../../core/findings/index.ts';
import type { CanonicalRecord } from '../../core/model/record.ts';
import { REPLAY_LIMITS, replayDecisions, replayReport, type Replay } from '../../core/policy/index.ts';
import type { Limits } from '../../core/run.ts';
import { createCedarEvaluator } from '../policy/cedar-evaluator.ts';
import type { VerifyFileHooks } from './input.ts';

export interface Replayed {
  readonly replay: Replay | null;
  readonly reports: readonly CheckReport[];
  /** What control tests look up, gathered on the same walk: making all actions once more takes as long as to replay them. */
  readonly happenings: Happenings | null;
}

/** Every recorded decision decided again, with Cedar's own build. Without a record nothing could be replayed, and the check says so. */
export function replayPolicy(record: CanonicalRecord | null, { maxFindingsPerCode }: Limits, hooks: VerifyFileHooks): Replayed {
  if (record === null) return { replay: null, happenings: null, reports: [{ id: 'policy.replay', examined: 0, unit: 'decisions', skipped: 'blocked', findings: [] }] };
  const gathered = gatherHappenings(record);
  const evaluator = createCedarEvaluator();
  try {
    const replay = replayDecisions(record, evaluator, REPLAY_LIMITS, {
      progress(done, total) {
        if (hooks.cancelled?.() === true) throw new CancelledError();
        hooks.progress?.('judge', done, total);
      },
      action: (action) => gathered.add(action),
    });
    return { replay, happenings: gathered.finish(), reports: [replayReport(replay, record.policies, maxFindingsPerCode)] };
  } finally {
    evaluator.close();
  }
}
