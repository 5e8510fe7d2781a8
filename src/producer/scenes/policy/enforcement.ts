import { answerApproval, expireApproval } from '../../scenario/approvals.ts';
import { HOUR, MINUTE } from '../../scenario/calendar.ts';
import { request } from '../../scenario/life-cycle.ts';
import { mergeDescriptor } from '../../scenario/threads/merge.ts';
import { approve, castOf, playMerge, startAgain, type MergeScript } from '../verbs.ts';
import type { Scene } from '../scene.ts';

/** A merge on which the policy engine said this, and that ran. */
const decided = (decision: 'permit' | 'deny', mode: 'enforce' | 'log-only'): MergeScript => ({
  request: (t, merge) => request(t, {
    agent: merge.agent, descriptor: mergeDescriptor(merge), decided: { decision, rule: 'quarter-end-freeze', mode, obligations: [] },
  }),
});
const refused = (mode: 'enforce' | 'log-only'): MergeScript => decided('deny', mode);

export const ENFORCEMENT_SCENES: readonly Scene[] = [
  {
    control: 'CT-21', kind: 'clean', name: 'required-approval-was-given', expects: { outcome: 'pass', reason: 'approved' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-21', kind: 'violating', name: 'refused-and-merged', expects: { outcome: 'fail', reason: 'denied-yet-executed' },
    play: ({ t }) => void playMerge(t, refused('enforce')),
  },
  {
    control: 'CT-21', kind: 'violating', name: 'nobody-answered', expects: { outcome: 'fail', reason: 'pending-yet-executed' },
    play: ({ t }) => void playMerge(t, { answer: () => undefined }),
  },
  {
    control: 'CT-21', kind: 'violating', name: 'approver-said-no', expects: { outcome: 'fail', reason: 'approval-denied-yet-executed' },
    play({ t }) {
      playMerge(t, {
        answer(_, work, asked, { approver }) {
          t.time += 15 * MINUTE;
          answerApproval(t, work, asked, { approver, decision: 'denied', reason: 'Not during the freeze.' });
        },
      });
    },
  },
  {
    control: 'CT-21', kind: 'violating', name: 'request-expired-and-merged', expects: { outcome: 'fail', reason: 'approval-expired-yet-executed' },
    play: ({ t }) => void playMerge(t, { answer: expireApproval }),
  },
  {
    control: 'CT-21', kind: 'violating', name: 'refused-and-started-again', expects: { outcome: 'fail', reason: 'denied-yet-executed' },
    play(stage) {
      const { t, revise } = stage;
      const { work } = playMerge(t, decided('permit', 'enforce'));
      const start = t.events.find((each) => each.type === 'action.started' && each.action_id === work.id);
      revise((each) => (each.type === 'policy.decided' && each.action_id === work.id
        ? [each, { ...each, record_id: t.allot(), time: (start?.time ?? 0) + HOUR, data: { ...each.data, decision: 'deny' } }] : [each]));
      startAgain(stage, work, 2 * HOUR);
    },
  },
  {
    control: 'CT-21', kind: 'violating', name: 'approval-taken-back-before-the-start', expects: { outcome: 'fail', reason: 'approval-denied-yet-executed' },
    play({ t }) {
      playMerge(t, {
        answer(_, work, asked, { approver }) {
          approve(t, work, asked, approver);
          answerApproval(t, work, asked, { approver, decision: 'denied', reason: 'On second thoughts, no.', at: t.time + 1 });
        },
      });
    },
  },
  {
    control: 'CT-21', kind: 'near-miss', name: 'blocked-after-it-had-run', expects: { outcome: 'fail', reason: 'denied-yet-executed' },
    play({ t, revise }) {
      const { work } = playMerge(t, refused('enforce'));
      revise((each) => (each.type === 'action.completed' && each.action_id === work.id
        ? [each, { ...each, record_id: t.allot(), type: 'action.blocked', time: each.time + 1, data: { action_digest: work.digest, reason: 'the gate was closed' }, outcome: 'denied' }] : [each]));
    },
  },
  {
    control: 'CT-21', kind: 'cannot-tell', name: 'one-approved-and-another-refused', expects: { outcome: 'indeterminate', reason: 'approvals-conflict' },
    play({ t }) {
      playMerge(t, {
        answer(_, work, asked, { approver, owner }) {
          answerApproval(t, work, asked, { approver: owner, decision: 'denied', reason: 'Not during the freeze.', at: t.time + MINUTE });
          approve(t, work, asked, approver);
        },
      });
    },
  },
  {
    control: 'CT-21', kind: 'near-miss', name: 'permitted-by-a-policy-that-only-logs', expects: { outcome: 'fail', reason: 'log-only-in-production' },
    play: ({ t }) => void playMerge(t, decided('permit', 'log-only')),
  },
  {
    control: 'CT-21', kind: 'clean', name: 'refused-and-kept', expects: { outcome: 'pass', reason: 'not-executed' },
    play({ t }) {
      const { agent } = castOf(t);
      request(t, { agent, descriptor: mergeDescriptor(playMerge(t).merge), decided: { decision: 'deny', rule: 'quarter-end-freeze', mode: 'enforce', obligations: [] } });
    },
  },
  {
    control: 'CT-21', kind: 'near-miss', name: 'refused-by-a-policy-that-only-logs', expects: { outcome: 'fail', reason: 'denied-in-log-only' },
    play: ({ t }) => void playMerge(t, refused('log-only')),
  },
  {
    control: 'CT-21', kind: 'cannot-tell', name: 'no-decision-recorded', expects: { outcome: 'indeterminate', reason: 'no-decision' },
    play({ t, revise }) {
      const { work } = playMerge(t);
      revise((each) => (each.type === 'policy.decided' && each.action_id === work.id ? [] : [each]));
    },
  },
];
