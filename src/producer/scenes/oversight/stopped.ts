import { DAY, HOUR, MINUTE, PERIOD_TO } from '../../scenario/calendar.ts';
import type { Agent } from '../../scenario/fleets.ts';
import { agentActor, request } from '../../scenario/life-cycle.ts';
import type { Thread } from '../../scenario/thread.ts';
import { playQuery, startOf } from '../query.ts';
import { workersOf } from '../../scenario/world.ts';
import { failBefore, startAgain } from '../verbs.ts';
import type { Scene } from '../scene.ts';

const GRACE = 5 * MINUTE;

function switched(t: Thread, { id, fleet }: Agent, what: 'on' | 'off', at: number): void {
  const options = { actor: { kind: 'person', id: 'person:oluwaseun.adeyemi' }, at, causes: [] } as const;
  if (what === 'on') t.emit('agent.enabled', { agent_id: id, fleet_id: fleet }, options);
  else t.emit('agent.disabled', { agent_id: id, fleet_id: fleet, reason: 'queries of an odd shape' }, options);
}

/** A question, and the agent switched off so many milliseconds before the answer was complete. */
const late = (before: number): Scene['play'] => ({ t }) => {
  const { agent } = playQuery(t);
  const end = t.events.find((each) => each.type === 'action.completed');
  switched(t, agent, 'off', (end?.time ?? 0) - before);
};

/** A question, and the agent switched off so many milliseconds before it started. */
const early = (before: number): Scene['play'] => ({ t }) => {
  const { agent } = playQuery(t);
  switched(t, agent, 'off', startOf(t) - before);
};

export const STOPPED_SCENES: readonly Scene[] = [
  {
    control: 'CT-43', kind: 'violating', name: 'started-again-after-it-was-switched-off', expects: { outcome: 'fail', reason: 'acted-after' },
    play(stage) {
      const work = playQuery(stage.t);
      switched(stage.t, work.agent, 'off', stage.t.time + HOUR);
      startAgain(stage, work, 2 * HOUR);
    },
  },
  {
    control: 'CT-43', kind: 'violating', name: 'started-another-s-action-after-it-was-switched-off', expects: { outcome: 'fail', reason: 'acted-after' },
    play(stage) {
      const work = playQuery(stage.t);
      const other = workersOf(stage.t.world, 'observe').find((each) => each.id !== work.agent.id);
      if (other === undefined) throw new Error('two observe');
      switched(stage.t, other, 'off', stage.t.time + HOUR);
      startAgain(stage, work, 2 * HOUR, { actor: agentActor(other) });
    },
  },
  {
    control: 'CT-43', kind: 'near-miss', name: 'off-between-an-attempt-that-failed-and-the-next', expects: { outcome: 'pass', reason: 'stopped' },
    play(stage) {
      const { t } = stage;
      t.time += DAY;
      const work = playQuery(t);
      switched(t, work.agent, 'off', startOf(t) - 2 * HOUR);
      switched(t, work.agent, 'on', startOf(t) - HOUR);
      failBefore(stage, work, 3 * HOUR, MINUTE);
    },
  },
  {
    control: 'CT-43', kind: 'clean', name: 'switched-off-and-silent', expects: { outcome: 'pass', reason: 'stopped' },
    play({ t }) {
      const { agent } = playQuery(t);
      switched(t, agent, 'off', t.time + HOUR);
    },
  },
  {
    control: 'CT-43', kind: 'clean', name: 'asked-again-and-nothing-ran', expects: { outcome: 'pass', reason: 'only-refused' },
    play({ t }) {
      const { agent, descriptor } = playQuery(t);
      switched(t, agent, 'off', t.time + MINUTE);
      t.time += HOUR;
      request(t, { agent, descriptor: { ...descriptor, title: 'Once more' } });
    },
  },
  {
    control: 'CT-43', kind: 'clean', name: 'switched-on-within-the-grace', expects: { outcome: 'pass', reason: 'enabled-in-time' },
    play({ t }) {
      const { agent } = playQuery(t);
      switched(t, agent, 'off', startOf(t) - GRACE - 1);
      switched(t, agent, 'on', startOf(t) - GRACE);
    },
  },
  { control: 'CT-43', kind: 'violating', name: 'went-on-as-before', expects: { outcome: 'fail', reason: 'acted-after' }, play: early(HOUR) },
  {
    control: 'CT-43', kind: 'violating', name: 'ran-on-for-an-hour', expects: { outcome: 'fail', reason: 'ran-on' },
    play({ t, revise }) {
      const { agent } = playQuery(t);
      switched(t, agent, 'off', startOf(t) + 1_000);
      revise((each) => [each.type === 'action.completed' ? { ...each, time: startOf(t) + HOUR } : each]);
    },
  },
  {
    control: 'CT-43', kind: 'violating', name: 'read-on-without-an-action', expects: { outcome: 'fail', reason: 'used-data-after' },
    play({ t }) {
      const { agent, descriptor } = playQuery(t);
      switched(t, agent, 'off', t.time + MINUTE);
      t.time += HOUR;
      t.emit('data.read', { resource: descriptor.targets[0]!, data_class: 'internal', records: 3 }, { actor: agentActor(agent), causes: [] });
    },
  },
  { control: 'CT-43', kind: 'near-miss', name: 'started-a-millisecond-after-the-grace', expects: { outcome: 'fail', reason: 'acted-after' }, play: early(GRACE + 1) },
  { control: 'CT-43', kind: 'near-miss', name: 'ended-with-the-grace', expects: { outcome: 'pass', reason: 'stopped' }, play: late(GRACE) },
  { control: 'CT-43', kind: 'near-miss', name: 'ended-a-millisecond-after-the-grace', expects: { outcome: 'fail', reason: 'ran-on' }, play: late(GRACE + 1) },
  {
    control: 'CT-43', kind: 'cannot-tell', name: 'no-end-of-what-ran', expects: { outcome: 'indeterminate', reason: 'end-unknown' },
    play({ t, revise }) {
      const { agent } = playQuery(t);
      switched(t, agent, 'off', t.time);
      revise((each) => (each.type === 'action.completed' ? [] : [each]));
    },
  },
  {
    control: 'CT-43', kind: 'cannot-tell', name: 'switched-off-as-the-record-ends', expects: { outcome: 'indeterminate', reason: 'record-ends' },
    play({ t }) {
      const { agent } = playQuery(t);
      switched(t, agent, 'off', PERIOD_TO - MINUTE);
    },
  },
];
