import type { CiFile } from '../../../core/bundle/format.ts';
import { sha256Hex } from '../../../core/crypto/index.ts';
import { iso, MINUTE } from '../../scenario/calendar.ts';
import { playMerge } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

type Run = CiFile['runs'][number];
const WINDOW = 15 * MINUTE;

/** A merge of which the CI/CD extract tells otherwise. */
const extracted = (change: (runs: readonly Run[]) => readonly Run[]) => ({ t, edit }: Stage): void => {
  playMerge(t);
  edit<CiFile>('integrations/ci.json', ({ runs }) => ({ runs: change(runs) }));
};
const later = (by: number) => extracted((runs) => runs.map((each) => ({ ...each, finished_at: iso(Date.parse(each.finished_at) + by) })));

export const RECONCILIATION_SCENES: readonly Scene[] = [
  {
    control: 'CT-42', kind: 'clean', name: 'told-alike-by-both', expects: { outcome: 'pass', reason: 'reconciled' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'run-that-the-log-does-not-hold', expects: { outcome: 'fail', reason: 'not-in-log' },
    play: extracted((runs) => [...runs, ...runs.map((each) => ({ ...each, run_id: 'run-by-hand' }))]),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'run-that-the-extract-does-not-hold', expects: { outcome: 'fail', reason: 'not-in-extract' },
    play: extracted((runs) => runs.map((each) => ({ ...each, run_id: 'run-by-hand' }))),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'another-commit-in-the-extract', expects: { outcome: 'fail', reason: 'told-differently' },
    play: extracted((runs) => runs.map((each) => ({ ...each, commit: sha256Hex('another commit').slice(0, 40) }))),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'failed-in-the-extract-and-released', expects: { outcome: 'fail', reason: 'release-without-run' },
    play: extracted((runs) => runs.map((each) => ({ ...each, status: 'failure' }))),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'release-of-no-action', expects: { outcome: 'fail', reason: 'release-without-action' },
    play({ t, revise }) {
      playMerge(t);
      revise((each) => {
        if (each.type !== 'release.shipped') return [each];
        const { action_id: _, ...loose } = each;
        return [loose];
      });
    },
  },
  {
    control: 'CT-42', kind: 'violating', name: 'head-moved-before-the-merge', expects: { outcome: 'fail', reason: 'head-moved' },
    play({ t, revise }) {
      playMerge(t);
      revise((each) => [each.type === 'pull-request.merged' ? { ...each, data: { ...each.data, head: sha256Hex('later head').slice(0, 40) } } : each]);
    },
  },
  {
    control: 'CT-42', kind: 'near-miss', name: 'apart-by-exactly-the-window', expects: { outcome: 'pass', reason: 'reconciled' },
    play: later(WINDOW),
  },
  {
    control: 'CT-42', kind: 'near-miss', name: 'apart-by-a-millisecond-more', expects: { outcome: 'fail', reason: 'too-far-apart' },
    play: later(WINDOW + 1),
  },
  {
    control: 'CT-42', kind: 'cannot-tell', name: 'no-extract-in-the-bundle', expects: { outcome: 'indeterminate', reason: 'no-extract' },
    play({ t, drop }) {
      playMerge(t);
      drop('integrations/ci.json');
    },
  },
];
