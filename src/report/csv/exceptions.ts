import type { ControlResult, Fact } from '../../core/controls/types.ts';
import { factText } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { record, type Cell } from './cell.ts';

export const COLUMNS = ['evidence_sha256', 'control', 'version', 'severity', 'advisory', 'count', 'verdict', 'member', 'reason', 'says', 'file', 'offset', 'length', 'pointer', 'event', 'values_json'] as const;

/** One row a member of a population that is an exception or could not be told, and one for those that a run counts and does not list. */
export function* exceptionRecords({ shown: { run } }: ReportModel): Generator<string, void, void> {
  yield record(COLUMNS);
  for (const control of run.controls) for (const row of exceptionsOf(run.subject.digest, control)) yield record(row);
}

export function* exceptionsOf(evidence: string, control: ControlResult): Generator<readonly Cell[], void, void> {
  const lead = [evidence, control.id, control.version, control.severity, control.advisory];
  const rest = (verdict: Fact['verdict'], count: number): readonly (readonly Cell[])[] => (count <= 0 ? [] : [[...lead, count, verdict, ...COLUMNS.slice(7).map(() => null)]]);
  for (const fact of [...control.exceptions, ...control.undecided]) yield [...lead, 1, ...described(control, fact)];
  yield* rest('exception', control.exceptionCount - control.exceptions.length);
  yield* rest('cannot-tell', control.undecidedCount - control.undecided.length);
}

const described = (control: ControlResult, fact: Fact) => [
  fact.verdict, fact.subject, fact.reason, factText(control.id, fact), fact.at.file, fact.at.offset, fact.at.length, fact.at.pointer, fact.at.event, JSON.stringify(fact.values),
];
