import { DAY, HOUR, MINUTE, PERIOD_TO } from '../../scenario/calendar.ts';
import { serviceActor } from '../../scenario/thread.ts';
import { release, verified } from '../../scenario/threads/merge.ts';
import { playMerge } from '../verbs.ts';
import type { Scene } from '../scene.ts';

interface Script {
  readonly declared?: boolean;
  /** How serious somebody says it is; left out, nobody does. */
  readonly serious?: boolean;
  /** Milliseconds from the declaration to when it is called minor after all. */
  readonly downgraded?: number;
  /** Milliseconds from the declaration to the report. */
  readonly reported?: number;
  /** When it is declared, where that is not some minutes after the release. */
  readonly at?: number;
}

/** A release that turns out badly, and what people make of that. */
const degraded = ({ declared = true, serious, downgraded, reported, at }: Script): Scene['play'] => ({ t }) => void playMerge(t, {
  after(_, work, merge, commit, { observer }) {
    const releaseId = release(t, work, merge, commit);
    t.time += 12 * MINUTE;
    verified(t, work, observer, releaseId, 'degraded', 'error rate rose from 0.02 % to 6.8 %');
    if (!declared) return;
    t.time = at ?? t.time + 5 * MINUTE;
    const since = t.time;
    const options = { actor: serviceActor('service:itsm-bridge'), causes: [] };
    t.emit('incident.declared', { incident_id: 'incident-1', severity: 'SEV-2', ticket_id: 'INC-1', release_id: releaseId }, options);
    if (serious !== undefined) t.emit('incident.classified', { incident_id: 'incident-1', classification: serious ? 'serious incident' : 'minor', serious }, { ...options, at: Math.min(since + HOUR, PERIOD_TO) });
    if (downgraded !== undefined) t.emit('incident.classified', { incident_id: 'incident-1', classification: 'minor', serious: false }, { ...options, at: since + downgraded });
    if (reported !== undefined) t.emit('incident.reported', { incident_id: 'incident-1', recipient: 'market surveillance authority' }, { ...options, at: since + reported });
  },
});
const LIMIT = 15 * DAY;

export const INCIDENT_SCENES: readonly Scene[] = [
  { control: 'CT-44', kind: 'clean', name: 'reported-after-a-day', expects: { outcome: 'pass', reason: 'reported' }, play: degraded({ serious: true, reported: DAY }) },
  { control: 'CT-44', kind: 'clean', name: 'not-serious', expects: { outcome: 'pass', reason: 'not-serious' }, play: degraded({ serious: false }) },
  { control: 'CT-44', kind: 'violating', name: 'taken-up-by-nobody', expects: { outcome: 'fail', reason: 'no-incident' }, play: degraded({ declared: false }) },
  { control: 'CT-44', kind: 'violating', name: 'reported-to-nobody', expects: { outcome: 'fail', reason: 'not-reported' }, play: degraded({ serious: true }) },
  { control: 'CT-44', kind: 'near-miss', name: 'called-minor-when-the-time-was-over', expects: { outcome: 'fail', reason: 'not-reported' }, play: degraded({ serious: true, downgraded: LIMIT + 1 }) },
  { control: 'CT-44', kind: 'near-miss', name: 'called-minor-in-time', expects: { outcome: 'pass', reason: 'not-serious' }, play: degraded({ serious: true, downgraded: LIMIT }) },
  { control: 'CT-44', kind: 'near-miss', name: 'reported-at-the-limit', expects: { outcome: 'pass', reason: 'reported' }, play: degraded({ serious: true, reported: LIMIT }) },
  { control: 'CT-44', kind: 'near-miss', name: 'reported-a-millisecond-late', expects: { outcome: 'fail', reason: 'reported-late' }, play: degraded({ serious: true, reported: LIMIT + 1 }) },
  { control: 'CT-44', kind: 'cannot-tell', name: 'not-classified', expects: { outcome: 'indeterminate', reason: 'not-classified' }, play: degraded({}) },
  { control: 'CT-44', kind: 'cannot-tell', name: 'declared-as-the-record-ends', expects: { outcome: 'indeterminate', reason: 'record-ends' }, play: degraded({ serious: true, at: PERIOD_TO - DAY }) },
];
