import { assertNever } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { displayName, formatNumber, groupDigest, problemClause, reportText, sourceFormats } from '../../text/index.ts';
import { digest, mono, muted, plain, type FactRow, type Section } from '../blocks.ts';
import type { ReportInput } from '../input.ts';
import { fact, moment } from './texts.ts';

/** Title block: what was examined, as of when, and who made the report of it. */
export function subjectFacts({ run, choices: { preparer, reviewer } }: ReportInput): readonly FactRow[] {
  const { subject, scope } = reportText;
  return [
    fact(subject.digest, digest(groupDigest(run.subject.digest))), ...about(run), fact(subject.asOf, plain(moment(run.inputs.asOf))),
    ...(preparer === null ? [] : [fact(scope.preparer, plain(preparer))]),
    ...(reviewer === null ? [] : [fact(scope.reviewer, plain(reviewer))]),
  ];
}

/** Everything else that the result is a function of, and when the report was made: every digest whole. */
export function inputsSection(input: ReportInput): Section {
  const { run } = input;
  const text = reportText.inputs;
  const { trustPack, controlPack, rememberedHeads, previousRun } = run.inputs;
  return {
    id: 'inputs',
    title: reportText.sectionTitles.inputs,
    blocks: [
      {
        kind: 'facts',
        about: text.about,
        rows: [
          fact(text.evidence, mono(displayName(input.evidenceName)), digest(groupDigest(run.subject.digest)), muted(contents(run))),
          ...producer(run),
          trustPack === null ? fact(text.trustPack, plain(text.noTrustPack)) : fact(text.trustPack, plain(text.issued(displayName(trustPack.name), moment(trustPack.issuedAt))), digest(groupDigest(trustPack.digest))),
          fact(text.controlPack, plain(`${displayName(controlPack.id)} ${displayName(controlPack.version)}`), digest(groupDigest(controlPack.digest))),
          ...rememberedHeads.map((head) => fact(text.headSeen, plain(text.head(displayName(head.origin), head.size)), digest(groupDigest(head.root)))),
          ...(previousRun === null ? [] : [fact(text.previousRun, digest(groupDigest(previousRun.digest)))]),
          fact(text.software, plain(`Proofroom ${run.software.version}`)),
          ...(input.preparedAt === null ? [] : [fact(text.prepared, plain(text.preparedAt(moment(input.preparedAt))))]),
        ],
      },
    ],
  };
}

/** How much was examined, in the units of its kind. */
export function contents({ subject, counts: { events, actions, approvals, files } }: Run): string {
  const { counts } = reportText.inputs;
  const bytes = counts.bytes(subject.size);
  switch (subject.kind) {
    case 'evidence-bundle': return counts.joined([bytes, counts.events(events), counts.actions(actions), counts.approvals(approvals), counts.files(files)]);
    case 'audit-export': return counts.joined([bytes, counts.events(events), counts.actions(actions)]);
    case 'custody-log': return counts.joined([bytes, counts.entries(subject.entries)]);
    case 'sign-off': return counts.joined([bytes, counts.signOffs(subject.signOffs)]);
    case 'portable-case': return counts.joined([bytes, counts.rows(subject.rows), counts.signOffs(subject.signOffs)]);
    case 'sigstore-bundle': case 'signed-document': case 'event-proof': case 'unreadable': return bytes;
    default: return assertNever(subject);
  }
}

/** By the subject's own word; null where it states none. */
export function periodOf({ subject }: Run): { readonly from: string; readonly to: string } | null {
  return 'period' in subject ? subject.period : null;
}

function producer(run: Run): readonly FactRow[] {
  if (run.subject.kind !== 'evidence-bundle' || run.subject.producer === null) return [];
  const { createdAt } = run.subject;
  const text = reportText.inputs;
  return [fact(text.producer, plain(displayName(run.subject.producer)), ...(createdAt === null ? [] : [muted(text.sealed(moment(createdAt)))]))];
}

const said = (label: string, value: string | null): readonly FactRow[] => (value === null ? [] : [fact(label, plain(displayName(value)))]);
const hashed = (label: string, value: string | null): readonly FactRow[] => (value === null ? [] : [fact(label, digest(groupDigest(value)))]);

function about(run: Run): readonly FactRow[] {
  const { subject } = run;
  const text = reportText.subject;
  const period = (label: string, ...more: readonly string[]): readonly FactRow[] => {
    const found = periodOf(run);
    return found === null ? [] : [fact(label, plain(text.between(moment(found.from), moment(found.to))), ...more.map(muted))];
  };
  switch (subject.kind) {
    case 'evidence-bundle':
      return [...(subject.bundleId === null ? [] : [fact(text.bundle, mono(displayName(subject.bundleId)))]), ...said(text.organisation, subject.tenant), ...period(text.period)];
    case 'sigstore-bundle': return [...hashed(text.artifact, subject.artifactDigest), ...said(text.identity, subject.identity), ...said(text.issuer, subject.issuer)];
    case 'signed-document': return [...hashed(text.content, subject.artifactDigest), ...said(text.signer, subject.signer)];
    case 'custody-log': return [...said(text.begunBy, subject.software), ...period(text.period)];
    case 'sign-off': return [...said(text.case, subject.case), ...hashed(text.evidence, subject.evidence), ...hashed(text.run, subject.runDigest)];
    case 'portable-case':
      return [
        ...said(text.case, subject.name),
        ...(subject.evidence === null ? [] : [fact(text.evidence, digest(groupDigest(subject.evidence)), muted(subject.enclosed ? text.enclosed : text.notEnclosed))]),
        ...hashed(text.run, subject.runDigest),
      ];
    case 'audit-export': return [fact(text.format, plain(sourceFormats[subject.format]), muted(text.unsigned(subject.compressed))), ...period(text.times, text.sourceClock)];
    case 'event-proof': return [...said(text.log, subject.origin), ...said(text.event, subject.event), ...(subject.seq === null ? [] : [fact(text.number, plain(formatNumber(subject.seq)))])];
    case 'unreadable': return [fact(text.unreadable, plain(problemClause(subject.because)))];
    default: return assertNever(subject);
  }
}
