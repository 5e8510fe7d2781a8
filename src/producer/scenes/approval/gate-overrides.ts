import { HOUR, iso, MINUTE } from '../../scenario/calendar.ts';
import { peopleWith } from '../../scenario/organisation.ts';
import { release, verified } from '../../scenario/threads/merge.ts';
import { playMerge } from '../verbs.ts';
import type { RolesFile } from '../../../core/bundle/format.ts';
import type { Scene } from '../scene.ts';

interface Override {
  readonly approver?: string;
  readonly reason?: string;
  /** Of its end, before the release was shipped; null: it has none. */
  readonly endsBeforeShipping?: number | null;
  readonly followUp?: string | null;
  /** Of the override, before the release was shipped. */
  readonly early?: number;
  readonly verified?: boolean;
  readonly otherRelease?: true;
}

/** A gate that a release manager sets aside for a release, as it should be but for what is said. */
const override = ({ approver, reason = 'the gate’s own suite is down', endsBeforeShipping = -HOUR, followUp = 'CHG-follow-up', early = 10 * MINUTE, verified: seen = true, otherRelease }: Override): Scene['play'] => ({ t }) => {
  playMerge(t, {
    after(_, work, merge, commit, { observer }) {
      const releaseId = release(t, work, merge, commit);
      const shippedAt = t.events.findLast((each) => each.type === 'release.shipped')?.time ?? t.time;
      const by = approver ?? peopleWith('release-manager')[0]!.id;
      t.emit('gate.overridden', {
        gate: 'load-test', release_id: otherRelease === true ? 'rel-elsewhere' : releaseId, approver: by, reason,
        expires_at: endsBeforeShipping === null ? null : iso(shippedAt - endsBeforeShipping), follow_up: followUp,
      }, { actor: { kind: by.startsWith('service:') ? 'service' : 'person', id: by }, at: shippedAt - early });
      t.time += 12 * MINUTE;
      if (seen) verified(t, work, observer, releaseId, 'healthy', 'error rate unchanged over ten minutes');
      t.time += 2 * HOUR;
      t.emit('agent.heartbeat', { fleet_id: 'fleet:test', active_runs: 0 }, { actor: { kind: 'service', id: 'service:orchestrator' } });
    },
  });
};

const scene = (kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, told: Override): Scene =>
  ({ control: 'CT-31', kind, name, expects: { outcome, reason }, play: override(told) });

export const GATE_OVERRIDE_SCENES: readonly Scene[] = [
  scene('clean', 'by-a-release-manager', 'pass', 'overridden-by-right', {}),
  scene('violating', 'by-a-developer', 'fail', 'approver-not-authorised', { approver: 'person:grace.mwangi' }),
  scene('violating', 'by-the-release-controller', 'fail', 'approver-not-human', { approver: 'service:release-controller' }),
  scene('violating', 'reason-of-blanks', 'fail', 'no-reason', { reason: ' ' }),
  scene('violating', 'for-ever', 'fail', 'no-expiry', { endsBeforeShipping: null }),
  scene('violating', 'nothing-to-follow', 'fail', 'no-follow-up', { followUp: null }),
  scene('violating', 'never-verified', 'fail', 'not-verified', { verified: false }),
  scene('near-miss', 'ended-in-the-millisecond-of-the-release', 'fail', 'shipped-after-expiry', { endsBeforeShipping: 0 }),
  scene('near-miss', 'ended-a-millisecond-after-the-release', 'pass', 'overridden-by-right', { endsBeforeShipping: -1 }),
  scene('near-miss', 'set-aside-a-millisecond-after-the-release', 'fail', 'shipped-before', { early: -1 }),
  scene('cannot-tell', 'approver-not-in-the-snapshot', 'indeterminate', 'approver-unknown', { approver: 'person:visiting.manager' }),
  scene('cannot-tell', 'release-not-in-the-record', 'indeterminate', 'release-not-recorded', { otherRelease: true }),
  {
    control: 'CT-31', kind: 'cannot-tell', name: 'role-that-no-snapshot-describes', expects: { outcome: 'indeterminate', reason: 'role-unknown' },
    play(stage) {
      override({})(stage);
      stage.edit<RolesFile>('identity/roles.json', ({ roles }) => ({ roles: roles.filter((each) => each.id !== 'release-manager') }));
    },
  },
];
