import { createHash } from 'node:crypto';
import type { Run } from '../../src/core/run.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import type { CheckReport } from '../../src/core/findings/index.ts';
import { judge } from '../../src/core/findings/index.ts';
import type { CustodyLine } from '../../src/report/input.ts';
import { bucketWidth, timelineFigure, type BucketCount, type TimelineFigure } from '../../src/report/timeline-figure.ts';
import { LAYERS } from '../../src/core/bundle/format.ts';

/** Hand-made runs for the report's own tests: shapes an engine would give, with values that are easy to find again. */
export const hex = (seed: string): string => createHash('sha256').update(seed).digest('hex');

const FROM = Date.UTC(2026, 7, 3);
const TO = Date.UTC(2026, 8, 28, 17);

const examined = (id: CheckReport['id'], count: number, unit: string, findings: CheckReport['findings'] = []): CheckReport => ({ id, examined: count, unit, findings });

export function reportRun(kind: 'passing' | 'failing', files = 12): Run {
  const failing = kind === 'failing';
  const event = '01J8ZK3V9Q2M7T4R5W6X8Y1A2B';
  const judged = judge([
    examined('archive.structure', files, 'entries'),
    examined('manifest.form', 1, 'manifest'),
    examined('files.digests', files, 'files'),
    examined('chain.links', 48_221, 'events', failing
      ? [{
          code: 'event.hash-mismatch', at: { file: 'audit/main/0003.ndjson', offset: 1_048_921, length: 712, event }, expected: hex('said'), computed: hex('computed'),
          values: { seq: 48_213, stream: 'main', type: 'approval.granted', relinks: true },
        }]
      : []),
    examined('chain.sequence', 48_221, 'events', failing
      ? [{ code: 'chain.gap', at: { file: 'audit/main/0002.ndjson', event }, expected: '20122', computed: '20140', values: { stream: 'main', from: 20_122, to: 20_139, missing: 18 } }]
      : []),
    examined('merkle.root', 1, 'streams'),
    examined('record.consistency', 48_221, 'events'),
    examined('manifest.signatures', 2, 'signatures'),
    examined('checkpoint.signatures', 1, 'checkpoints', failing ? [{ code: 'checkpoint.key-unknown', at: { file: 'checkpoints/main.txt' }, values: { origin: 'logs.example/main' } }] : []),
    examined('approvals.signatures', 31, 'approvals'),
    examined('time.order', 48_221, 'events'),
    { id: 'time.independent', examined: 1, unit: 'clocks', findings: [{ code: 'time.own-clock', at: {} }] },
    examined('completeness.files', files, 'files'),
    examined('completeness.head', 1, 'streams', failing ? [{ code: 'checkpoint.untrusted-head', at: { file: 'checkpoints/main.txt' }, values: { stream: 'main', origin: 'logs.example/main' } }] : []),
    { id: 'policy.replay', examined: 0, unit: 'decisions', skipped: 'absent', findings: [] },
    examined('controls.pack', 2, 'control tests', failing ? [{ code: 'control.exceptions', at: {}, values: { control: 'CT-27', exceptions: 1, population: 31 } }] : []),
  ]);
  return {
    format: 'proofroom.run.v1',
    software: { name: 'proofroom', version: '0.1.0' },
    subject: {
      kind: 'evidence-bundle', digest: hex('bundle'), size: 7_340_112, bundleId: 'bundle-2026-q3-0042', tenant: 'Aldervale Insurance',
      producer: 'control-plane 4.2.0', createdAt: '2026-09-28T18:00:00.000Z', period: { from: '2026-08-03T00:00:00.000Z', to: '2026-09-28T17:00:00.000Z' },
    },
    inputs: {
      trustPack: { name: 'Aldervale external audit 2026', digest: hex('pack'), issuedAt: '2026-09-15T09:00:00.000Z' },
      controlPack: { id: 'proofroom.core', version: '1', digest: hex('controls') },
      asOf: '2026-10-01T08:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], previousRun: null,
    },
    verdict: judged.verdict,
    checks: judged.checks,
    findings: judged.findings,
    findingsLeftOut: [],
    controls: [
      {
        id: 'CT-25', version: 1, severity: 'critical', advisory: false, mappings: ['eu-ai-act 14(4)(d)', 'nist-800-53 CM-3', 'soc-2 CC8.1'], outcome: failing ? 'indeterminate' : 'pass', population: 31,
        populationDigest: hex('population'), exceptionCount: 0, undecidedCount: 0, exceptions: [], undecided: [], unreliable: failing,
      },
      {
        id: 'CT-27', version: 1, severity: 'critical', advisory: false, mappings: ['nist-800-53 AU-10', 'soc-2 PI1.2'], outcome: failing ? 'fail' : 'pass', population: 31, populationDigest: hex('population'),
        exceptionCount: failing ? 1 : 0, undecidedCount: 0,
        exceptions: failing ? [{ subject: 'act-merge-7781', verdict: 'exception', reason: 'digest-not-approved', values: { approvedDigest: hex('approved'), executedDigest: hex('executed'), startedAt: '2026-09-14T10:22:00.000Z' }, at: { file: 'audit/main/0003.ndjson', offset: 900_112, length: 640, event } }] : [],
        undecided: [], unreliable: failing,
      },
    ],
    signers: [
      { keyid: hex('key one'), name: 'Control plane, evidence store', holder: 'svc-evidence', algorithm: 'ed25519', outcome: 'valid', trustedSince: '2026-01-01T00:00:00.000Z', certifiedBy: [] },
      { keyid: hex('key two'), name: failing ? null : 'Head of internal audit', holder: failing ? null : 'p-okafor', algorithm: 'ecdsa-p256-sha256', outcome: failing ? 'unknown-key' : 'valid', trustedSince: failing ? null : '2026-01-01T00:00:00.000Z', certifiedBy: failing ? [] : ['Issuing authority', 'Root authority'] },
    ],
    streams: [
      {
        name: 'main', origin: 'logs.example/main', files: ['audit/main/0001.ndjson', 'audit/main/0002.ndjson', 'audit/main/0003.ndjson'], count: 48_221, firstSeq: 0, lastSeq: failing ? 48_238 : 48_220,
        firstTime: FROM, lastTime: TO, head: hex('head'), merkleRoot: hex('root'),
        checkpoint: { file: 'checkpoints/main.txt', size: 48_221, root: hex('root'), outcome: failing ? 'unknown-key' : 'valid' },
        gaps: failing ? [{ from: 20_122, to: 20_139, after: Date.UTC(2026, 7, 26, 9), before: Date.UTC(2026, 7, 27, 16) }] : [],
      },
    ],
    files: Array.from({ length: files }, (_, index) => ({
      name: index === 0 ? 'manifest.dsse.json' : index === 1 ? 'audit/main/0001.ndjson' : `artifacts/art-${String(index).padStart(5, '0')}/trace.otlp.json`,
      size: 1_000 + index * 37, sha256: hex(`file ${index}`), listed: index > 0, status: index === 0 ? 'manifest' : failing && index === 4 ? 'differs' : 'matches',
    })),
    notProved: [
      { key: 'actions-never-logged', values: {} },
      { key: 'revocation-after-pack', values: { issuedAt: '2026-09-15T09:00:00.000Z', trustPack: 'Aldervale external audit 2026' } },
      { key: 'producer-clock', values: {} },
      { key: 'policy-not-replayed', values: {} },
      { key: 'controls-not-in-pack', values: { tested: '2', pack: 'proofroom.core' } },
    ],
    counts: { events: 48_221, actions: 412, approvals: 31, files, unknownEvents: 0 },
  };
}

export function reportTimeline(run: Run): TimelineFigure {
  const width = bucketWidth(FROM, TO);
  const counts: BucketCount[] = [];
  for (let start = FROM; start <= TO; start += width) {
    const day = new Date(start).getUTCDay();
    LAYERS.forEach((layer, index) => {
      const weekday = day === 0 || day === 6 ? 0.15 : 1;
      const wave = Math.round((60 + 240 * index) * weekday * (1 + 0.4 * Math.sin(start / width / 3 + index)));
      counts.push({ start, layer, events: wave, denied: layer === 'policy' && day === 3 ? 2 : 0, granted: layer === 'identity' && weekday === 1 && day % 2 === 1 ? 1 : 0 });
    });
  }
  return timelineFigure({ run, from: FROM, to: TO, counts, timeOf: (id) => (id.startsWith('01J') ? Date.UTC(2026, 8, 14, 10, 22) : null) });
}

export const custody: readonly CustodyLine[] = (['vault-created', 'trust-pack-set', 'evidence-imported', 'evidence-verified'] as const).map((act, seq) => ({
  seq, at: `2026-10-01T08:0${seq}:11.204Z`, act, subject: act === 'vault-created' ? 'vault' : hex(act), detail: act === 'vault-created' ? {} : { name: 'aldervale-q3.zip', digest: hex('bundle') },
  prev: hex(`entry ${seq - 1}`), hash: hex(`entry ${seq}`),
}));
