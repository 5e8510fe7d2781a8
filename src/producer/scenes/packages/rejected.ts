import { PERIOD_TO } from '../../scenario/calendar.ts';
import { RUNNERS } from '../../scenario/organisation.ts';
import { executePackage, rejectPackage } from '../../scenario/packages.ts';
import { playMerge, signing } from '../verbs.ts';
import type { Scene } from '../scene.ts';

export const REJECTED_SCENES: readonly Scene[] = [
  {
    control: 'CT-37', kind: 'clean', name: 'rejected-with-a-reason', expects: { outcome: 'pass', reason: 'rejected' },
    play: ({ t }) => void playMerge(t, { perform: { receipt: (work, issued) => rejectPackage(t, work, issued, 'the signature does not hold') } }),
  },
  {
    control: 'CT-37', kind: 'clean', name: 'sound-and-executed', expects: { outcome: 'pass', reason: 'executed' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-37', kind: 'violating', name: 'rejected-and-executed', expects: { outcome: 'fail', reason: 'rejected-yet-executed' },
    play({ t }) {
      playMerge(t, {
        perform: {
          receipt(work, issued, started) {
            rejectPackage(t, work, issued, 'the signature does not hold');
            executePackage(t, work, issued, started, 'success');
          },
        },
      });
    },
  },
  {
    control: 'CT-37', kind: 'near-miss', name: 'delivered-again-and-rejected', expects: { outcome: 'pass', reason: 'executed' },
    play({ t }) {
      playMerge(t, {
        perform: {
          receipt(work, issued, started) {
            executePackage(t, work, issued, started, 'success');
            t.time += 1;
            rejectPackage(t, work, issued, 'it was executed before');
          },
        },
      });
    },
  },
  {
    control: 'CT-37', kind: 'violating', name: 'dropped-in-silence', expects: { outcome: 'fail', reason: 'dropped' },
    play: ({ t }) => void playMerge(t, { perform: { receipt: () => {} } }),
  },
  {
    control: 'CT-37', kind: 'violating', name: 'rejected-without-a-reason', expects: { outcome: 'fail', reason: 'no-reason' },
    play: ({ t }) => void playMerge(t, { perform: { receipt: (work, issued) => rejectPackage(t, work, issued, ' ') } }),
  },
  {
    control: 'CT-37', kind: 'violating', name: 'under-the-key-of-a-runner-and-executed', expects: { outcome: 'fail', reason: 'invalid-not-rejected' },
    play: ({ t }) => void playMerge(signing(t, { orchestrator: t.world.keyring.runner(RUNNERS[0].runner) })),
  },
  {
    control: 'CT-37', kind: 'near-miss', name: 'not-expired-when-the-record-ends', expects: { outcome: 'indeterminate', reason: 'unanswered-yet' },
    play: ({ t }) => void playMerge(t, { perform: { receipt: () => {}, lifetime: PERIOD_TO - t.time } }),
  },
  {
    control: 'CT-37', kind: 'cannot-tell', name: 'no-keys-to-believe', distrusted: true, expects: { outcome: 'indeterminate', reason: 'unproved' },
    play: ({ t }) => void playMerge(t),
  },
];
