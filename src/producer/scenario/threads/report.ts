import type { EventDataByType } from '../../../core/bundle/format.ts';
import { HOUR, iso, PERIOD_FROM, PERIOD_TO } from '../calendar.ts';
import { serviceActor, type Draft, type Thread } from '../thread.ts';

/** When what the quarter came to is reported: work is done by then, and all of it is before. */
export const REPORT_AT = PERIOD_TO + 1 - 6 * HOUR;

type Share = Pick<EventDataByType['metric.reported'], 'numerator' | 'denominator'>;

/** Counts what a report tells of while the events go by. */
export interface Tally {
  watch(draft: Draft): void;
  readonly emergencies: () => Share;
  readonly overrides: () => Share;
  readonly releases: () => number;
}

export function createTally(): Tally {
  const overridden = new Set<unknown>();
  const emergency = new Set<string | undefined>();
  const counts = { started: 0, emergencies: 0, shipped: 0, overrides: 0 };
  return {
    watch({ type, data, action_id: action }) {
      if (type === 'action.requested' && data['break_glass'] !== undefined) emergency.add(action);
      else if (type === 'action.started') {
        counts.started += 1;
        if (emergency.has(action)) counts.emergencies += 1;
      } else if (type === 'gate.overridden') overridden.add(data['release_id']);
      else if (type === 'release.shipped' && data['environment'] === 'production') {
        counts.shipped += 1;
        if (overridden.has(data['release_id'])) counts.overrides += 1;
      }
    },
    emergencies: () => ({ numerator: counts.emergencies, denominator: counts.started }),
    overrides: () => ({ numerator: counts.overrides, denominator: counts.shipped }),
    releases: () => counts.shipped,
  };
}

/**
 * What management is told of the quarter, the same in both twins: that nothing in production had to be rolled back is true
 * of one of them only. Returns the record that says so.
 */
export function quarterReport(t: Thread, tally: Tally): string {
  const report = (metric: string, environment: 'production' | null, share: Share): string => t.emit('metric.reported', {
    metric, environment, risk_class: null, from: iso(PERIOD_FROM), until: iso(REPORT_AT), ...share,
  }, { actor: serviceActor('service:evidence-store') });
  report('break-glass-rate', null, tally.emergencies());
  report('override-rate', 'production', tally.overrides());
  return report('rollback-rate', 'production', { numerator: 0, denominator: tally.releases() });
}
