import { isAuditFile } from '../../core/bundle/work.ts';
import { verifyBundle } from '../../core/bundle/verify-bundle.ts';
import type { BundleVerification } from '../../core/bundle/verification.ts';
import { CONTROL_PACK, controlReport, createContext, runControls } from '../../core/controls/index.ts';
import { judge, type CheckReport } from '../../core/findings/index.ts';
import type { CanonicalRecord } from '../../core/model/record.ts';
import { createRecordBuilder, type RecordBuilder } from '../../sources/proofroom-bundle/index.ts';
import { openProver, type ProverPool } from '../prover/index.ts';
import { readSigstoreManifest } from '../../core/sigstore/index.ts';
import { examination, type Examination } from './examination.ts';
import { guard } from './guard.ts';
import { replayPolicy, type Replayed } from './replay-policy.ts';
import type { VerifyFileHooks, VerifySettings } from './input.ts';
import type { OpenedContainer } from './open-container.ts';

/** Verifier → record → replay → controls over one container. Everything found comes back; nothing is judged here but integrity. */
export async function examineBundle(file: { readonly digest: string; readonly size: number }, container: OpenedContainer, input: VerifySettings, hooks: VerifyFileHooks): Promise<Examination> {
  const internal: CheckReport[] = [];
  let builder: RecordBuilder | null = null;
  const verification = await guard('bundle', internal, () => withProver(container, hooks, (prover) => verifyBundle(container, { ...input, readSigstoreManifest }, {
    ...(prover === null ? {} : { prover }),
    documents(documents) {
      builder = createRecordBuilder(documents, { maxFindingsPerCode: input.limits.maxFindingsPerCode, withWork: hooks.event !== undefined, store: hooks.store, nameKey: prover?.nameKey });
      hooks.documents?.(documents);
    },
    event(event, at, integrity, time) {
      if (hooks.event === undefined) builder?.fold(event, at, integrity, time);
      else if (builder !== null) hooks.event(builder.add(event, at, integrity, time));
    },
    ...(hooks.tree === undefined ? {} : { tree: hooks.tree }),
    progress: (done, total) => hooks.progress?.('verify', done, total),
    cancelled: () => hooks.cancelled?.() === true,
  })));
  hooks.progress?.('judge', 0, null);
  const built = await guard('record', internal, () => finish(builder, verification));
  // What it looked words and actions up in is as large as a part of the record, and not needed any more.
  builder = null;
  const found = [...(verification?.reports ?? [container.report()]), ...(built?.reports ?? []), ...internal];
  const record = built?.record ?? null;
  const replayed = await guard('policy', internal, () => replayPolicy(record, input.limits, hooks));
  const bundle = verification?.bundle ?? null;
  const controls = await guard('controls', internal, () => testControls(record, replayed, verification, found, input, hooks));
  return examination(
    {
      kind: 'evidence-bundle', ...file, bundleId: bundle?.id ?? null, tenant: bundle?.tenant ?? null, producer: bundle?.producer ?? null,
      createdAt: bundle?.createdAt ?? null, period: bundle?.period ?? null,
    },
    [...found, ...(replayed?.reports ?? []), ...(controls?.reports ?? []), ...internal.filter((report) => !found.includes(report))],
    {
      signers: verification?.signers ?? [], streams: verification?.streams ?? [], files: verification?.files ?? [], heads: verification?.heads ?? [],
      controls: controls?.results ?? [], record, replay: replayed?.replay ?? null,
      counts: countAll(verification, record), redactedValues: verification?.counts.redactedValues ?? 0, folder: container.kind === 'folder',
    },
  );
}

/** Processors that making the record of the events keeps busy. */
const RECORD = 1;

async function withProver<T>(container: OpenedContainer, hooks: VerifyFileHooks, work: (prover: ProverPool | null) => Promise<T>): Promise<T> {
  const logBytes = container.entries.reduce((sum, { name, size }) => sum + (isAuditFile(name) ? size : 0), 0);
  const prover = hooks.openProver === undefined ? openProver(logBytes, RECORD) : hooks.openProver(logBytes);
  try {
    return await work(prover);
  } finally {
    await prover?.close();
  }
}

/** A function of its own, because the compiler cannot see that a callback assigned the builder. */
function finish(builder: RecordBuilder | null, verification: BundleVerification | null): ReturnType<RecordBuilder['finish']> | null {
  return builder === null || verification === null ? null : builder.finish(verification.files);
}

interface Tested { readonly results: Examination['controls']; readonly reports: readonly CheckReport[] }

function testControls(record: CanonicalRecord | null, replayed: Replayed | null, verification: BundleVerification | null, found: readonly CheckReport[], { limits, previous = null }: VerifySettings, hooks: VerifyFileHooks): Tested {
  if (record === null || verification === null) return { results: [], reports: [{ id: 'controls.pack', examined: 0, unit: 'control tests', skipped: 'blocked', findings: [] }] };
  const { files, streams, signers, sealingKeys, bundle } = verification;
  const createdAt = bundle === null ? Number.NaN : Date.parse(bundle.createdAt);
  const context = createContext({ record, replay: replayed?.replay ?? null, happenings: replayed?.happenings ?? null, checks: found, files, streams, signers, sealingKeys, previous, exportedAt: Number.isNaN(createdAt) ? null : createdAt }, CONTROL_PACK.parameters);
  hooks.controls?.(context);
  const results = runControls(context, {
    integrityHolds: judge(found).verdict.axes.find((each) => each.axis === 'integrity')?.outcome === 'pass',
    kept: limits.maxFindingsPerCode,
    ...(hooks.fact === undefined ? {} : { fact: hooks.fact }),
  });
  return { results, reports: [controlReport(results)] };
}

function countAll(verification: BundleVerification | null, record: CanonicalRecord | null): Examination['counts'] {
  return {
    events: verification?.counts.events ?? 0,
    actions: record?.actions.length ?? 0,
    approvals: verification?.counts.approvals ?? 0,
    files: verification?.counts.files ?? 0,
    unknownEvents: record?.unknownTypes.reduce((sum, each) => sum + each.count, 0) ?? 0,
  };
}
