import type { FleetsFile } from '../../../core/bundle/format.ts';
import { request } from '../../scenario/life-cycle.ts';
import { mergeDescriptor } from '../../scenario/threads/merge.ts';
import { serviceActor, type Draft } from '../../scenario/thread.ts';
import type { Work } from '../../scenario/work.ts';
import { castOf, failBefore, playMerge, type MergeScript } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

/** A fleet that may run one action at a time from the scene's first moment, and the two that it runs. */
function limitedTo({ t }: Stage, limit: number, script: MergeScript = {}): { readonly change: string; readonly merge: string; readonly work: Work } {
  t.emit('fleet.limited', { fleet_id: castOf(t).agent.fleet, max_concurrency: limit }, { actor: serviceActor('service:orchestrator') });
  const { work } = playMerge(t, script);
  const change = t.events.find((each) => each.type === 'action.completed' && each.actor.id === work.agent.id)?.action_id ?? '';
  return { change, merge: work.id, work };
}

/** The change ends so long after the merge has started. */
function overlapping(stage: Stage, by: number): void {
  const { change, merge } = limitedTo(stage, 1);
  const start = stage.t.events.find((each) => each.type === 'action.started' && each.action_id === merge)?.time ?? 0;
  stage.revise((each) => [{ ...each, causes: [], ...(each.type === 'action.completed' && each.action_id === change ? { time: start + by } : {}) }]);
}

/** Of a fleet that may run one action at a time, an attempt of the merge fails so long after the change has started; the merge itself runs after that. */
function attempted(stage: Stage, by: number): void {
  const { t } = stage;
  const { work } = limitedTo(stage, 1);
  const start = (action: string): number => t.events.find((each) => each.type === 'action.started' && each.action_id === action)?.time ?? 0;
  const change = t.events.find((each) => each.type === 'action.completed' && each.actor.id === work.agent.id)?.action_id ?? '';
  failBefore(stage, work, start(work.id) - start(change) + 1_000, 1_000 + by);
}

/** The limits that were set when the logs were opened, left out: only what the strand itself sets is known. */
const withoutLimits = (draft: Draft): readonly Draft[] => (draft.type === 'fleet.limited' && draft.record_id.startsWith('evt-plane') ? [] : [draft]);

type Fleet = FleetsFile['fleets'][number];
/** The change still runs when the merge starts, and the registry limits more than the fleet. */
const limitedBy = (limits: Pick<Fleet, 'max_per_agent' | 'max_by_environment'>, script: MergeScript = {}) => (stage: Stage): void => {
  const { change } = limitedTo(stage, 12, script);
  stage.revise((each) => (each.type === 'action.completed' && each.action_id === change ? [] : [each]));
  stage.edit<FleetsFile>('agents/fleets.json', ({ fleets }) => ({ fleets: fleets.map((each) => ({ ...each, ...limits })) }));
};

export const CONCURRENCY_SCENES: readonly Scene[] = [
  {
    control: 'CT-38', kind: 'clean', name: 'within-the-limit', expects: { outcome: 'pass', reason: 'within-limit' },
    play: (stage) => void limitedTo(stage, 2),
  },
  {
    control: 'CT-38', kind: 'near-miss', name: 'limit-exactly-reached', expects: { outcome: 'pass', reason: 'within-limit' },
    play: (stage) => void limitedTo(stage, 1),
  },
  {
    control: 'CT-38', kind: 'near-miss', name: 'ended-in-the-millisecond-of-the-next-start', expects: { outcome: 'pass', reason: 'within-limit' },
    play: (stage) => overlapping(stage, 0),
  },
  {
    control: 'CT-38', kind: 'near-miss', name: 'ended-a-millisecond-after-the-next-start', expects: { outcome: 'fail', reason: 'over-limit' },
    play: (stage) => overlapping(stage, 1),
  },
  {
    control: 'CT-38', kind: 'near-miss', name: 'attempt-that-failed-in-the-millisecond-of-another-start', expects: { outcome: 'pass', reason: 'within-limit' },
    play: (stage) => attempted(stage, 0),
  },
  {
    control: 'CT-38', kind: 'near-miss', name: 'attempt-that-failed-a-millisecond-after-another-start', expects: { outcome: 'fail', reason: 'over-limit' },
    play: (stage) => attempted(stage, 1),
  },
  {
    control: 'CT-38', kind: 'violating', name: 'halted-and-yet-at-work', expects: { outcome: 'fail', reason: 'over-limit' },
    play: (stage) => void limitedTo(stage, 0),
  },
  {
    control: 'CT-38', kind: 'violating', name: 'one-still-running-when-the-record-ends', expects: { outcome: 'fail', reason: 'over-limit' },
    play(stage) {
      const { change } = limitedTo(stage, 1);
      stage.revise((each) => (each.type === 'action.completed' && each.action_id === change ? [] : [each]));
    },
  },
  {
    control: 'CT-38', kind: 'cannot-tell', name: 'no-limits-in-the-bundle', expects: { outcome: 'indeterminate', reason: 'limit-unknown' },
    play({ t, drop, revise }) {
      playMerge(t);
      drop('agents/fleets.json');
      revise(withoutLimits);
    },
  },
  {
    control: 'CT-38', kind: 'cannot-tell', name: 'registry-written-after-the-change', expects: { outcome: 'indeterminate', reason: 'limit-unknown' },
    play({ t, revise }) {
      const { cast } = playMerge(t);
      revise(withoutLimits);
      t.emit('fleet.limited', { fleet_id: cast.agent.fleet, max_concurrency: 12 }, { actor: serviceActor('service:orchestrator') });
    },
  },
  {
    control: 'CT-38', kind: 'violating', name: 'one-agent-at-two-things', expects: { outcome: 'fail', reason: 'over-limit' },
    play: limitedBy({ max_per_agent: 1 }),
  },
  {
    control: 'CT-38', kind: 'near-miss', name: 'one-agent-at-as-many-things-as-it-may', expects: { outcome: 'pass', reason: 'within-limit' },
    play: limitedBy({ max_per_agent: 2 }),
  },
  {
    control: 'CT-38', kind: 'violating', name: 'nothing-may-run-in-production', expects: { outcome: 'fail', reason: 'over-limit' },
    play: limitedBy({ max_by_environment: [{ environment: 'production', max_concurrency: 0 }] }),
  },
  {
    control: 'CT-38', kind: 'near-miss', name: 'a-change-of-production-called-staging', expects: { outcome: 'fail', reason: 'over-limit' },
    play: limitedBy({ max_by_environment: [{ environment: 'production', max_concurrency: 0 }] }, {
      request: (thread, merge) => request(thread, { agent: merge.agent, descriptor: { ...mergeDescriptor(merge), environment: 'staging' } }),
    }),
  },
];
