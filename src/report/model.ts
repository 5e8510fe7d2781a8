import { headline } from '../text/index.ts';
import type { Mark, Section } from './blocks.ts';
import type { ReportInput } from './input.ts';
import { checksSection } from './sections/checks.ts';
import { controlsSection } from './sections/controls.ts';
import { custodySection } from './sections/custody.ts';
import { filesSection } from './sections/files.ts';
import { findingsSection } from './sections/findings.ts';
import { glossarySection } from './sections/glossary.ts';
import { nextStepsSection } from './sections/next-steps.ts';
import { notProvedSection } from './sections/not-proved.ts';
import { repeatSection } from './sections/repeat.ts';
import { signersSection } from './sections/signers.ts';
import { streamsSection } from './sections/streams.ts';
import { inputsSection, subjectFacts } from './sections/subject.ts';
import { timelineSection } from './sections/timeline.ts';
import { verdictSection, worstOutcome } from './sections/verdict.ts';
import type { FactRow } from './blocks.ts';
import { KEPT_SECTIONS } from './choices.ts';

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

/** A run arranged for readers. Adds no fact and recomputes no verdict: every value is the run's own or the custody log's. */
export function reportModel(input: ReportInput): ReportModel {
  const { run } = input;
  return {
    title: `Verification report ${run.subject.digest.slice(0, 16)}`,
    language: input.choices.language,
    asOf: run.inputs.asOf,
    software: `Proofroom ${run.software.version}`,
    evidenceName: input.evidenceName,
    subjectDigest: run.subject.digest,
    headline: headline(run),
    mark: worstOutcome(run),
    subject: subjectFacts(run),
    sections: [
      verdictSection(run),
      notProvedSection(run),
      nextStepsSection(run),
      inputsSection(input),
      findingsSection(run),
      controlsSection(run),
      timelineSection(input),
      signersSection(run),
      streamsSection(run),
      checksSection(run),
      custodySection(input),
      repeatSection(input),
      glossarySection(run),
      filesSection(run),
    ].filter((section) => section !== null).filter((section) => KEPT_SECTIONS.has(section.id) || !input.choices.leftOut.includes(section.id)),
    shown: input,
    attachments: [],
  };
}
