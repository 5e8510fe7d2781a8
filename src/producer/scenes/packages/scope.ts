import type { DataClass } from '../../../core/bundle/format.ts';
import { agentActor, request } from '../../scenario/life-cycle.ts';
import type { Work } from '../../scenario/work.ts';
import { executePackage } from '../../scenario/packages.ts';
import { databaseNode, repositoryNode, serviceNode } from '../../scenario/systems.ts';
import type { Thread } from '../../scenario/thread.ts';
import { mergeDescriptor } from '../../scenario/threads/merge.ts';
import { TARGETS } from '../../scenario/threads/common.ts';
import { playMerge } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

const NAME = TARGETS[0]!.name;
const DATABASE = databaseNode(TARGETS[0]!.database!.name, 'production');

/** A merge whose package names the database too, and which reads data of that class from it. */
const reads = (dataClass: DataClass) => ({ t }: Stage): void => {
  let work: Work | null = null;
  playMerge(t, {
    request(thread: Thread, merge) {
      const descriptor = mergeDescriptor(merge);
      work = request(thread, { agent: merge.agent, descriptor: { ...descriptor, targets: [...descriptor.targets, DATABASE], data_classes: ['internal'] } });
      return work;
    },
    perform: {
      steps: [() => {
        if (work !== null) t.emit('data.read', { resource: DATABASE, data_class: dataClass, records: 3 }, { actor: agentActor(work.agent), action: work.id });
      }],
    },
  });
};

/** A merge whose runner finishes so long after the package's expiry. */
const finished = (by: number) => ({ t }: Stage): void => void playMerge(t, {
  perform: {
    receipt(work, issued, started) {
      const expires = t.events.findLast((each) => each.type === 'package.issued')?.data['expires_at'];
      t.time = Date.parse(String(expires)) + by;
      executePackage(t, work, issued, started, 'success');
    },
  },
});

export const SCOPE_SCENES: readonly Scene[] = [
  {
    control: 'CT-36', kind: 'clean', name: 'touched-what-the-package-names', expects: { outcome: 'pass', reason: 'within-scope' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-36', kind: 'clean', name: 'read-data-of-a-class-that-is-allowed', expects: { outcome: 'pass', reason: 'within-scope' },
    play: reads('internal'),
  },
  {
    control: 'CT-36', kind: 'violating', name: 'changed-another-service', expects: { outcome: 'fail', reason: 'resource-outside' },
    play: ({ t }) => void playMerge(t, { perform: { effects: [repositoryNode(NAME), serviceNode(TARGETS[1]!.name, 'production')] } }),
  },
  {
    control: 'CT-36', kind: 'violating', name: 'changed-another-service-at-the-first-attempt', expects: { outcome: 'fail', reason: 'resource-outside' },
    play({ t, revise }) {
      const { work } = playMerge(t);
      revise((each) => (each.type === 'action.completed' && each.action_id === work.id ? [{
        ...each, record_id: t.allot(), type: 'action.failed', time: each.time - 1, outcome: 'failure',
        data: { action_digest: work.digest, reason: 'lock lost', effects: [serviceNode(TARGETS[1]!.name, 'production')] },
      }, each] : [each]));
    },
  },
  {
    control: 'CT-36', kind: 'violating', name: 'read-data-above-the-package', expects: { outcome: 'fail', reason: 'data-outside' },
    play: reads('restricted'),
  },
  {
    control: 'CT-36', kind: 'violating', name: 'called-staging-and-reached-production', expects: { outcome: 'fail', reason: 'environment-outside' },
    play({ t }) {
      playMerge(t, {
        request: (thread, merge) => request(thread, { agent: merge.agent, descriptor: { ...mergeDescriptor(merge), environment: 'staging' } }),
      });
    },
  },
  {
    control: 'CT-36', kind: 'near-miss', name: 'finished-at-the-moment-of-expiry', expects: { outcome: 'pass', reason: 'within-scope' },
    play: finished(0),
  },
  {
    control: 'CT-36', kind: 'near-miss', name: 'finished-a-millisecond-after-expiry', expects: { outcome: 'fail', reason: 'past-expiry' },
    play: finished(1),
  },
  {
    control: 'CT-36', kind: 'cannot-tell', name: 'package-not-in-the-bundle', expects: { outcome: 'indeterminate', reason: 'file-missing' },
    play({ t, revise }) {
      playMerge(t);
      revise((each) => [each.type === 'package.issued' ? { ...each, data: { ...each.data, path: 'work-packages/pkg-elsewhere.dsse.json' } } : each]);
    },
  },
  {
    control: 'CT-36', kind: 'cannot-tell', name: 'not-ended-when-the-record-does', expects: { outcome: 'indeterminate', reason: 'not-ended' },
    play({ t, revise }) {
      const { work } = playMerge(t, { perform: { receipt: () => {} } });
      revise((each) => (each.type === 'action.completed' && each.action_id === work.id ? [] : [each]));
    },
  },
  {
    control: 'CT-36', kind: 'cannot-tell', name: 'no-keys-to-believe', distrusted: true, expects: { outcome: 'indeterminate', reason: 'unproved' },
    play: ({ t }) => void playMerge(t),
  },
];
