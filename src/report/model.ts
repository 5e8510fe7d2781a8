import { sha256Hex } from '../core/crypto/index.ts';
import { runText } from '../core/run-text.ts';
import { headline, inLanguage, reportText } from '../text/index.ts';
import type { FactRow, Mark, Section } from './blocks.ts';
import { KEPT_SECTIONS } from './choices.ts';
import type { ReportInput } from './input.ts';
import { linked } from './links.ts';
import { redact, type RedactionCount } from './redaction/index.ts';
import { checksSection } from './sections/checks.ts';
import { controlsSection } from './sections/controls.ts';
import { custodySection } from './sections/custody.ts';
import { filesSection } from './sections/files.ts';
import { findingsSection } from './sections/findings.ts';
import { frameworksSection, noticesSection } from './sections/frameworks.ts';
import { glossarySection } from './sections/glossary.ts';
import { graphSection } from './sections/graph.ts';
import { metricsSection } from './sections/metrics.ts';
import { nextStepsSection } from './sections/next-steps.ts';
import { notProvedSection } from './sections/not-proved.ts';
import { ownControlsSection } from './sections/own-controls.ts';
import { populationsSection } from './sections/populations.ts';
import { repeatSection } from './sections/repeat.ts';
import { reviewSection } from './sections/review.ts';
import { scopeSection } from './sections/scope.ts';
import { signersSection } from './sections/signers.ts';
import { streamsSection } from './sections/streams.ts';
import { inputsSection, subjectFacts } from './sections/subject.ts';
import { timelineSection } from './sections/timeline.ts';
import { verdictSection, worstOutcome } from './sections/verdict.ts';

export interface ReportModel {
  /** ASCII without markup: it goes into the document's metadata as it is. */
  readonly title: string;
  readonly language: 'en' | 'ja';
  /** The run's as-of instant: the report carries no other date of its own. */
  readonly asOf: string;
  readonly software: string;
  readonly evidenceName: string;
  readonly subjectDigest: string;
  readonly headline: string;
  readonly mark: Mark;
  readonly subject: readonly FactRow[];
  readonly sections: readonly Section[];
  /** The input as the reader may see it, redacted where the user chose so: what writers without pages write. */
  readonly shown: ReportInput;
  /** Files that the report carries within it, by name: the run it was made from. */
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly about: string; readonly text: string }[];
}

/**
 * A run arranged for readers, in the language that was chosen and in UTC, whatever this process speaks. Adds no fact and
 * recomputes no verdict: every value is the run's own, the record's, the custody log's or a person's.
 */
export function reportModel(input: ReportInput): ReportModel {
  return inLanguage(input.choices.language, () => spokenModel(input));
}

function spokenModel(whole: ReportInput): ReportModel {
  const { input, counts } = redact(whole);
  const { run } = input;
  const text = runText(whole.run);
  return {
    title: `Verification report ${run.subject.digest.slice(0, 16)}`,
    language: input.choices.language,
    asOf: run.inputs.asOf,
    software: `Proofroom ${run.software.version}`,
    evidenceName: input.evidenceName,
    subjectDigest: run.subject.digest,
    headline: headline(run),
    mark: worstOutcome(run),
    subject: subjectFacts(input),
    sections: linked(sectionsOf(input, counts, sha256Hex(text))),
    shown: input,
    // A copy of the run would give back what the report withholds.
    attachments: counts.length === 0 ? [{ name: 'run.json', mediaType: 'application/json', about: reportText.repeat.attachment, text }] : [],
  };
}

function sectionsOf(input: ReportInput, redactions: readonly RedactionCount[], runDigest: string): readonly Section[] {
  const { run, choices } = input;
  return [
    verdictSection(run),
    notProvedSection(run),
    nextStepsSection(run),
    scopeSection(input, redactions, runDigest),
    inputsSection(input),
    populationsSection(input),
    frameworksSection(run),
    controlsSection(input),
    metricsSection(input),
    timelineSection(input),
    graphSection(input),
    findingsSection(run),
    signersSection(run),
    streamsSection(run),
    checksSection(run),
    ownControlsSection(input, runDigest),
    reviewSection(input),
    custodySection(input),
    noticesSection(run),
    repeatSection(input),
    glossarySection(run),
    filesSection(run),
  ].filter((section) => section !== null).filter(({ id }) => KEPT_SECTIONS.has(id) || !choices.leftOut.includes(id));
}
