import { CODES, type Finding, type Pointer } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { findingText, formatNumber, groupDigest, plural } from '../../text/index.ts';
import { digest, mono, muted, plain, type Block, type FactRow, type Mark, type Section, type Text } from '../blocks.ts';

/** Every finding the run holds, grouped by code: what it means stands once, what was found stands for each. */
export function findingsSection(run: Run): Section {
  const codes = [...new Set(run.findings.map((each) => each.code))].sort((a, b) => rank(a) - rank(b));
  return {
    id: 'findings',
    title: 'Findings',
    blocks: [
      { kind: 'paragraph', text: summary(run) },
      ...codes.flatMap((code) => group(run.findings.filter((each) => each.code === code), run)),
    ],
  };
}

const RANK = { fail: 0, indeterminate: 1, note: 2 } as const;
const rank = (code: Finding['code']): number => RANK[CODES[code].effect];
const MARK: Readonly<Record<keyof typeof RANK, Mark | null>> = { fail: 'fail', indeterminate: 'indeterminate', note: null };

function summary(run: Run): string {
  if (run.findings.length === 0) return 'No check found anything to report.';
  const by = (effect: keyof typeof RANK): number => run.findings.filter((each) => CODES[each.code].effect === effect).length;
  return [
    plural(run.findings.length, 'finding') + ':',
    `${formatNumber(by('fail'))} that fail a check, ${formatNumber(by('indeterminate'))} that leave one undecided,`,
    `${formatNumber(by('note'))} for information. They are grouped by code; each code is explained once.`,
  ].join(' ');
}

function group(findings: readonly Finding[], run: Run): readonly Block[] {
  const first = findings[0];
  if (first === undefined) return [];
  const text = findingText(first);
  const mark = MARK[CODES[first.code].effect];
  const leftOut = run.findingsLeftOut.find((each) => each.code === first.code);
  const total = findings.length + (leftOut?.count ?? 0);
  const explained: readonly FactRow[] = [
    { label: 'Means', value: [plain(text.meaning)] },
    { label: 'Do next', value: [plain(text.next)] },
  ];
  return [
    { kind: 'heading', text: total === 1 ? text.title : `${text.title} (${formatNumber(total)})`, code: first.code, ...(mark === null ? {} : { mark }) },
    ...(total === 1
      ? [{ kind: 'facts', about: first.code, rows: [...occurrence(first), ...explained] } as const]
      : [
          { kind: 'facts', about: `${first.code}: what it means and what to do`, rows: explained } as const,
          ...findings.map((each, index): Block => ({ kind: 'facts', about: `${each.code}, ${index + 1} of ${findings.length}`, rows: occurrence(each) })),
        ]),
    ...(leftOut === undefined
      ? []
      : [{ kind: 'paragraph', tone: 'muted', text: `${plural(leftOut.count, 'more finding')} of this code ${leftOut.count === 1 ? 'was' : 'were'} counted and not listed: the run lists at most ${formatNumber(run.inputs.limits.maxFindingsPerCode)} of a code.` } as const]),
  ];
}

function occurrence(finding: Finding): readonly FactRow[] {
  const where = pointerTexts(finding.at);
  return [
    { label: 'Found', value: [plain(findingText(finding).found)] },
    ...(finding.expected === undefined ? [] : [{ label: 'Expected', value: [compared(finding.expected)] }]),
    ...(finding.computed === undefined ? [] : [{ label: 'Computed', value: [compared(finding.computed)] }]),
    ...(where.length === 0 ? [] : [{ label: 'Where', value: where }]),
  ];
}

const compared = (value: string): Text => (/^[0-9a-f]{64}$/u.test(value) ? digest(groupDigest(value)) : mono(value));

/** The bytes a finding or a fact points to. */
export function pointerTexts(at: Pointer): readonly Text[] {
  const bytes = at.offset === undefined ? null : `byte ${formatNumber(at.offset)}${at.length === undefined ? '' : `, ${plural(at.length, 'byte')} long`}`;
  const notes = [at.event === undefined ? null : `event ${at.event}`, bytes, at.pointer === undefined || at.pointer === '' ? null : `at ${at.pointer}`];
  const note = notes.filter((each) => each !== null).join(', ');
  return [
    ...(at.file === undefined ? (note === '' ? [] : [plain('the archive itself')]) : [mono(at.file)]),
    ...(note === '' ? [] : [muted(note)]),
  ];
}
