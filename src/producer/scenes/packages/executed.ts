import type { PrincipalsFile } from '../../../core/bundle/format.ts';
import { PARAMETERS } from '../../../core/controls/parameters.ts';
import { sha256Hex } from '../../../core/crypto/index.ts';
import { HOUR, MINUTE } from '../../scenario/calendar.ts';
import { RUNNERS } from '../../scenario/organisation.ts';
import { executePackage, type IssuedPackage } from '../../scenario/packages.ts';
import { playMerge, signing } from '../verbs.ts';
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

/** A merge whose execution the runner says to have started so long before the package was issued. */
function startedBeforeIssue({ t }: Stage, by: number): void {
  playMerge(t, {
    perform: {
      receipt(work, issued) {
        const at = t.events.findLast((each) => each.type === 'package.issued')?.time ?? Number.NaN;
        executePackage(t, work, issued, at - by, 'success');
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
    control: 'CT-35', kind: 'violating', name: 'executed-and-never-issued', expects: { outcome: 'fail', reason: 'package-not-issued' },
    play({ t, revise }) {
      playMerge(t);
      revise((each) => (each.type === 'package.issued' ? [] : [{ ...each, causes: [] }]));
    },
  },
  {
    control: 'CT-35', kind: 'violating', name: 'issued-under-the-key-of-a-runner', expects: { outcome: 'fail', reason: 'package-invalid' },
    play: ({ t }) => void playMerge(signing(t, { orchestrator: t.world.keyring.runner(RUNNERS[0].runner) })),
  },
  {
    control: 'CT-35', kind: 'violating', name: 'receipt-under-the-key-of-another-runner', expects: { outcome: 'fail', reason: 'receipt-invalid' },
    play: ({ t }) => void playMerge(signing(t, { runner: (id) => t.world.keyring.runner(RUNNERS.find((each) => each.runner !== id)!.runner) })),
  },
  {
    control: 'CT-35', kind: 'violating', name: 'issued-to-another-enclave-than-signed-for', expects: { outcome: 'fail', reason: 'other-enclave' },
    play({ t, revise }) {
      playMerge(t);
      revise((each) => [each.type === 'package.issued' ? { ...each, data: { ...each.data, enclave: RUNNERS.find(({ enclave }) => enclave !== each.data['enclave'])!.enclave } } : each]);
    },
  },
  {
    control: 'CT-35', kind: 'violating', name: 'runner-that-nothing-knows', expects: { outcome: 'fail', reason: 'runner-unknown' }, distrusted: true,
    play({ t, edit }) {
      playMerge(t);
      edit<PrincipalsFile>('identity/principals.json', ({ principals }) => ({ principals: principals.filter((each) => !each.id.startsWith('service:runner')) }));
    },
  },
  {
    control: 'CT-35', kind: 'near-miss', name: 'issued-after-its-start-by-more-than-clocks-differ', expects: { outcome: 'fail', reason: 'issued-after-start' },
    play: (stage) => startedBeforeIssue(stage, PARAMETERS.clockTolerance + 1),
  },
  {
    control: 'CT-35', kind: 'near-miss', name: 'issued-after-its-start-by-as-much-as-clocks-may-differ', expects: { outcome: 'pass', reason: 'carried' },
    play: (stage) => startedBeforeIssue(stage, PARAMETERS.clockTolerance),
  },
  {
    control: 'CT-35', kind: 'near-miss', name: 'started-at-the-moment-of-expiry', expects: { outcome: 'indeterminate', reason: 'expiry-within-tolerance' },
    play: (stage) => startedAfterExpiry(stage, 0),
  },
  {
    control: 'CT-35', kind: 'cannot-tell', name: 'started-after-expiry-by-as-much-as-clocks-may-differ', expects: { outcome: 'indeterminate', reason: 'expiry-within-tolerance' },
    play: (stage) => startedAfterExpiry(stage, PARAMETERS.clockTolerance),
  },
  {
    control: 'CT-35', kind: 'near-miss', name: 'started-after-expiry-by-more-than-clocks-differ', expects: { outcome: 'fail', reason: 'expired' },
    play: (stage) => startedAfterExpiry(stage, PARAMETERS.clockTolerance + 1),
  },
  {
    control: 'CT-35', kind: 'violating', name: 'started-an-hour-after-expiry', expects: { outcome: 'fail', reason: 'expired' },
    play: (stage) => startedAfterExpiry(stage, HOUR),
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
