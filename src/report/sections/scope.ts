import { displayName, groupDigest, reportText } from '../../text/index.ts';
import { digest, mono, muted, plain, type FactRow, type Section } from '../blocks.ts';
import { KEPT_SECTIONS } from '../choices.ts';
import type { ReportInput } from '../input.ts';
import type { RedactionCount } from '../redaction/index.ts';
import { contents, periodOf } from './subject.ts';
import { fact, moment } from './texts.ts';

/** What was examined, and each choice in the words of whoever made it: none is looked up, shortened or believed. */
export function scopeSection(input: ReportInput, redacted: readonly RedactionCount[], runDigest: string): Section {
  const text = reportText.scope;
  return {
    id: 'scope',
    title: reportText.sectionTitles.scope,
    blocks: [
      { kind: 'paragraph', text: text.lead(`Proofroom ${input.run.software.version}`) },
      { kind: 'facts', about: text.about, rows: examined(input, redacted, runDigest) },
      { kind: 'facts', about: text.choices, rows: chosen(input, redacted) },
    ],
  };
}

function examined({ run, evidenceName }: ReportInput, redacted: readonly RedactionCount[], runDigest: string): readonly FactRow[] {
  const text = reportText.scope;
  const period = periodOf(run);
  const { maxEntries, maxTotalBytes, maxFindingsPerCode } = run.inputs.limits;
  return [
    fact(text.subject, plain(reportText.subject.kinds[run.subject.kind])),
    fact(text.called, evidenceName === '' ? muted(text.noName) : mono(evidenceName)),
    fact(text.digest, digest(groupDigest(run.subject.digest))),
    ...('period' in run.subject ? [fact(text.period, period === null ? muted(text.noPeriod) : plain(reportText.subject.between(moment(period.from), moment(period.to))))] : []),
    fact(text.examined, plain(contents(run)), muted(text.limit(maxEntries, maxTotalBytes, maxFindingsPerCode))),
    fact(text.runDigest, digest(groupDigest(runDigest)), muted(redacted.length === 0 ? text.attached : text.notAttached)),
  ];
}

function chosen({ choices, review }: ReportInput, redacted: readonly RedactionCount[]): readonly FactRow[] {
  const text = reportText.scope;
  const leftOut = choices.leftOut.filter((id) => !KEPT_SECTIONS.has(id));
  const person = (label: string, name: string | null): FactRow => (name === null ? fact(label, plain(text.nobody)) : fact(label, plain(name), muted(text.typed)));
  return [
    person(text.preparer, choices.preparer),
    person(text.reviewer, choices.reviewer),
    fact(text.language, plain(text.languages[choices.language])),
    choices.filter === '' ? fact(text.filter, plain(text.noFilter)) : fact(text.filter, mono(choices.filter), muted(text.filterNarrows)),
    fact(text.leftOut, ...(leftOut.length === 0 ? [plain(text.noneLeftOut)] : leftOut.map((id) => plain(reportText.sectionTitles[id])))),
    fact(text.redactions, ...(redacted.length === 0
      ? [plain(text.noRedactions)]
      : [...redacted.flatMap(({ what, values, places, by, reason }) => [plain(text.redaction(text.redactable[what], values, places)), muted(text.redactedBy(by, reason))]), muted(text.redactionNote)])),
    fact(text.review, ...(review === null ? [plain(text.reviewOut)] : [plain(displayName(review.caseName)), muted(text.reviewIn(review.entries))])),
  ];
}
