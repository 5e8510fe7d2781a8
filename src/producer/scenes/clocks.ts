import type { CiFile } from '../../core/bundle/format.ts';
import type { TrustedKey } from '../../core/trust/index.ts';
import { DAY, iso, MINUTE, SECOND } from '../scenario/calendar.ts';
import { executePackage } from '../scenario/packages.ts';
import { serviceActor } from '../scenario/thread.ts';
import { playMerge } from './verbs.ts';
import { scene, tampered, type Play } from './sealed-scene.ts';
import type { Scene } from './scene.ts';

const TOLERANCE = 2 * SECOND;
/** After everything else that scenes tell. */
const LAST = Date.UTC(2026, 8, 20, 12);

/** The log's last event is of a known moment. */
const ending: Play = ({ t }) => {
  playMerge(t);
  t.time = LAST;
  t.emit('agent.heartbeat', { fleet_id: 'fleet:test', active_runs: 0 }, { actor: serviceActor('service:orchestrator'), causes: [] });
};
/** The key of the logs' heads, which signs the manifest as well. */
const logKey = (change: Partial<TrustedKey>) => (key: TrustedKey): TrustedKey => (key.purposes.includes('checkpoint') ? { ...key, ...change } : key);
const sealed = (kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, change: Partial<TrustedKey>): Scene =>
  scene('CT-06', kind, name, outcome, reason, { play: ending, believed: logKey(change) });

const RUN = 'run-nightly-';
/** So many runs, all that the extract tells of, each told by the log later than the extract dates its end, or earlier. */
const runs = (lags: readonly number[]): Play => ({ t, edit }) => {
  playMerge(t);
  edit<CiFile>('integrations/ci.json', (file) => ({ runs: file.runs.filter((each) => each.run_id.startsWith(RUN)) }));
  for (const [index, lag] of lags.entries()) {
    t.time += 10 * MINUTE;
    const said = { run_id: `${RUN}${index}`, pipeline: 'pipeline:nightly', commit: 'c'.repeat(40), status: 'success' } as const;
    t.emit('pipeline.completed', said, { actor: serviceActor('service:ci'), outcome: 'success', causes: [] });
    t.addRun({ ...said, started_at: iso(t.time - lag - MINUTE), finished_at: iso(t.time - lag), environment: 'ci' });
  }
};
const told = (kind: Scene['kind'], name: string, outcome: Scene['expects']['outcome'], reason: string, lags: readonly number[]): Scene =>
  scene('CT-06', kind, name, outcome, reason, { play: runs(lags) });
const times = (count: number, lag: number): readonly number[] => Array.from({ length: count }, () => lag);

/** A merge whose runner dates its receipt by another clock than the log's. */
const received = (startedLater: number, finishedLater: number): Play => ({ t, revise }) => {
  playMerge(t, {
    perform: {
      receipt(work, issued, started) {
        const now = t.time;
        t.time += finishedLater;
        executePackage(t, work, issued, started + startedLater, 'success');
        const event = t.events.at(-1);
        revise((each) => [each === event ? { ...each, time: now } : each]);
        t.time = now;
      },
    },
  });
};

/** Scenes of times that must run forward, end with the key that sealed them, and agree with other clocks. */
export const CLOCK_SCENES: readonly Scene[] = [
  scene('CT-06', 'clean', 'clocks-run-forward', 'pass', 'in-order'),
  sealed('clean', 'sealed-by-a-newer-key', 'pass', 'older-than-key', { not_before: iso(LAST - DAY) }),
  told('clean', 'recorded-within-the-tolerance', 'pass', 'clocks-agree', [...times(5, SECOND), 10 * MINUTE]),
  tampered('CT-06', 'violating', 'event-before-cause', 'fail', 'clock-went-back'),
  tampered('CT-06', 'violating', 'event-outside-period', 'fail', 'outside-the-period'),
  sealed('violating', 'log-goes-on-after-its-key', 'fail', 'key-had-ended', { not_after: iso(LAST - DAY) }),
  sealed('violating', 'log-goes-on-after-the-compromise', 'fail', 'key-was-compromised', { compromised_since: iso(LAST - DAY) }),
  scene('CT-06', 'violating', 'runner-ahead-of-the-log', 'fail', 'impossible-order', { play: received(0, MINUTE) }),
  scene('CT-06', 'violating', 'runner-behind-the-log', 'fail', 'impossible-order', { play: received(-5 * MINUTE, -5 * MINUTE) }),
  told('violating', 'ci-behind-the-log', 'fail', 'clocks-differ', times(6, 10 * MINUTE).map((lag, index) => lag + index)),
  tampered('CT-06', 'near-miss', 'clock-runs-back', 'pass', 'in-order'),
  sealed('near-miss', 'key-ends-the-tolerance-before', 'pass', 'within-key', { not_after: iso(LAST - TOLERANCE) }),
  sealed('near-miss', 'key-ends-a-millisecond-earlier', 'fail', 'key-had-ended', { not_after: iso(LAST - TOLERANCE - 1) }),
  sealed('near-miss', 'compromised-the-tolerance-before', 'fail', 'key-was-compromised', { compromised_since: iso(LAST - TOLERANCE) }),
  sealed('near-miss', 'compromised-a-millisecond-later', 'pass', 'within-key', { compromised_since: iso(LAST - TOLERANCE + 1) }),
  scene('CT-06', 'near-miss', 'runner-ahead-by-the-tolerance', 'pass', 'clocks-agree', { play: received(0, TOLERANCE) }),
  scene('CT-06', 'near-miss', 'runner-ahead-by-a-millisecond-more', 'fail', 'impossible-order', { play: received(0, TOLERANCE + 1) }),
  told('near-miss', 'ci-behind-by-the-tolerance', 'pass', 'clocks-agree', times(6, TOLERANCE)),
  told('near-miss', 'ci-behind-by-a-millisecond-more', 'fail', 'clocks-differ', times(5, TOLERANCE + 1)),
  told('near-miss', 'one-run-of-six-on-time', 'indeterminate', 'apart', [TOLERANCE, ...times(5, 10 * MINUTE)]),
  told('cannot-tell', 'four-runs-of-another-clock', 'indeterminate', 'apart', times(4, 10 * MINUTE)),
  scene('CT-06', 'cannot-tell', 'extract-of-other-runs', 'indeterminate', 'no-pairs', {
    play(stage) {
      playMerge(stage.t);
      stage.edit<CiFile>('integrations/ci.json', (file) => ({ runs: file.runs.map((each) => ({ ...each, run_id: `${each.run_id}-of-another` })) }));
    },
  }),
  tampered('CT-06', 'cannot-tell', 'drop-manifest', 'not-applicable', ''),
];
