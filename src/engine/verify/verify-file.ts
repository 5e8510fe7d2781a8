import { stat } from 'node:fs/promises';
import { CONTROL_PACK } from '../../core/controls/index.ts';
import { CancelledError } from '../../core/bundle/verification.ts';
import { judge, type CheckReport, type Judged } from '../../core/findings/index.ts';
import { compareVerdict } from '../../core/previous/index.ts';
import type { Run } from '../../core/run.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { UnreadableError } from '../errors.ts';
import { hashFile, hashFolder } from '../files/hash-file.ts';
import { examineBundle } from './examine-bundle.ts';
import { examineCustody } from './examine-custody.ts';
import { examineDocument } from './examine-document.ts';
import { examineExport } from './examine-export.ts';
import { examineSigstore } from './examine-sigstore.ts';
import { unreadable, type Examination } from './examination.ts';
import type { Verified, VerifyFileHooks, VerifyInput } from './input.ts';
import { limitFindings } from './limit-findings.ts';
import { notProved } from './not-proved.ts';
import { openContainer } from './open-container.ts';
import { readable } from './readable.ts';
import { recognise, type Kind } from './recognise.ts';
import { runBytes } from './run-bytes.ts';
import { requireSoundCryptography } from './self-test.ts';

/**
 * One file or folder to one run: recognise, verify, build the record, test the controls, judge. A run comes out
 * whatever the bytes are; the same input gives the same bytes. Throws `UnreadableError` when the file system does not
 * let the file be read, `CancelledError` when the caller gives up, and `SelfTestError` on a machine whose cryptography
 * answers wrongly.
 */
export async function verifyFile(input: VerifyInput, hooks: VerifyFileHooks = {}): Promise<Verified> {
  requireSoundCryptography();
  const before = await identity(input.path);
  const kind = await readable(() => recognise(input.path));
  const examined = await examine(kind, input, hooks);
  if ((await identity(input.path)) !== before) throw new UnreadableError('the file changed while it was read');
  const run = toRun(examined, input);
  const bytes = runBytes(run);
  return { run, bytes, runId: sha256Hex(bytes).slice(0, 16), heads: examined.heads, record: examined.record };
}

async function examine(kind: Kind, input: VerifyInput, hooks: VerifyFileHooks): Promise<Examination> {
  if (kind.kind === 'unknown') return unreadable(await fileDigest(input, hooks), kind.because);
  if (kind.kind === 'sigstore') return examineSigstore(await fileDigest(input, hooks), kind.bytes, input);
  if (kind.kind === 'custody') return examineCustody(await fileDigest(input, hooks), input, hooks);
  if (kind.kind === 'export') return examineExport(await fileDigest(input, hooks), kind, input, hooks);
  if (kind.kind === 'document') return examineDocument(await fileDigest(input, hooks), kind, input);
  const container = await readable(() => openContainer(input.path, kind.kind, input.limits));
  try {
    const file = kind.kind === 'folder' ? await readable(async () => digested(await hashFolder(container))) : await fileDigest(input, hooks);
    if (container.readable) return await examineBundle(file, container, input, hooks);
    const problem = container.findings[0]?.values?.['problem'] ?? container.findings[0]?.values?.['limit'];
    return { ...unreadable(file, typeof problem === 'string' ? problem : 'an archive that cannot be read'), reports: [container.report()] };
  } finally {
    await container.close();
  }
}

const digested = (file: { readonly sha256: string; readonly size: number }): { readonly digest: string; readonly size: number } => ({ digest: file.sha256, size: file.size });

async function fileDigest(input: VerifyInput, hooks: VerifyFileHooks): Promise<{ readonly digest: string; readonly size: number }> {
  return readable(async () => digested(await hashFile(input.path, (done, total) => {
    if (hooks.cancelled?.() === true) throw new CancelledError();
    hooks.progress?.('list', done, total);
  })));
}

/** Limits, judgement, and what stays open. Members stand in the order of docs/formats/run.md; JCS sorts them anyway. */
function toRun(examined: Examination, input: VerifyInput): Run {
  const { reports, leftOut } = limitFindings(examined.reports, input.limits.maxFindingsPerCode);
  const judged = judgeAgainst(input, examined, reports);
  const origins = new Set(examined.streams.map((stream) => stream.origin));
  return {
    format: 'proofroom.run.v1',
    software: { name: 'proofroom', version: input.version },
    subject: examined.subject,
    inputs: {
      trustPack: input.trust === null ? null : { name: input.trust.pack.name, digest: input.trust.digest, issuedAt: input.trust.pack.issued_at },
      controlPack: { id: CONTROL_PACK.id, version: CONTROL_PACK.version, digest: CONTROL_PACK.digest },
      asOf: input.asOf,
      limits: input.limits,
      // Heads of other logs decided nothing here, and are nobody's business who reads this run.
      previousRun: input.previous ? { digest: input.previous.digest } : null,
      rememberedHeads: input.rememberedHeads.filter((head) => origins.has(head.origin)).map(({ origin, size, root }) => ({ origin, size, root })),
    },
    verdict: judged.verdict,
    checks: judged.checks,
    findings: judged.findings,
    findingsLeftOut: leftOut,
    controls: examined.controls,
    signers: examined.signers,
    streams: examined.streams,
    files: examined.files,
    notProved: notProved({
      kind: examined.subject.kind,
      trust: input.trust?.pack ?? null,
      findings: judged.findings,
      streams: examined.streams,
      redactedValues: examined.redactedValues,
      folder: examined.folder,
      policyReplayed: judged.verdict.axes.some((each) => each.axis === 'policy' && each.outcome !== 'not-checked'),
      controlsRun: examined.controls.length,
      ...(examined.subject.kind === 'audit-export' ? { exportFormat: examined.subject.format } : {}),
    }),
    counts: examined.counts,
  };
}

/** An earlier run asks two things of every verdict: what could not be compared with it, and what came out otherwise. */
function judgeAgainst({ previous }: VerifyInput, examined: Examination, reports: readonly CheckReport[]): Judged {
  if (previous === undefined || previous === null) return judge(reports);
  const compared: readonly CheckReport[] = examined.subject.kind === 'evidence-bundle' ? [] : [
    { id: 'completeness.previous', examined: 0, unit: 'streams', findings: [{ code: 'previous.not-comparable', at: {}, values: { kind: examined.subject.kind } }] },
  ];
  const changed = compareVerdict(previous, examined.subject.digest, judge([...reports, ...compared]).verdict);
  return judge([...reports, ...compared, { id: 'completeness.previous', examined: 0, unit: 'streams', findings: changed }]);
}

/** What the file system says of a path: a change between the first look and the last makes the reading worthless. */
async function identity(path: string): Promise<string> {
  const found = await readable(() => stat(path));
  return `${found.ino} ${found.size} ${found.mtimeMs}`;
}
