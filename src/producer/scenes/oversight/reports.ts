import type { EventDataByType } from '../../../core/bundle/format.ts';
import { DAY, HOUR, PERIOD_FROM, PERIOD_TO } from '../../scenario/calendar.ts';
import { serviceActor } from '../../scenario/thread.ts';
import { playMerge } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

const iso = (time: number): string => new Date(time).toISOString();

/** A merge that a person approved, and what is reported of the quarter: three actions ran, one behind a person's gate. */
const reporting = (changes: Partial<EventDataByType['metric.reported']>) => ({ t }: Stage): void => {
  playMerge(t);
  t.time += HOUR;
  t.emit('metric.reported', {
    metric: 'human-gated-rate', environment: 'production', risk_class: 'high', from: iso(PERIOD_FROM), until: iso(PERIOD_FROM + 91 * DAY), numerator: 1, denominator: 1, ...changes,
  }, { actor: serviceActor('service:evidence-store'), causes: [] });
};

export const REPORT_SCENES: readonly Scene[] = [
  { control: 'CT-45', kind: 'clean', name: 'reported-as-recorded', expects: { outcome: 'pass', reason: 'equals' }, play: reporting({}) },
  { control: 'CT-45', kind: 'violating', name: 'one-more-than-there-were', expects: { outcome: 'fail', reason: 'differs' }, play: reporting({ numerator: 2, denominator: 2 }) },
  { control: 'CT-45', kind: 'violating', name: 'of-what-never-happened', expects: { outcome: 'fail', reason: 'nothing-recorded' }, play: reporting({ risk_class: 'critical' }) },
  {
    control: 'CT-45', kind: 'near-miss', name: 'window-ends-at-the-start-of-the-action', expects: { outcome: 'fail', reason: 'nothing-recorded' },
    play({ t, revise }) {
      reporting({})({ t } as Stage);
      const merged = t.events.find((each) => each.type === 'pull-request.merged');
      const start = t.events.find((each) => each.type === 'action.started' && each.action_id === merged?.action_id);
      revise((each) => [each.type === 'metric.reported' ? { ...each, data: { ...each.data, until: iso(start?.time ?? 0) } } : each]);
    },
  },
  { control: 'CT-45', kind: 'cannot-tell', name: 'of-the-next-quarter-too', expects: { outcome: 'indeterminate', reason: 'outside-record' }, play: reporting({ until: iso(PERIOD_TO + DAY) }) },
  { control: 'CT-45', kind: 'cannot-tell', name: 'of-a-name-of-its-own', expects: { outcome: 'indeterminate', reason: 'unknown-metric' }, play: reporting({ metric: 'trust-score' }) },
  { control: 'CT-45', kind: 'cannot-tell', name: 'approvals-of-unknown-keys', expects: { outcome: 'indeterminate', reason: 'left-out' }, distrusted: true, play: reporting({}) },
];
