import { answerApproval, askApproval, expireApproval } from '../../scenario/approvals.ts';
import { MINUTE, SECOND } from '../../scenario/calendar.ts';
import { ask, block, request } from '../../scenario/life-cycle.ts';
import { POLICY_ID, policyAt } from '../../scenario/policy.ts';
import { serviceActor, type Thread } from '../../scenario/thread.ts';
import { mergeDescriptor } from '../../scenario/threads/merge.ts';
import { castOf, playMerge, type MergeScript } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

function fail(t: Thread, action: string, effect: 'denied' | 'permitted' | 'pending', at: number = t.time): void {
  t.emit('policy.evaluation-failed', { policy_id: POLICY_ID, policy_version: policyAt(t.time).file.version, kind: 'timeout', effect }, {
    actor: serviceActor('service:policy-engine'), action, outcome: 'timeout', at,
  });
}

/** A merge that is asked for, on which the policy engine then fails. */
function unanswered({ t }: Stage, effect: 'denied' | 'permitted'): void {
  const { merge, cast } = playMerge(t);
  const asked = ask(t, { agent: cast.agent, descriptor: mergeDescriptor({ ...merge, title: 'Merge it again' }) });
  t.time += 30 * SECOND;
  fail(t, asked.id, effect);
  if (effect === 'denied') block(t, asked, 'the policy engine gave no decision in time');
}

/** A failure so many milliseconds after the start of the merge. */
function failedAfter({ t }: Stage, late: number): void {
  const { work } = playMerge(t);
  const start = t.events.find((each) => each.type === 'action.started' && each.action_id === work.id);
  if (start === undefined) throw new Error('a merge starts');
  fail(t, work.id, 'pending', start.time + late);
}

/** A merge whose first request for approval lapses, and is followed by what is given. */
const lapsing = (then: NonNullable<MergeScript['answer']>): MergeScript => ({
  answer(t, work, asked, cast) {
    expireApproval(t, work, asked);
    t.time += MINUTE;
    then(t, work, asked, cast);
  },
});

export const FAIL_CLOSED_SCENES: readonly Scene[] = [
  { control: 'CT-24', kind: 'clean', name: 'no-decision-and-nothing-ran', expects: { outcome: 'pass', reason: 'nothing-ran' }, play: (stage) => unanswered(stage, 'denied') },
  {
    control: 'CT-24', kind: 'clean', name: 'decided-at-the-second-try', expects: { outcome: 'pass', reason: 'decided-afterwards' },
    play: ({ t }) => void playMerge(t, {
      request(_, merge) {
        const work = request(t, { agent: merge.agent, descriptor: mergeDescriptor(merge) });
        const decision = t.events.findLast((each) => each.type === 'policy.decided');
        fail(t, work.id, 'pending', (decision?.time ?? t.time) - 1);
        return work;
      },
    }),
  },
  {
    control: 'CT-24', kind: 'clean', name: 'asked-again-and-approved', expects: { outcome: 'pass', reason: 'answered-afterwards' },
    play: ({ t }) => void playMerge(t, lapsing((_, work, __, { approver }) => {
      const again = askApproval(t, work, true);
      t.time += 15 * MINUTE;
      answerApproval(t, work, again, { approver, decision: 'granted', reason: 'Read the next day.' });
    })),
  },
  { control: 'CT-24', kind: 'clean', name: 'nobody-answered-and-nothing-ran', expects: { outcome: 'pass', reason: 'lapsed-and-stopped' }, play({ t }) {
    const { merge, cast } = playMerge(t);
    const work = request(t, { agent: cast.agent, descriptor: mergeDescriptor({ ...merge, title: 'Merge it again' }) });
    expireApproval(t, work, askApproval(t, work));
  } },
  { control: 'CT-24', kind: 'violating', name: 'failure-taken-as-permission', expects: { outcome: 'fail', reason: 'permitted-by-failure' }, play: (stage) => unanswered(stage, 'permitted') },
  { control: 'CT-24', kind: 'violating', name: 'ran-when-nobody-had-answered', expects: { outcome: 'fail', reason: 'ran-after-lapse' }, play: ({ t }) => void playMerge(t, lapsing(() => undefined)) },
  {
    control: 'CT-24', kind: 'violating', name: 'approved-by-the-orchestrator-at-expiry', expects: { outcome: 'fail', reason: 'approved-by-timeout' },
    play({ t, revise }) {
      playMerge(t, lapsing((_, work, asked) => void answerApproval(t, work, asked, { approver: castOf(t).approver, decision: 'granted', reason: 'Time is up.' })));
      revise((each) => [each.type === 'approval.granted' ? { ...each, actor: serviceActor('service:orchestrator') } : each]);
    },
  },
  { control: 'CT-24', kind: 'near-miss', name: 'failed-in-the-millisecond-of-the-start', expects: { outcome: 'fail', reason: 'ran-after-failure' }, play: (stage) => failedAfter(stage, 0) },
  { control: 'CT-24', kind: 'near-miss', name: 'failed-a-millisecond-after-the-start', expects: { outcome: 'pass', reason: 'ran-before' }, play: (stage) => failedAfter(stage, 1) },
  {
    control: 'CT-24', kind: 'cannot-tell', name: 'approved-late-by-somebody-unknown', expects: { outcome: 'indeterminate', reason: 'approver-unknown' },
    play({ t, edit }) {
      const { cast } = playMerge(t, lapsing((_, work, __, { approver }) => {
        const again = askApproval(t, work, true);
        t.time += 15 * MINUTE;
        answerApproval(t, work, again, { approver, decision: 'granted', reason: 'Read the next day.' });
      }));
      edit<{ principals: { id: string }[] }>('identity/principals.json', ({ principals }) => ({ principals: principals.filter((each) => each.id !== cast.approver.id) }));
    },
  },
];
