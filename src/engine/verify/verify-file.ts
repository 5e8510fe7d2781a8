import { stat } from 'node:fs/promises';
import { CONTROL_PACK } from '../../core/controls/index.ts';
import { CancelledError } from '../../core/bundle/verification.ts';
import { assertNever, judge, type CheckReport, type Judged } from '../../core/findings/index.ts';
import { compareVerdict } from '../../core/previous/index.ts';
import type { Run } from '../../core/run.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { UnreadableError } from '../errors.ts';
import { hashFolder, hashOpened } from '../files/hash-file.ts';
import { memoryFile } from '../files/memory-file.ts';
import { openPositioned, type PositionedFile } from '../files/positioned-file.ts';
import { examineBundle } from './examine-bundle.ts';
import { examineCustody } from './examine-custody.ts';
import { examineDocument } from './examine-document.ts';
import { examineEventProof } from './examine-event-proof.ts';
import { examineExport } from './examine-export.ts';
import { examinePortable, isPortableCase } from './examine-portable.ts';
import { examineSignOff } from './examine-sign-off.ts';
import { examineSigstore } from './examine-sigstore.ts';
import { unreadable, type Examination } from './examination.ts';
import type { Verified, VerifyFileHooks, VerifyInput, VerifySettings } from './input.ts';
import { limitFindings } from './limit-findings.ts';
import { notProved } from './not-proved.ts';
import { openArchive, openContainer, type OpenedContainer } from './open-container.ts';
import { readable } from './readable.ts';
import { recogniseFile } from './recognise.ts';
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
  const examined = before.folder ? await examineFolder(input, hooks) : await examinePath(input, hooks);
  if ((await identity(input.path)).text !== before.text) throw new UnreadableError('file-changed');
  return verified(examined, input);
}

/** The run alone, of bytes of which nothing need be on a disk. They must not change meanwhile. */
export async function runOfBytes(bytes: Uint8Array, settings: VerifySettings, hooks: VerifyFileHooks = {}): Promise<Run> {
  requireSoundCryptography();
  return toRun(await examineFile(memoryFile(bytes), settings, hooks), settings);
}

function verified(examined: Examination, settings: VerifySettings): Verified {
  const run = toRun(examined, settings);
  const bytes = runBytes(run);
  return { run, bytes, runId: sha256Hex(bytes).slice(0, 16), heads: examined.heads, record: examined.record, replay: examined.replay };
}

/** Opened once, so that what is recognised, hashed and verified is one file even where another takes its name meanwhile. */
async function examinePath(input: VerifyInput, hooks: VerifyFileHooks): Promise<Examination> {
  const file = await readable(() => openPositioned(input.path));
  try {
    return await examineFile(file, input, hooks);
  } finally {
    await file.close();
  }
}

async function examineFile(file: PositionedFile, settings: VerifySettings, hooks: VerifyFileHooks): Promise<Examination> {
  const kind = await readable(() => recogniseFile(file));
  const digest = await fileDigest(file, hooks);
  switch (kind.kind) {
    case 'unknown': return unreadable(digest, kind);
    case 'sigstore': return examineSigstore(digest, kind.bytes, settings);
    case 'sign-off': return examineSignOff(digest, kind.bytes, settings);
    case 'event-proof': return examineEventProof(digest, kind.bytes, settings);
    case 'custody': return examineCustody(digest, file, settings, hooks);
    case 'export': return examineExport(digest, file, kind, settings, hooks);
    case 'document': return examineDocument(digest, kind, settings);
    case 'archive': return examineContainer(digest, await readable(() => openArchive(file, settings.limits)), settings, hooks);
    default: return assertNever(kind);
  }
}

async function examineFolder(input: VerifyInput, hooks: VerifyFileHooks): Promise<Examination> {
  const container = await readable(() => openContainer(input.path, 'folder', input.limits));
  return examineContainer(await readable(async () => digested(await hashFolder(container))), container, input, hooks);
}

async function examineContainer(file: Digested, container: OpenedContainer, settings: VerifySettings, hooks: VerifyFileHooks): Promise<Examination> {
  if (container.readable && container.kind === 'archive' && isPortableCase(container)) return examinePortable(file, container, settings, hooks);
  if (container.readable) return examineBundle(file, container, settings, hooks);
  return { ...unreadable(file, { because: container.findings[0]?.values?.problem ?? 'container-unreadable' }), reports: [container.report()] };
}

type Digested = { readonly digest: string; readonly size: number };
const digested = (file: { readonly sha256: string; readonly size: number }): Digested => ({ digest: file.sha256, size: file.size });

async function fileDigest(file: PositionedFile, hooks: VerifyFileHooks): Promise<Digested> {
  return readable(async () => digested(await hashOpened(file, (done, total) => {
    if (hooks.cancelled?.() === true) throw new CancelledError();
    hooks.progress?.('list', done, total);
  })));
}

/** Limits, judgement, and what stays open. Members stand in the order of docs/formats/run.md; JCS sorts them anyway. */
function toRun(examined: Examination, input: VerifySettings): Run {
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
      ...(examined.subject.kind === 'signed-document' ? { form: examined.subject.form } : {}),
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
function judgeAgainst({ previous }: VerifySettings, examined: Examination, reports: readonly CheckReport[]): Judged {
  if (previous === undefined || previous === null) return judge(reports);
  const compared: readonly CheckReport[] = examined.subject.kind === 'evidence-bundle' ? [] : [
    { id: 'completeness.previous', examined: 0, unit: 'streams', findings: [{ code: 'previous.not-comparable', at: {}, values: { kind: examined.subject.kind } }] },
  ];
  const changed = compareVerdict(previous, examined.subject.digest, judge([...reports, ...compared]).verdict);
  return judge([...reports, ...compared, { id: 'completeness.previous', examined: 0, unit: 'streams', findings: changed }]);
}

/** What the file system says of a path: a change between the first look and the last makes the reading worthless. */
async function identity(path: string): Promise<{ readonly folder: boolean; readonly text: string }> {
  const found = await readable(() => stat(path));
  return { folder: found.isDirectory(), text: `${found.ino} ${found.size} ${found.mtimeMs}` };
}
