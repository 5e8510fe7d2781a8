import type { TransferFile } from '../../../core/bundle/format.ts';
import { iso, PERIOD_FROM } from '../../scenario/calendar.ts';
import { TRANSFER } from '../../scenario/rules.ts';
import type { Scene, Stage } from '../scene.ts';
import { STAGING_ORDERS, transfer, type Transfer } from './transfer.ts';

const ENCLAVE = 'enclave:eu-1';
const POLICY = `policy/transfer/${TRANSFER.version}.json`;

/** Reports may leave the enclave for production as they are, traces as digests or summaries. */
function policy({ edit }: Stage, from = PERIOD_FROM): void {
  edit<TransferFile>(POLICY, (file) => ({
    ...file, effective_from: iso(from),
    rules: [
      { from: ENCLAVE, to: 'production', artifact_kinds: ['report'], data_classes: ['public', 'internal'], forms: ['raw', 'summary', 'digest'] },
      { from: ENCLAVE, to: 'production', artifact_kinds: ['trace'], data_classes: ['internal', 'confidential'], forms: ['summary', 'digest'] },
    ],
  }));
}

const leaves = (stage: Stage, what: Transfer): void => transfer(stage.t, { from: ENCLAVE, to: 'production', kind: 'report', ...what });

function governed(name: string, kind: Scene['kind'], expects: Scene['expects'], what: Transfer): Scene {
  return {
    control: 'CT-34', kind, name, expects,
    play(stage) {
      policy(stage);
      leaves(stage, what);
    },
  };
}

export const EGRESS_SCENES: readonly Scene[] = [
  governed('report-as-it-is', 'clean', { outcome: 'pass', reason: 'allowed' }, {}),
  governed('digest-of-a-confidential-trace', 'clean', { outcome: 'pass', reason: 'allowed' }, { kind: 'trace', dataClass: 'confidential', form: 'digest' }),
  governed('trace-as-it-is', 'violating', { outcome: 'fail', reason: 'form-not-allowed' }, { kind: 'trace', form: 'raw' }),
  governed('confidential-report', 'violating', { outcome: 'fail', reason: 'class-not-allowed' }, { dataClass: 'confidential' }),
  governed('whole-dataset', 'violating', { outcome: 'fail', reason: 'kind-not-allowed' }, { kind: 'dataset' }),
  governed('report-for-staging', 'violating', { outcome: 'fail', reason: 'way-not-allowed' }, { to: STAGING_ORDERS }),
  governed('dataset-that-was-stopped', 'near-miss', { outcome: 'not-applicable', reason: 'kind-not-allowed' }, { kind: 'dataset', stopped: true }),
  {
    control: 'CT-34', kind: 'near-miss', name: 'policy-in-force-from-that-millisecond', expects: { outcome: 'pass', reason: 'allowed' },
    play(stage) {
      policy(stage, stage.t.time);
      leaves(stage, {});
    },
  },
  {
    control: 'CT-34', kind: 'near-miss', name: 'policy-in-force-a-millisecond-later', expects: { outcome: 'indeterminate', reason: 'no-policy' },
    play(stage) {
      policy(stage, stage.t.time + 1);
      leaves(stage, {});
    },
  },
  {
    control: 'CT-34', kind: 'cannot-tell', name: 'no-transfer-policy', expects: { outcome: 'indeterminate', reason: 'no-policy' },
    play(stage) {
      stage.drop(POLICY);
      leaves(stage, {});
    },
  },
  governed('to-a-place-that-no-graph-knows', 'cannot-tell', { outcome: 'indeterminate', reason: 'place-unknown' }, { to: 'bucket:somewhere' }),
];
