import type { ImportStep } from '../../contract/index.ts';
import type { Run } from '../../core/run.ts';
import { runBytes } from '../verify/index.ts';
import { choiceNow } from './choices.ts';
import type { EvidenceParts, EvidenceRecord } from './parts.ts';
import { verifyAndReport } from './verify-evidence.ts';

interface Member {
  readonly record: EvidenceRecord;
  readonly run: Run;
}

/**
 * Several bundles of one case, each verified against the one before it of the same logs, so that overlap, continuation,
 * gap and contradiction are findings of its run (`previous.*`). Those whose run already says so are left as they are,
 * unless `again`. What a bundle says of its period decides only the order: a lie there makes a finding, never takes one away.
 */
export async function verifyTogether(
  parts: EvidenceParts, records: readonly EvidenceRecord[], again: boolean, signal: AbortSignal, emit: (step: ImportStep) => void,
): Promise<void> {
  const members: Member[] = [];
  for (const record of records) members.push({ record, run: await latestRun(parts, record) });
  members.sort(byReach);
  for (const [at, member] of members.entries()) {
    const before = predecessor(members.slice(0, at), member.run);
    const previousRun = before === null ? null : runBytes(await latestRun(parts, before.record));
    const choice = choiceNow(parts.vault, parts.clock(), previousRun);
    const held = member.run.inputs.previousRun?.digest.slice(0, 16) ?? null;
    const wanted = before === null ? null : (parts.vault.runs.of(before.record.digest).at(-1)?.id ?? null);
    if (again || held !== wanted) await verifyAndReport(parts, member.record, choice, signal, emit);
  }
}

async function latestRun({ vault }: EvidenceParts, record: EvidenceRecord): Promise<Run> {
  const latest = vault.runs.of(record.digest).at(-1);
  if (latest === undefined) throw new Error('evidence of a case without a run');
  return (await vault.runs.get(latest.id)).run;
}

const until = ({ subject }: Run): string => (subject.kind === 'evidence-bundle' ? (subject.period?.to ?? subject.createdAt ?? '') : '');
const reach = (run: Run): number => run.streams.reduce((sum, stream) => sum + stream.lastSeq, 0);

function byReach(a: Member, b: Member): number {
  const [left, right] = [until(a.run), until(b.run)];
  if (left !== right) return left < right ? -1 : 1;
  return reach(a.run) - reach(b.run) || (a.record.digest < b.record.digest ? -1 : 1);
}

/** The nearest earlier bundle that has a log in common, or else none: there would be nothing to compare. */
function predecessor(earlier: readonly Member[], run: Run): Member | null {
  const origins = new Set(run.streams.map((stream) => stream.origin));
  return earlier.findLast((member) => member.run.streams.some((stream) => origins.has(stream.origin))) ?? null;
}
