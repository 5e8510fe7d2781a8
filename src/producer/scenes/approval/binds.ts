import { sha256Hex } from '../../../core/crypto/index.ts';
import type { Asked } from '../../scenario/approvals.ts';
import { DAY, HOUR } from '../../scenario/calendar.ts';
import type { Draft } from '../../scenario/thread.ts';
import { approve, playMerge, signing, startAgain } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

/** A merge whose start, and what follows it, is moved so that it lies so many milliseconds after the approval expired. */
export const startedAfterExpiry = (milliseconds: number): Scene['play'] => ({ t, revise }: Stage) => {
  const { work } = playMerge(t);
  const asked = t.events.find((each) => each.type === 'approval.requested' && each.action_id === work.id);
  const start = t.events.find((each) => each.type === 'action.started' && each.action_id === work.id);
  const expiry = Date.parse(String(asked?.data['expires_at']));
  if (start === undefined || Number.isNaN(expiry)) throw new Error('a merge is asked for and started');
  const later = expiry + milliseconds - start.time;
  revise((each) => [each.time >= start.time ? { ...each, time: each.time + later } : each]);
};

/** A merge that is approved once more when it is done, and so long after its first start is started again, as `otherwise` says. */
function approvedAgain(stage: Stage, otherwise: Partial<Draft> = {}, later = 4 * HOUR, version?: string): void {
  const { t } = stage;
  let asked: Asked | null = null;
  const { work, cast } = playMerge(t, {
    answer(_, merge, request, { approver }) {
      asked = request;
      approve(t, merge, request, approver);
    },
  });
  t.time += HOUR;
  if (asked !== null) approve(t, { ...work, policyVersion: version ?? work.policyVersion }, asked, cast.approver);
  startAgain(stage, work, later, otherwise);
}

export const BINDS_SCENES: readonly Scene[] = [
  {
    control: 'CT-27', kind: 'clean', name: 'what-was-approved-is-what-ran', expects: { outcome: 'pass', reason: 'bound' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-27', kind: 'violating', name: 'another-head-than-the-approved-one', expects: { outcome: 'fail', reason: 'digest-not-approved' },
    play: ({ t }) => void playMerge(t, { perform: { ranDigest: sha256Hex('what nobody approved') } }),
  },
  {
    control: 'CT-27', kind: 'violating', name: 'ended-as-something-else', expects: { outcome: 'fail', reason: 'digest-changed' },
    play({ t, revise }) {
      const { work } = playMerge(t);
      revise((each) => [each.type === 'action.completed' && each.action_id === work.id ? { ...each, data: { ...each.data, action_digest: sha256Hex('what nobody approved') } } : each]);
    },
  },
  {
    control: 'CT-27', kind: 'violating', name: 'approved-under-another-version', expects: { outcome: 'fail', reason: 'policy-version-differs' },
    play: ({ t }) => void playMerge(t, { answer: (_, work, asked, { approver }) => approve(t, { ...work, policyVersion: '2025.4' }, asked, approver) }),
  },
  {
    control: 'CT-27', kind: 'violating', name: 'signed-with-the-key-of-somebody-else', expects: { outcome: 'fail', reason: 'approval-invalid' },
    play: ({ t }) => void playMerge(t, { answer: (_, work, asked, { approver, owner }) => approve(signing(t, { approver: () => t.world.keyring.approver(owner.id) }), work, asked, approver) }),
  },
  {
    control: 'CT-27', kind: 'violating', name: 'started-again-on-the-same-approval', expects: { outcome: 'fail', reason: 'approval-used-twice' },
    play: (stage) => startAgain(stage, playMerge(stage.t).work, 1),
  },
  {
    control: 'CT-27', kind: 'clean', name: 'started-again-on-a-new-approval', expects: { outcome: 'pass', reason: 'bound' },
    play: (stage) => approvedAgain(stage),
  },
  {
    control: 'CT-27', kind: 'violating', name: 'started-again-as-something-else-on-a-new-approval', expects: { outcome: 'fail', reason: 'digest-not-approved' },
    play: (stage) => approvedAgain(stage, { data: { action_digest: sha256Hex('what nobody approved') } }),
  },
  {
    control: 'CT-27', kind: 'violating', name: 'started-again-when-the-new-approval-had-expired', expects: { outcome: 'fail', reason: 'approval-expired' },
    play: (stage) => approvedAgain(stage, {}, 10 * DAY),
  },
  {
    control: 'CT-27', kind: 'violating', name: 'started-again-on-an-approval-under-another-version', expects: { outcome: 'fail', reason: 'policy-version-differs' },
    play: (stage) => approvedAgain(stage, {}, 4 * HOUR, '2025.4'),
  },
  {
    control: 'CT-27', kind: 'near-miss', name: 'started-at-the-moment-of-expiry', expects: { outcome: 'fail', reason: 'approval-expired' },
    play: startedAfterExpiry(0),
  },
  {
    control: 'CT-27', kind: 'near-miss', name: 'started-a-millisecond-before-expiry', expects: { outcome: 'pass', reason: 'bound' },
    play: startedAfterExpiry(-1),
  },
  {
    control: 'CT-27', kind: 'cannot-tell', name: 'no-keys-chosen', expects: { outcome: 'indeterminate', reason: 'approval-unproved' }, distrusted: true,
    play: ({ t }) => void playMerge(t),
  },
];
