import type { PrincipalsFile } from '../../../core/bundle/format.ts';
import { answerApproval } from '../../scenario/approvals.ts';
import { MINUTE, PERIOD_TO } from '../../scenario/calendar.ts';
import { peopleWith } from '../../scenario/organisation.ts';
import { serviceActor, type Thread } from '../../scenario/thread.ts';
import { mergeDescriptor, release, verified } from '../../scenario/threads/merge.ts';
import { request } from '../../scenario/life-cycle.ts';
import { approve, playMerge, type MergeScript } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

interface Care { readonly approvers?: 1 | 2; readonly rehearsed?: 'success' | 'failure' | null }

/** A merge that destroys what the schema held: agreed by two, its way back rehearsed, unless said otherwise. */
function playGrave(t: Thread, { approvers = 2, rehearsed = 'success' }: Care = {}, script: MergeScript = {}): ReturnType<typeof playMerge> {
  return playMerge(t, {
    merge: { migration: 'destructive' },
    answer(_, work, asked, { approver, owner }) {
      if (rehearsed !== null) t.emit('rollback.rehearsed', { subject: work.id, status: rehearsed }, { actor: serviceActor('service:release-controller') });
      approve(t, work, asked, approver);
      const second = peopleWith('production-approver').find((each) => each.id !== approver.id && each.id !== owner.id);
      if (approvers === 2 && second !== undefined) approve(t, work, asked, second);
    },
    ...script,
  });
}

const undone = (t: Thread, releaseId: string): void => void t.emit('rollback.completed', { release_id: releaseId, to_commit: 'a'.repeat(40) }, { actor: serviceActor('service:release-controller') });

/** A merge whose release is found degraded, and what comes after. */
const degraded = (after: (t: Thread, releaseId: string) => void) => ({ t }: Stage): void => void playMerge(t, {
  after(_, work, merge, commit, { observer }) {
    const releaseId = release(t, work, merge, commit);
    t.time += 12 * MINUTE;
    verified(t, work, observer, releaseId, 'degraded', 'one request in fifteen fails');
    t.time += 5 * MINUTE;
    after(t, releaseId);
  },
});

export const ROLLBACK_SCENES: readonly Scene[] = [
  {
    control: 'CT-40', kind: 'clean', name: 'planned-rehearsed-and-agreed-by-two', expects: { outcome: 'pass', reason: 'planned-and-agreed' },
    play: ({ t }) => void playGrave(t),
  },
  {
    control: 'CT-40', kind: 'clean', name: 'degraded-and-rolled-back', expects: { outcome: 'pass', reason: 'rolled-back' },
    play: degraded(undone),
  },
  {
    control: 'CT-40', kind: 'violating', name: 'no-plan', expects: { outcome: 'fail', reason: 'no-plan' },
    play: ({ t }) => void playGrave(t, {}, {
      request: (thread, merge) => request(thread, { agent: merge.agent, descriptor: { ...mergeDescriptor(merge), rollback_plan: null } }),
    }),
  },
  {
    control: 'CT-40', kind: 'violating', name: 'agreed-by-one', expects: { outcome: 'fail', reason: 'gate-not-raised' },
    play: ({ t }) => void playGrave(t, { approvers: 1 }),
  },
  {
    control: 'CT-40', kind: 'violating', name: 'rehearsal-failed', expects: { outcome: 'fail', reason: 'rehearsal-failed' },
    play: ({ t }) => void playGrave(t, { rehearsed: 'failure' }),
  },
  {
    control: 'CT-40', kind: 'violating', name: 'never-rehearsed', expects: { outcome: 'fail', reason: 'plan-untested' },
    play: ({ t }) => void playGrave(t, { rehearsed: null }),
  },
  {
    control: 'CT-40', kind: 'violating', name: 'degraded-and-left-so', expects: { outcome: 'fail', reason: 'rollback-missing' },
    play: degraded(() => {}),
  },
  {
    control: 'CT-40', kind: 'violating', name: 'degraded-again-after-the-rollback', expects: { outcome: 'fail', reason: 'rollback-missing' },
    play: ({ t }) => void playMerge(t, {
      after(_, work, merge, commit, { observer }) {
        const releaseId = release(t, work, merge, commit);
        t.time += 12 * MINUTE;
        undone(t, releaseId);
        t.time += 5 * MINUTE;
        verified(t, work, observer, releaseId, 'degraded', 'one request in fifteen still fails');
      },
    }),
  },
  {
    control: 'CT-40', kind: 'near-miss', name: 'incident-declared-after-the-rollback', expects: { outcome: 'pass', reason: 'rolled-back' },
    play: degraded((t, releaseId) => {
      undone(t, releaseId);
      t.time += 5 * MINUTE;
      t.emit('incident.declared', { incident_id: 'incident-1', severity: 'SEV-2', ticket_id: 'INC-1', release_id: releaseId }, { actor: serviceActor('service:incident-desk') });
    }),
  },
  {
    control: 'CT-40', kind: 'violating', name: 'second-approver-took-it-back', expects: { outcome: 'fail', reason: 'gate-not-raised' },
    play: ({ t }) => void playGrave(t, { approvers: 1 }, {
      answer(_, work, asked, { approver, owner }) {
        t.emit('rollback.rehearsed', { subject: work.id, status: 'success' }, { actor: serviceActor('service:release-controller') });
        approve(t, work, asked, approver);
        const second = peopleWith('production-approver').find((each) => each.id !== approver.id && each.id !== owner.id);
        if (second === undefined) throw new Error('two may approve for production');
        approve(t, work, asked, second);
        answerApproval(t, work, asked, { approver: second, decision: 'denied', reason: 'Not before the backup is done.', at: t.time + MINUTE });
      },
    }),
  },
  {
    control: 'CT-40', kind: 'cannot-tell', name: 'second-approver-not-in-the-snapshot', expects: { outcome: 'indeterminate', reason: 'approval-unproved' },
    play({ t, edit }) {
      const { cast } = playGrave(t);
      edit<PrincipalsFile>('identity/principals.json', ({ principals }) => ({ principals: principals.filter((each) => each.id !== cast.approver.id) }));
    },
  },
  {
    control: 'CT-40', kind: 'near-miss', name: 'rehearsed-in-the-millisecond-of-the-start', expects: { outcome: 'fail', reason: 'plan-untested' },
    play({ t, revise }) {
      const { work } = playGrave(t);
      const start = t.events.find((each) => each.type === 'action.started' && each.action_id === work.id);
      revise((each) => [each.type === 'rollback.rehearsed' && start !== undefined ? { ...each, time: start.time } : each]);
    },
  },
  {
    control: 'CT-40', kind: 'cannot-tell', name: 'degraded-just-before-the-record-ends', expects: { outcome: 'indeterminate', reason: 'rollback-pending' },
    play(stage) {
      degraded(() => {})(stage);
      stage.revise((each) => [each.type === 'verification.completed' ? { ...each, time: PERIOD_TO - MINUTE } : each]);
    },
  },
  {
    control: 'CT-40', kind: 'cannot-tell', name: 'no-keys-to-believe', distrusted: true, expects: { outcome: 'indeterminate', reason: 'approval-unproved' },
    play: ({ t }) => void playGrave(t),
  },
];
