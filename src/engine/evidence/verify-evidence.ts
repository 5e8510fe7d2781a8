import type { CustodyEntry, EvidenceDto, ImportStep, Progress } from '../../contract/index.ts';
import { DEFAULT_LIMITS } from '../../core/run.ts';
import { UnreadableError } from '../errors.ts';
import { runJob } from '../jobs/run-job.ts';
import type { JobPhase } from '../jobs/verify-job.ts';
import { readRun } from '../verify/index.ts';
import type { EvidenceParts, EvidenceRecord, VerifyChoice } from './parts.ts';

type Emit = (step: ImportStep) => void;

const UNIT: Readonly<Record<JobPhase, Progress['unit']>> = { list: 'bytes', verify: 'bytes', index: 'events', judge: 'events' };

/** Verifies the vault's copy, keeps the run, the heads and the index, and tells the custody log. Returns the run's id. */
export async function verifyEvidence(parts: EvidenceParts, record: EvidenceRecord, choice: VerifyChoice, signal: AbortSignal, emit: Emit): Promise<string> {
  const { vault, pool, clock } = parts;
  const { digest } = record;
  const started = clock();
  const progress = (phase: Progress['phase'], done: number, total: number | null, unit: Progress['unit']): void =>
    emit({ kind: 'progress', phase, done, total, unit, elapsedMs: clock() - started });
  const companion = record.companions[0];
  await pool.release(digest);
  const result = await runJob({
    path: vault.evidence.pathOf(digest),
    artifactPath: companion === undefined ? null : vault.evidence.pathOf(companion.digest),
    ...choice,
    limits: DEFAULT_LIMITS,
    version: parts.version,
    index: { dataDir: vault.dataDir, digest },
  }, parts.place, signal, (phase, done, total) => progress(phase, done, total, UNIT[phase]));
  await pool.release(digest);
  if (result.digest !== digest) {
    await vault.custody.append('evidence-verified', digest, { result: 'the stored copy is no longer what was taken in', digest: result.digest });
    throw new UnreadableError('copy-changed');
  }
  const run = readRun(result.bytes);
  if (run === null) throw new Error('a job returned no run');
  progress('write', 0, null, 'bytes');
  const startedAt = new Date(started).toISOString();
  const runId = await vault.runs.save(run, { evidence: digest, startedAt, durationMs: Math.max(0, Math.round(clock() - started)) });
  await vault.heads.remember(result.heads.map((head) => ({ ...head, evidence: digest, at: startedAt })));
  await vault.custody.append('evidence-verified', digest, { run: runId, ...Object.fromEntries(run.verdict.axes.map((each) => [each.axis, each.outcome])) });
  return runId;
}

/** A piece of evidence as a window sees it; null before its first run. */
export async function evidenceDto({ vault }: EvidenceParts, record: EvidenceRecord): Promise<EvidenceDto | null> {
  const latest = vault.runs.of(record.digest).at(-1);
  if (latest === undefined) return null;
  const { run } = await vault.runs.get(latest.id);
  return {
    digest: record.digest, name: record.name, size: record.size, importedAt: record.importedAt, kind: run.subject.kind, latestRunId: latest.id,
    hashed: hashedAt(vault.custody.entries(), record.digest) ?? { at: latest.startedAt, same: true },
  };
}

/** The custody log's last word on the copy. A verification hashes it as well, and is only told of as one when it was whole. */
function hashedAt(entries: readonly CustodyEntry[], digest: string): EvidenceDto['hashed'] | null {
  const last = entries.findLast((entry) => entry.subject === digest && (entry.act === 'evidence-verified' || entry.act === 'evidence-rehashed'));
  if (last === undefined) return null;
  return { at: last.at, same: last.act === 'evidence-verified' ? last.detail['run'] !== undefined : last.detail['result'] === 'same' };
}

/** Verifies and says so as the last step. */
export async function verifyAndReport(parts: EvidenceParts, record: EvidenceRecord, choice: VerifyChoice, signal: AbortSignal, emit: Emit): Promise<void> {
  const runId = await verifyEvidence(parts, record, choice, signal, emit);
  const evidence = await evidenceDto(parts, record);
  if (evidence !== null) emit({ kind: 'done', evidence, runId });
}
