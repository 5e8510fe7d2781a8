import type { ChainStreamDto, Finding, FindingCode, Outcome, Run, StreamSummary } from '../../contract/index.ts';
import { effectOf } from '../../text/effects.ts';
import { chainScreen, displayList, displayName, findingText, formatInstant, outcomeWord } from '../../text/index.ts';
import { headFindings, linkFindings } from './findings.ts';

const t = () => chainScreen.heads;

export interface HeadRow {
  readonly id: 'before' | 'here' | 'checkpoint' | 'seen';
  readonly what: string;
  /** Events of the log up to there; null where nothing says. */
  readonly size: number | null;
  readonly root: string | null;
  readonly who: string;
  readonly outcome: Outcome;
  readonly word: string;
  readonly findings: readonly Finding[];
}

/** The heads a log is held by, each with what the run made of it: where it begins, where it ends, who says so, what was seen. */
export function headRows(run: Run, stream: StreamSummary, dto: ChainStreamDto | null, evidence: string): readonly HeadRow[] {
  const heads = headFindings(run, stream);
  const links = linkFindings(run, stream);
  const having = (...codes: readonly FindingCode[]): readonly Finding[] => [...heads, ...links].filter((finding) => codes.includes(finding.code));
  return [before(stream, dto, having), here(stream, dto, having), checkpoint(stream, dto, having), seen(run, stream, dto, evidence, having)];
}

type Having = (...codes: readonly FindingCode[]) => readonly Finding[];

/** The findings' worst, or what holds where there are none. */
function came(findings: readonly Finding[], holds: string): Pick<HeadRow, 'outcome' | 'word' | 'findings'> {
  const worst = findings.find((finding) => effectOf(finding.code) === 'fail') ?? findings.find((finding) => effectOf(finding.code) === 'indeterminate');
  if (worst === undefined) return { outcome: 'pass', word: holds, findings };
  return { outcome: effectOf(worst.code) === 'fail' ? 'fail' : 'indeterminate', word: findingText(worst).title, findings };
}

function before(stream: StreamSummary, dto: ChainStreamDto | null, having: Having): HeadRow {
  const findings = having('chain.genesis-mismatch', 'stream.consistency-invalid', 'stream.starts-late');
  const previous = dto?.previous ?? null;
  if (previous !== null) return { id: 'before', what: t().continues, size: previous.size, root: previous.root, who: t().stated(previous.proofLength), ...came(findings, t().says.continuesPass) };
  return { id: 'before', what: stream.firstSeq === 0 ? t().begins : t().late, size: stream.firstSeq, root: null, who: stream.firstSeq === 0 ? t().genesis : t().missing, ...came(findings, t().says.pass) };
}

function here(stream: StreamSummary, dto: ChainStreamDto | null, having: Having): HeadRow {
  const findings = having('merkle.root-mismatch', 'chain.count-mismatch', 'chain.head-mismatch');
  return { id: 'here', what: t().here, size: (dto?.previous?.size ?? stream.firstSeq) + stream.count, root: stream.merkleRoot, who: t().computed, ...came(findings, t().says.pass) };
}

function checkpoint(stream: StreamSummary, dto: ChainStreamDto | null, having: Having): HeadRow {
  const findings = having(
    'checkpoint.malformed', 'checkpoint.signature-invalid', 'checkpoint.key-unknown', 'checkpoint.key-refused', 'checkpoint.time-unproved', 'checkpoint.root-mismatch',
    'checkpoint.size-mismatch', 'checkpoint.origin-mismatch', 'checkpoint.missing', 'checkpoint.untrusted-head',
  );
  const head = stream.checkpoint;
  if (head === null) return { id: 'checkpoint', what: t().checkpoint, size: null, root: null, who: t().noCheckpoint, ...came(findings, t().noCheckpoint), ...(findings.length === 0 ? { outcome: 'indeterminate' as const } : {}) };
  const signatures = dto?.checkpoint?.signatures ?? [];
  const names = signatures.map(({ name, key }) => `${displayName(name, 60)} (${key === null ? t().noKey : t().key(displayName(key.name, 60))})`);
  const outcome: Outcome = head.outcome === 'valid' ? 'pass' : head.outcome === 'invalid' ? 'fail' : 'indeterminate';
  const found = came(findings, outcome === 'pass' ? t().says.pass : outcomeWord(outcome));
  return { id: 'checkpoint', what: t().checkpoint, size: head.size, root: head.root, who: names.length === 0 ? t().byRun : t().signed(displayList(names, 4)), ...found, outcome: found.outcome === 'pass' ? outcome : found.outcome };
}

function seen(run: Run, stream: StreamSummary, dto: ChainStreamDto | null, evidence: string, having: Having): HeadRow {
  const findings = having('checkpoint.rolled-back', 'checkpoint.behind-remembered', 'checkpoint.remembered-not-compared');
  const compared = run.inputs.rememberedHeads.find((head) => head.origin === stream.origin);
  const now = dto?.seen ?? null;
  // What the run was held against counts; what has been seen since is said when there was nothing then.
  if (compared === undefined && now === null) return { id: 'seen', what: t().seen, size: null, root: null, who: t().nothingSeen, outcome: 'not-checked', word: outcomeWord('not-checked'), findings };
  const who = now === null ? t().nothingSeen : now.evidence === evidence ? t().own : t().from(displayName(now.evidenceName ?? now.evidence.slice(0, 16), 60), formatInstant(now.at));
  const head = compared ?? now;
  if (compared === undefined) return { id: 'seen', what: t().seen, size: head?.size ?? null, root: head?.root ?? null, who, outcome: 'not-checked', word: t().first, findings };
  return { id: 'seen', what: t().seen, size: compared.size, root: compared.root, who, ...came(findings, compared.size < stream.firstSeq + stream.count ? t().says.grown : t().says.same) };
}
