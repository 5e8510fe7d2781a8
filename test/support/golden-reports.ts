import { reportModel, type ReportChoices, type ReportModel } from '../../src/report/index.ts';
import { DEFAULT_CHOICES } from '../../src/report/choices.ts';
import type { Metric } from '../../src/core/metrics/index.ts';
import { own, review } from './report-input.ts';
import { graphOf } from './report-pages.ts';
import { custody, reportRun, reportTimeline } from './run-fixture.ts';

/** A report with every section, of a run made by hand: its pages change when the report does, not when a sample does. */
export function goldenReport(kind: 'passing' | 'failing', choices: Partial<ReportChoices> = {}): ReportModel {
  const run = reportRun(kind);
  return reportModel({
    run, evidenceName: 'aldervale-q3.zip', custody, timeline: reportTimeline(run), graph: graphOf(14), measured: { metrics: metrics(), reported: [] }, review, own,
    choices: { ...DEFAULT_CHOICES, preparer: 'Ingrid Solberg', reviewer: 'Hana Kovářová', ...choices }, preparedAt: '2026-10-02T10:00:00.000Z',
  });
}

const nobody = { count: 0, first: [] };
const members = { counted: nobody, others: nobody, leftOut: nobody };
const share = (numerator: number, denominator: number): Metric['value'] => (denominator === 0 ? null : { kind: 'ratio', numerator, denominator });

function metrics(): Metric[] {
  return (['autonomous-action-rate', 'human-gated-rate', 'denial-rate', 'override-rate'] as const).map((id, at) => ({
    id, version: 1, unit: 'share', numerator: 5 + at * 7, denominator: 100, value: share(5 + at * 7, 100), leftOut: 0, by: null, members, seriesLeftOut: 0,
    series: ['2026-07', '2026-08', '2026-09'].map((month, index) => ({ month, numerator: (at + 1) * (index + 2), denominator: 30, value: share((at + 1) * (index + 2), 30), leftOut: 0 })),
  }));
}
