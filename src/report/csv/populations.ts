import { controlText } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { record } from './cell.ts';

const COLUMNS = [
  'evidence_sha256', 'control', 'version', 'severity', 'advisory', 'title', 'population_is', 'outcome', 'population', 'population_sha256', 'exceptions', 'undecided', 'unreliable', 'mappings',
] as const;

/** One row a control test: who was tested, how many, and what it came to. */
export function* populationRecords({ shown: { run } }: ReportModel): Generator<string, void, void> {
  yield record(COLUMNS);
  for (const control of run.controls) {
    const { title, population } = controlText(control.id);
    yield record([
      run.subject.digest, control.id, control.version, control.severity, control.advisory, title, population, control.outcome, control.population, control.populationDigest,
      control.exceptionCount, control.undecidedCount, control.unreliable, control.mappings.join('; '),
    ]);
  }
}
