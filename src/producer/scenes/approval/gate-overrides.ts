import { HOUR, iso, MINUTE, PERIOD_TO } from '../../scenario/calendar.ts';
import { peopleWith } from '../../scenario/organisation.ts';
import { serviceActor } from '../../scenario/thread.ts';
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
  readonly verified?: 'healthy' | 'degraded' | null;
  /** Of the verification, after the release was shipped. */
  readonly verifiedAfter?: number;
  /** Of a rollback, after that; null without one. */
  readonly undoneAfter?: number | null;
  readonly otherRelease?: true;
}

/** A gate that a release manager sets aside for a release, as it should be but for what is said. */
const override = ({ approver, reason = 'the gate’s own suite is down', endsBeforeShipping = -HOUR, followUp = 'CHG-follow-up', early = 10 * MINUTE, verified: seen = 'healthy', verifiedAfter = 12 * MINUTE, undoneAfter = null, otherRelease }: Override): Scene['play'] => ({ t }) => {
  playMerge(t, {
    after(_, work, merge, commit, { observer }) {
      const releaseId = release(t, work, merge, commit);
      const shippedAt = t.events.findLast((each) => each.type === 'release.shipped')?.time ?? t.time;
      const by = approver ?? peopleWith('release-manager')[0]!.id;
      t.emit('gate.overridden', {
        gate: 'load-test', release_id: otherRelease === true ? 'rel-elsewhere' : releaseId, approver: by, reason,
        expires_at: endsBeforeShipping === null ? null : iso(shippedAt - endsBeforeShipping), follow_up: followUp,
      }, { actor: { kind: by.startsWith('service:') ? 'service' : 'person', id: by }, at: shippedAt - early });
      t.time = shippedAt + verifiedAfter;
      if (seen !== null) verified(t, work, observer, releaseId, seen, `error rate ${seen === 'healthy' ? 'unchanged' : 'up by 4 %'} over ten minutes`);
      if (undoneAfter !== null) t.emit('rollback.completed', { release_id: releaseId, to_commit: 'a'.repeat(40) }, { actor: serviceActor('service:release-controller'), at: t.time + undoneAfter });
      t.time += 2 * HOUR;
      t.emit('agent.heartbeat', { fleet_id: 'fleet:test', active_runs: 0 }, { actor: { kind: 'service', id: 'service:orchestrator' } });
    },
  });
};

const AFTER: ReadonlySet<string> = new Set(['gate.overridden', 'release.shipped', 'verification.completed']);

const scene = (kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, told: Override): Scene =>
  ({ control: 'CT-31', kind, name, expects: { outcome, reason }, play: override(told) });

export const GATE_OVERRIDE_SCENES: readonly Scene[] = [
  scene('clean', 'by-a-release-manager', 'pass', 'overridden-by-right', {}),
  scene('violating', 'by-a-developer', 'fail', 'approver-not-authorised', { approver: 'person:grace.mwangi' }),
  scene('violating', 'by-the-release-controller', 'fail', 'approver-not-human', { approver: 'service:release-controller' }),
  scene('violating', 'reason-of-blanks', 'fail', 'no-reason', { reason: ' ' }),
  scene('violating', 'for-ever', 'fail', 'no-expiry', { endsBeforeShipping: null }),
  scene('violating', 'nothing-to-follow', 'fail', 'no-follow-up', { followUp: null }),
  scene('violating', 'never-verified', 'fail', 'not-verified', { verified: null }),
  scene('violating', 'found-degraded-and-left-so', 'fail', 'left-degraded', { verified: 'degraded' }),
  scene('violating', 'undone-a-millisecond-too-late', 'fail', 'undone-late', { verified: 'degraded', undoneAfter: HOUR + 1 }),
  scene('clean', 'found-degraded-and-undone-within-the-hour', 'pass', 'overridden-by-right', { verified: 'degraded', undoneAfter: HOUR }),
  scene('near-miss', 'verified-a-millisecond-too-late', 'fail', 'verified-late', { verifiedAfter: HOUR + 1 }),
  scene('near-miss', 'verified-at-the-hour', 'pass', 'overridden-by-right', { verifiedAfter: HOUR }),
  scene('violating', 'follow-up-of-blanks', 'fail', 'no-follow-up', { followUp: ' ' }),
  {
    control: 'CT-31', kind: 'violating', name: 'shipped-again-after-its-end', expects: { outcome: 'fail', reason: 'shipped-after-expiry' },
    play(stage) {
      override({})(stage);
      stage.revise((each) => (each.type === 'release.shipped' ? [each, { ...each, record_id: stage.t.allot(), time: each.time + HOUR }] : [each]));
    },
  },
  {
    control: 'CT-31', kind: 'cannot-tell', name: 'degraded-just-before-the-record-ends', expects: { outcome: 'indeterminate', reason: 'rollback-pending' },
    play(stage) {
      override({ verified: 'degraded' })(stage);
      const by = PERIOD_TO - MINUTE - (stage.t.events.find((each) => each.type === 'verification.completed')?.time ?? 0);
      // The gate, the release and what was found of it, all of them later by as much.
      stage.revise((each) => [AFTER.has(each.type) ? { ...each, time: each.time + by, ...(each.type === 'gate.overridden' ? { data: { ...each.data, expires_at: iso(PERIOD_TO) } } : {}) } : each]);
    },
  },
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
