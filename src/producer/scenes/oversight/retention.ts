import type { RetentionFile } from '../../../core/bundle/format.ts';
import { DAY } from '../../scenario/calendar.ts';
import { serviceActor } from '../../scenario/thread.ts';
import { playQuery } from '../query.ts';
import type { Scene, Stage } from '../scene.ts';

const store = { actor: serviceActor('service:evidence-store'), causes: [] };
const iso = (time: number): string => new Date(time).toISOString();

/** Both logs over exactly so many milliseconds, the first of them older than the quarter. */
function spanning({ t }: Stage, milliseconds: number): void {
  playQuery(t);
  t.time += DAY;
  for (const stream of ['plane', 'telemetry'] as const) {
    for (const at of [t.time - milliseconds, t.time]) t.emit('agent.heartbeat', { fleet_id: 'fleet:observe', active_runs: 0 }, { ...store, stream, at });
  }
}
const rules = ({ edit }: Stage, change: (file: RetentionFile) => RetentionFile): void => edit<RetentionFile>('policy/retention.json', change);

/** Logs that reach back far enough, and a deletion of what is older than `age` days; under no hold unless said otherwise. */
const purged = (age: number, hold: string | null = null): Scene['play'] => (stage) => {
  spanning(stage, 190 * DAY);
  const { t } = stage;
  t.emit('record.purged', { stream: 'plane', before: iso(t.time - age), reason: 'kept as long as the rules ask', hold }, store);
};
const LIMIT = 183 * DAY;

export const RETENTION_SCENES: readonly Scene[] = [
  { control: 'CT-46', kind: 'clean', name: 'logs-over-half-a-year', expects: { outcome: 'pass', reason: 'whole-since-opened' }, play: (stage) => spanning(stage, 190 * DAY) },
  { control: 'CT-46', kind: 'clean', name: 'deleted-when-old-enough', expects: { outcome: 'pass', reason: 'purged-in-order' }, play: purged(200 * DAY) },
  {
    control: 'CT-46', kind: 'violating', name: 'rules-of-ninety-days', expects: { outcome: 'fail', reason: 'rule-too-short' },
    play(stage) {
      spanning(stage, 190 * DAY);
      rules(stage, (file) => ({ ...file, minimum_days: 90 }));
    },
  },
  { control: 'CT-46', kind: 'violating', name: 'deleted-after-a-month', expects: { outcome: 'fail', reason: 'purged-early' },
    play(stage) {
      purged(30 * DAY)(stage);
      rules(stage, (file) => ({ ...file, holds: [] }));
    } },
  { control: 'CT-46', kind: 'violating', name: 'deleted-under-a-hold', expects: { outcome: 'fail', reason: 'purged-under-hold' }, play: purged(200 * DAY, 'hold:2025-11') },
  {
    control: 'CT-46', kind: 'near-miss', name: 'hold-begins-a-millisecond-before-the-cut', expects: { outcome: 'fail', reason: 'purged-under-hold' },
    play(stage) {
      purged(LIMIT)(stage);
      const cut = stage.t.time - LIMIT;
      rules(stage, (file) => ({ ...file, holds: file.holds.map((each) => ({ ...each, from: iso(cut - 1) })) }));
    },
  },
  { control: 'CT-46', kind: 'near-miss', name: 'exactly-as-old-as-it-must-be', expects: { outcome: 'pass', reason: 'purged-in-order' }, play: purged(LIMIT) },
  { control: 'CT-46', kind: 'near-miss', name: 'a-millisecond-too-young', expects: { outcome: 'fail', reason: 'purged-early' }, play: purged(LIMIT - 1) },
  { control: 'CT-46', kind: 'near-miss', name: 'a-quarter-from-the-first-event-on', expects: { outcome: 'pass', reason: 'whole-since-opened' }, play: ({ t }) => void playQuery(t) },
  {
    control: 'CT-46', kind: 'cannot-tell', name: 'deleted-without-rules', expects: { outcome: 'indeterminate', reason: 'no-rules' },
    play(stage) {
      purged(200 * DAY)(stage);
      stage.drop('policy/retention.json');
    },
  },
];
