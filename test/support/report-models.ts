import { DEFAULT_CHOICES, reportModel, type ReportChoices, type ReportModel } from '../../src/report/index.ts';
import type { Run } from '../../src/core/run.ts';
import { hex, reportRun } from './run-fixture.ts';

/** A model of a run alone, as the writers without pages take it. */
export const modelOf = (run: Run, choices: Partial<ReportChoices> = {}, evidenceName = 'q3.zip'): ReportModel =>
  reportModel({ run, evidenceName, custody: [], timeline: null, graph: null, measured: null, review: null, own: null, choices: { ...DEFAULT_CHOICES, ...choices }, preparedAt: null });

export const unreadableRun: Run = {
  ...reportRun('failing'), subject: { kind: 'unreadable', digest: hex('bundle'), size: 12, because: 'zip-end-missing' }, streams: [], files: [], controls: [], signers: [], notProved: [],
  counts: { events: 0, actions: 0, approvals: 0, files: 0, unknownEvents: 0 },
};

/** The failing run with every text of the evidence replaced: what its author would write to get at a reader's tools. */
export function runSaying(text: string): Run {
  const run = reportRun('failing');
  const at = { file: text, pointer: text, event: text };
  return {
    ...run,
    subject: { kind: 'evidence-bundle', digest: hex('bundle'), size: 1, bundleId: text, tenant: text, producer: text, createdAt: text, period: { from: text, to: text } },
    findings: run.findings.map((finding) => ({ ...finding, at, expected: text, computed: text, values: { ...finding.values, stream: text } })),
    controls: run.controls.map((control) => ({
      ...control, exceptionCount: 1, undecidedCount: 3,
      exceptions: [{ subject: text, verdict: 'exception' as const, reason: text, values: { [text]: text }, at }], undecided: [{ subject: text, verdict: 'cannot-tell' as const, reason: text, values: {}, at }],
    })),
  };
}
