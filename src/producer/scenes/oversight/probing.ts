import type { ActionDescriptor } from '../../../core/bundle/format.ts';
import { HOUR, MINUTE } from '../../scenario/calendar.ts';
import { block, request } from '../../scenario/life-cycle.ts';
import { playQuery } from '../query.ts';
import type { Scene } from '../scene.ts';

const DENIED = { decision: 'deny', rule: 'outside-boundary', mode: 'enforce', obligations: [] } as const;

/** A question that is denied, and asked again after each of these pauses, counted from the denial. */
const denied = (pauses: readonly number[], changes: Partial<ActionDescriptor> = {}): Scene['play'] => ({ t }) => {
  const { agent, descriptor: asked } = playQuery(t);
  const descriptor = { ...asked, title: 'The whole table', ...changes };
  t.time += HOUR * 3;
  const work = request(t, { agent, descriptor, decided: DENIED });
  const since = t.time;
  block(t, work, 'denied by policy');
  for (const pause of pauses) {
    t.time = since + pause;
    block(t, request(t, { agent, descriptor, decided: DENIED }), 'denied by policy');
  }
};

export const PROBING_SCENES: readonly Scene[] = [
  { control: 'CT-49', kind: 'clean', name: 'denied-and-left-alone', expects: { outcome: 'pass', reason: 'heeded' }, play: denied([]) },
  { control: 'CT-49', kind: 'violating', name: 'five-times-in-an-hour', expects: { outcome: 'fail', reason: 'tried-again' }, play: denied([1, 2, 3, 4, 5].map((each) => each * MINUTE)) },
  { control: 'CT-49', kind: 'near-miss', name: 'as-often-as-is-allowed', expects: { outcome: 'pass', reason: 'heeded' }, play: denied([1, 2, 3].map((each) => each * MINUTE)) },
  { control: 'CT-49', kind: 'near-miss', name: 'fourth-time-when-the-hour-ends', expects: { outcome: 'fail', reason: 'tried-again' }, play: denied([MINUTE, 2 * MINUTE, 3 * MINUTE, HOUR]) },
  { control: 'CT-49', kind: 'near-miss', name: 'fourth-time-a-millisecond-after-the-hour', expects: { outcome: 'pass', reason: 'heeded' }, play: denied([MINUTE, 2 * MINUTE, 3 * MINUTE, HOUR + 1]) },
  { control: 'CT-49', kind: 'cannot-tell', name: 'no-system-named', expects: { outcome: 'indeterminate', reason: 'nothing-named' }, play: denied([], { targets: [] }) },
];
