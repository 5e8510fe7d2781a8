import type { ControlResult } from '../../core/controls/types.ts';
import { controlText } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { record, type Cell } from './cell.ts';

export const COLUMNS = [
  'evidence_sha256', 'control', 'version', 'severity', 'advisory', 'title', 'population_is', 'outcome', 'population', 'population_sha256', 'exceptions', 'undecided', 'unreliable', 'mappings',
] as const;

/** One row a control test: who was tested, how many, and what it came to. */
export function* populationRecords({ shown: { run } }: ReportModel): Generator<string, void, void> {
  yield record(COLUMNS);
  for (const control of run.controls) {
    yield record(populationOf(run.subject.digest, control, controlText(control.id)));
  }
}

export const populationOf = (evidence: string, control: ControlResult, { title, population }: { readonly title: string; readonly population: string }): readonly Cell[] => [
  evidence, control.id, control.version, control.severity, control.advisory, title, population, control.outcome, control.population, control.populationDigest,
  control.exceptionCount, control.undecidedCount, control.unreliable, control.mappings.join('; '),
];
