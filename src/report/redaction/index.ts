import type { Redactable, Redaction } from '../choices.ts';
import type { ReportInput } from '../input.ts';
import { redactComparison, redactGraph, redactMetric, redactTimeline } from './redact-figures.ts';
import { redactCustody, redactReview } from './redact-review.ts';
import { redactOwnControl } from './redact-own-controls.ts';
import { redactRun } from './redact-run.ts';
import { createRedactor, type Redactor } from './redactor.ts';

/** How much was withheld of one kind, and who decided it, why. */
export interface RedactionCount extends Redaction {
  /** Different values that stand under a pseudonym; values withheld without one are counted as places alone. */
  readonly values: number;
  readonly places: number;
}

export interface Redacted {
  readonly input: ReportInput;
  /** In the order of the choices; empty where nothing was chosen, and then `input` is the input as it came. */
  readonly counts: readonly RedactionCount[];
}

/**
 * The input as the reader may see it. Pseudonyms are words of the language that is spoken: `speak` comes first.
 * Verdict, codes, outcomes, populations, times and digests stay, and so do ids of the record, by which evidence is looked up,
 * but for those in which a withheld name stands.
 */
export function redact(input: ReportInput): Redacted {
  const { redactions } = input.choices;
  if (redactions.length === 0) return { input, counts: [] };
  const by = createRedactor(new Set<Redactable>(redactions.map(({ what }) => what)));
  // Twice: a name met late is known by then, and stays nowhere before it either.
  walk(input, by);
  by.names.recount();
  const shown = walk(input, by);
  const counted = by.names.counts();
  return { input: shown, counts: redactions.map(({ what, by: who, reason }) => ({ what, by: who, reason, ...(counted.get(what) ?? { values: 0, places: 0 }) })) };
}

function walk(input: ReportInput, by: Redactor): ReportInput {
  const { choices } = input;
  return {
    run: redactRun(input.run, by),
    evidenceName: by.file(input.evidenceName),
    custody: redactCustody(input.custody, by),
    timeline: input.timeline === null ? null : redactTimeline(input.timeline, by),
    graph: input.graph === null ? null : redactGraph(input.graph, by),
    measured: input.measured === null ? null : {
      metrics: input.measured.metrics.map((each) => redactMetric(each, by)),
      reported: input.measured.reported.map((each) => redactComparison(each, by)),
    },
    own: input.own === null ? null : input.own.map((each) => redactOwnControl(each, by)),
    review: input.review === null ? null : redactReview(input.review, by),
    choices: {
      language: choices.language, leftOut: choices.leftOut, filter: by.text(choices.filter),
      // Who makes the report and who decided what it withholds answer for it under their own names.
      preparer: choices.preparer, reviewer: choices.reviewer, redactions: choices.redactions,
    },
    preparedAt: input.preparedAt,
  };
}
