import { answerApproval, askApproval } from '../../scenario/approvals.ts';
import { HOUR, MINUTE, SECOND } from '../../scenario/calendar.ts';
import { request } from '../../scenario/life-cycle.ts';
import { mergeDescriptor } from '../../scenario/threads/merge.ts';
import { castOf, playMerge, type MergeScript } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

const READING = 20 * SECOND;

/** A name that the identity snapshot does not hold. */
const STRANGER = 'person:visiting.approver';

/** A merge that is approved so long after it was asked for; the approver opened the results of its suite, or did not. */
const approvedAfter = ({ t }: Stage, after: number, opened: boolean | string = true, as?: string): MergeScript => ({
  answer(_, work, asked, cast) {
    const approver = as === undefined ? cast.approver : { ...cast.approver, id: as };
    const askedAt = t.events.find((each) => each.record_id === asked.event)?.time ?? t.time;
    t.time = askedAt + Math.min(after, SECOND);
    const viewer = opened === true ? approver.id : opened;
    if (viewer !== false) t.emit('evidence.viewed', { viewer, path: 'artifacts/results' }, { actor: { kind: 'person', id: viewer }, action: work.id });
    t.time = askedAt + after;
    answerApproval(t, work, asked, { approver, decision: 'granted', reason: 'Diff and suite read.' });
  },
});

/** So many further requests by one agent, each answered by the same person, so far apart; or in these names in turn. */
function series(stage: Stage, many: number, apart: number, names: readonly string[] = []): void {
  const { t } = stage;
  const { merge, cast } = playMerge(t, approvedAfter(stage, 15 * MINUTE));
  const open = Array.from({ length: many }, (_, at) => {
    const work = request(t, { agent: cast.agent, descriptor: { ...mergeDescriptor({ ...merge, title: `Restart part ${at + 1}` }), kind: 'production.change', parameters: {} } });
    return { work, asked: askApproval(t, work) };
  });
  t.time += 5 * MINUTE;
  for (const [at, { work, asked }] of open.entries()) {
    t.time += apart;
    answerApproval(t, work, asked, { approver: { ...cast.approver, id: names[at % names.length] ?? cast.approver.id }, decision: 'granted', reason: 'As before.' });
  }
}

const scene = (kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, play: Scene['play']): Scene =>
  ({ control: 'CT-29', kind, name, expects: { outcome, reason }, play });

export const RUBBER_STAMP_SCENES: readonly Scene[] = [
  scene('clean', 'a-quarter-of-an-hour-and-looked-at', 'pass', 'considered', (stage) => void playMerge(stage.t, approvedAfter(stage, 15 * MINUTE))),
  scene('violating', 'results-not-opened', 'fail', 'evidence-not-opened', (stage) => void playMerge(stage.t, approvedAfter(stage, 15 * MINUTE, false))),
  scene('violating', 'six-in-a-minute', 'fail', 'in-bulk', (stage) => series(stage, 6, 5 * SECOND)),
  scene('violating', 'twenty-and-never-a-no', 'fail', 'never-refused', (stage) => series(stage, 19, 2 * MINUTE)),
  scene('violating', 'in-the-night', 'fail', 'outside-hours', (stage) => {
    stage.t.time += 14 * HOUR;
    playMerge(stage.t, approvedAfter(stage, 15 * MINUTE));
  }),
  scene('near-miss', 'a-millisecond-faster-than-reading', 'fail', 'decided-fast', (stage) => void playMerge(stage.t, approvedAfter(stage, READING - 1))),
  scene('near-miss', 'exactly-as-long-as-reading', 'pass', 'considered', (stage) => void playMerge(stage.t, approvedAfter(stage, READING))),
  scene('near-miss', 'five-in-a-minute', 'pass', 'considered', (stage) => series(stage, 5, 5 * SECOND)),
  scene('near-miss', 'results-of-the-first-of-many-runs-not-opened', 'fail', 'evidence-not-opened', (stage) => {
    playMerge(stage.t, approvedAfter(stage, 15 * MINUTE, false));
    const change = stage.t.events.find((each) => each.type === 'action.requested')?.action_id;
    stage.revise((each) => {
      // What the modification left would do as well.
      if (each.action_id === change && each.type === 'artifact.recorded') return [];
      const own = { ...each, causes: [] };
      if (each.type !== 'test.completed') return [own];
      return [own, ...Array.from({ length: 600 }, (_, run) => ({ ...own, record_id: `${each.record_id}-${run}`, data: { ...each.data, artifact_id: null } }))];
    });
  }),
  scene('near-miss', 'change-itself-not-opened', 'fail', 'evidence-not-opened', (stage) => {
    playMerge(stage.t, approvedAfter(stage, 15 * MINUTE, false));
    stage.revise((each) => [{ ...each, causes: [], data: each.type === 'test.completed' ? { ...each.data, artifact_id: null } : each.data }]);
  }),
  scene('near-miss', 'nothing-to-open-but-what-it-left-itself', 'pass', 'considered', (stage) => {
    playMerge(stage.t, approvedAfter(stage, 15 * MINUTE, false));
    const merge = stage.t.events.find((each) => each.type === 'pull-request.merged')?.action_id;
    stage.revise((each) => {
      if (each.type === 'artifact.recorded') return each.data['kind'] === 'diff' ? [{ ...each, causes: [], time: stage.t.time, ...(merge === undefined ? {} : { action_id: merge }) }] : [];
      return [{ ...each, causes: [], data: each.type === 'test.completed' ? { ...each.data, artifact_id: null } : each.data }];
    });
  }),
  scene('cannot-tell', 'changes-and-tests-left-out', 'indeterminate', 'evidence-unknown', (stage) => {
    playMerge(stage.t, approvedAfter(stage, 15 * MINUTE, false));
    const [change] = stage.t.events.flatMap((each) => (each.type === 'action.requested' ? [each.action_id] : []));
    stage.revise((each) => (each.action_id === change || each.type === 'test.completed' ? [] : [{ ...each, causes: [] }]));
  }),
  scene('cannot-tell', 'approver-not-in-the-snapshot', 'indeterminate', 'approver-unknown', (stage) => void playMerge(stage.t, approvedAfter(stage, 15 * MINUTE, true, STRANGER))),
  scene('cannot-tell', 'opened-in-another-name-that-the-snapshot-does-not-hold', 'indeterminate', 'approver-unknown', (stage) => void playMerge(stage.t, approvedAfter(stage, 15 * MINUTE, `${STRANGER}.2`, STRANGER))),
  scene('violating', 'opened-by-somebody-whom-the-snapshot-names', 'fail', 'evidence-not-opened', (stage) => void playMerge(stage.t, approvedAfter(stage, 15 * MINUTE, castOf(stage.t).owner.id, STRANGER))),
  scene('near-miss', 'six-in-a-minute-in-two-names-that-the-snapshot-does-not-hold', 'indeterminate', 'approver-unknown', (stage) => series(stage, 6, 5 * SECOND, [STRANGER, `${STRANGER}.2`])),
  scene('near-miss', 'six-in-a-minute-in-one-name-that-the-snapshot-does-not-hold', 'fail', 'in-bulk', (stage) => series(stage, 6, 5 * SECOND, [STRANGER])),
  scene('cannot-tell', 'request-left-out', 'indeterminate', 'request-not-recorded', (stage) => {
    playMerge(stage.t, approvedAfter(stage, 15 * MINUTE));
    stage.revise((each) => (each.type === 'approval.requested' ? [] : [each]));
  }),
];
