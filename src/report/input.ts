import type { Metric, ReportedComparison } from '../core/metrics/index.ts';
import type { Run } from '../core/run.ts';
import type { ReportChoices } from './choices.ts';
import type { GraphFigure } from './graph-figure.ts';
import type { OwnControlWork } from './own-control-work.ts';
import type { ReviewWork } from './review-work.ts';
import type { TimelineFigure } from './timeline-figure.ts';

/** One act of the workstation on the evidence, as its custody log holds it: each hash covers the entry and the hash before. */
export interface CustodyLine {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, string>>;
  /** null where withheld, because it covers what is withheld: a guess of that could be tried against it. */
  readonly prev: string | null;
  readonly hash: string | null;
}

/** All that a report is made from. The same input gives the same report, byte for byte. */
export interface ReportInput {
  readonly run: Run;
  /** What the user calls the file: the user's word, not the evidence's. */
  readonly evidenceName: string;
  readonly custody: readonly CustodyLine[];
  /** null where the subject has no events to draw. */
  readonly timeline: TimelineFigure | null;
  /** null where the subject has no systems to draw. */
  readonly graph: GraphFigure | null;
  /** null where there is no record to measure. */
  readonly measured: { readonly metrics: readonly Metric[]; readonly reported: readonly ReportedComparison[] } | null;
  /** null where the user did not choose to include the review work. */
  readonly review: ReviewWork | null;
  /** Controls of the user's own, run over the record of this run; null where none were to go in. */
  readonly own: readonly OwnControlWork[] | null;
  readonly choices: ReportChoices;
  /** RFC 3339 by the workstation's clock; null leaves it out, so that the bytes depend on the run alone. */
  readonly preparedAt: string | null;
}
