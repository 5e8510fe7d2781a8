import { CODES, type Finding, type Pointer } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { findingText, reportText } from '../../text/index.ts';
import { mono, muted, plain, type Block, type FactRow, type Mark, type Section, type Text } from '../blocks.ts';
import { digestOr, fact } from './texts.ts';

/** Every finding the run holds, grouped by code: what it means stands once, what was found stands for each. */
export function findingsSection(run: Run): Section {
  const groups = new Map<string, Finding[]>();
  for (const each of run.findings) {
    const group = groups.get(each.code);
    if (group === undefined) groups.set(each.code, [each]);
    else group.push(each);
  }
  const ordered = [...groups.values()].sort(([a], [b]) => rank(a) - rank(b));
  return {
    id: 'findings',
    title: reportText.sectionTitles.findings,
    blocks: [{ kind: 'paragraph', text: summary(run) }, ...ordered.flatMap((group) => groupBlocks(group, run))],
  };
}

const RANK = { fail: 0, indeterminate: 1, note: 2 } as const;
const rank = (finding: Finding | undefined): number => (finding === undefined ? RANK.note : RANK[CODES[finding.code].effect]);
const MARK: Readonly<Record<keyof typeof RANK, Mark | null>> = { fail: 'fail', indeterminate: 'indeterminate', note: null };

function summary(run: Run): string {
  if (run.findings.length === 0) return reportText.findings.none;
  const by = (effect: keyof typeof RANK): number => run.findings.filter((each) => CODES[each.code].effect === effect).length;
  return reportText.findings.summary(run.findings.length, by('fail'), by('indeterminate'), by('note'));
}

function groupBlocks(findings: readonly Finding[], run: Run): readonly Block[] {
  const first = findings[0];
  if (first === undefined) return [];
  const words = reportText.findings;
  const text = findingText(first);
  const mark = MARK[CODES[first.code].effect];
  const leftOut = run.findingsLeftOut.find((each) => each.code === first.code);
  const total = findings.length + (leftOut?.count ?? 0);
  const explained = [fact(words.means, plain(text.meaning)), fact(words.next, plain(text.next))];
  const one: readonly Block[] = [{ kind: 'facts', about: first.code, rows: [...occurrence(first), ...explained] }];
  const several = (): readonly Block[] => [
    { kind: 'facts', about: words.explained(first.code), rows: explained },
    ...findings.map((each, index): Block => ({ kind: 'facts', about: words.numbered(each.code, index + 1, total), rows: occurrence(each) })),
  ];
  return [
    { kind: 'heading', text: words.titled(text.title, total), code: first.code, ...(mark === null ? {} : { mark }) },
    ...(total === 1 ? one : several()),
    ...(leftOut === undefined ? [] : [{ kind: 'paragraph', tone: 'muted', text: words.more(leftOut.count, run.inputs.limits.maxFindingsPerCode) } as const]),
  ];
}

function occurrence(finding: Finding): readonly FactRow[] {
  const where = pointerTexts(finding.at);
  const words = reportText.findings;
  return [
    fact(words.found, plain(findingText(finding).found)),
    ...(finding.expected === undefined ? [] : [fact(words.expected, digestOr(finding.expected))]),
    ...(finding.computed === undefined ? [] : [fact(words.computed, digestOr(finding.computed))]),
    ...(where.length === 0 ? [] : [fact(words.where, ...where)]),
  ];
}

/** The bytes a finding or a fact points to. */
export function pointerTexts(at: Pointer): readonly Text[] {
  const words = reportText.places;
  const bytes = at.offset === undefined ? null : at.length === undefined ? words.byte(at.offset) : words.bytes(at.offset, at.length);
  const notes = [at.event === undefined ? null : words.event(at.event), bytes, at.pointer === undefined || at.pointer === '' ? null : words.at(at.pointer)];
  const note = words.joined(notes.filter((each) => each !== null));
  return [
    ...(at.file === undefined ? (note === '' ? [] : [plain(words.archive)]) : [mono(at.file)]),
    ...(note === '' ? [] : [muted(note)]),
  ];
}
