import { sha256Hex } from '../../../core/crypto/index.ts';
import { MINUTE } from '../../scenario/calendar.ts';
import { executePackage, type IssuedPackage } from '../../scenario/packages.ts';
import { playMerge } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

const noReceipt = (): void => {};

/** A merge whose execution the runner says to have started so long after the package's expiry. */
function startedAfterExpiry({ t }: Stage, by: number): void {
  playMerge(t, {
    perform: {
      lifetime: MINUTE,
      receipt(work, issued) {
        const expires = t.events.findLast((each) => each.type === 'package.issued')?.data['expires_at'];
        executePackage(t, work, issued, Date.parse(String(expires)) + by, 'success');
      },
    },
  });
}

/** A merge whose package is executed as another would be. */
const executedAs = (change: (issued: IssuedPackage) => Partial<IssuedPackage>) => ({ t }: Stage): void => void playMerge(t, {
  perform: { receipt: (work, issued, started) => executePackage(t, work, { ...issued, ...change(issued) }, started, 'success') },
});

export const EXECUTED_SCENES: readonly Scene[] = [
  {
    control: 'CT-35', kind: 'clean', name: 'executed-as-signed', expects: { outcome: 'pass', reason: 'carried' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-35', kind: 'violating', name: 'another-digest-executed', expects: { outcome: 'fail', reason: 'digest-differs' },
    play: executedAs(() => ({ digest: sha256Hex('another package') })),
  },
  {
    control: 'CT-35', kind: 'violating', name: 'executed-twice', expects: { outcome: 'fail', reason: 'executed-twice' },
    play: ({ t, revise }) => {
      playMerge(t);
      const executed = t.events.find((each) => each.type === 'package.executed');
      revise((each) => (each === executed ? [each, { ...each, record_id: t.allot(), time: each.time + 1 }] : [each]));
    },
  },
  {
    control: 'CT-35', kind: 'violating', name: 'no-receipt', expects: { outcome: 'fail', reason: 'no-receipt' },
    play: ({ t }) => void playMerge(t, { perform: { receipt: noReceipt } }),
  },
  {
    control: 'CT-35', kind: 'violating', name: 'no-package-at-all', expects: { outcome: 'fail', reason: 'no-package' },
    play({ t, revise }) {
      playMerge(t, { perform: { receipt: noReceipt } });
      revise((each) => (each.type === 'package.issued' ? [] : [each]));
    },
  },
  {
    control: 'CT-35', kind: 'violating', name: 'made-for-the-request-and-something-else-ran', expects: { outcome: 'fail', reason: 'other-action' },
    play: ({ t }) => void playMerge(t, { perform: { ranDigest: sha256Hex('another action') } }),
  },
  {
    control: 'CT-35', kind: 'near-miss', name: 'started-at-the-moment-of-expiry', expects: { outcome: 'fail', reason: 'expired' },
    play: (stage) => startedAfterExpiry(stage, 0),
  },
  {
    control: 'CT-35', kind: 'near-miss', name: 'started-a-millisecond-before-expiry', expects: { outcome: 'pass', reason: 'carried' },
    play: (stage) => startedAfterExpiry(stage, -1),
  },
  {
    control: 'CT-35', kind: 'cannot-tell', name: 'receipt-not-in-the-bundle', expects: { outcome: 'indeterminate', reason: 'file-missing' },
    play({ t, revise }) {
      playMerge(t);
      revise((each) => [each.type === 'package.executed' ? { ...each, data: { ...each.data, package_id: 'pkg-elsewhere', path: 'work-packages/pkg-elsewhere.receipt.dsse.json' } } : each]);
    },
  },
  {
    control: 'CT-35', kind: 'cannot-tell', name: 'not-ended-when-the-record-does', expects: { outcome: 'indeterminate', reason: 'receipt-pending' },
    play({ t, revise }) {
      const { work } = playMerge(t, { perform: { receipt: noReceipt, steps: [] }, after: () => {} });
      revise((each) => (each.type === 'action.completed' && each.action_id === work.id ? [] : [each]));
    },
  },
  {
    control: 'CT-35', kind: 'cannot-tell', name: 'no-keys-to-believe', distrusted: true, expects: { outcome: 'indeterminate', reason: 'unproved' },
    play: ({ t }) => void playMerge(t),
  },
];
