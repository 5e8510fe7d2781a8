import { assertNever } from '../../core/findings/index.ts';
import { misfitClause, ownControlsText, reportText } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import type { OwnControlWork } from '../own-control-work.ts';
import { record, type Cell } from './cell.ts';
import { COLUMNS as EXCEPTION_COLUMNS, exceptionsOf } from './exceptions.ts';
import { COLUMNS as POPULATION_COLUMNS, populationOf } from './populations.ts';

const FILE = ['control_file', 'control_file_sha256'] as const;

/** One row a control of the user's own, in the columns of `populations.csv` behind those of its file; `came_to_nothing` says why there is no result. */
export function* ownControlRecords({ shown: { run, own } }: ReportModel): Generator<string, void, void> {
  yield record([...FILE, ...POPULATION_COLUMNS, 'came_to_nothing']);
  for (const { name, came } of own ?? []) {
    if (came.kind === 'result') yield record([name, came.own.digest, ...populationOf(run.subject.digest, came.own.result, came.own), null]);
    else yield record([name, ...nothing(run.subject.digest, came)]);
  }
}

/** Their exceptions and undecided members, in the columns of `exceptions.csv` behind those of the file. */
export function* ownExceptionRecords({ shown: { run, own } }: ReportModel): Generator<string, void, void> {
  yield record([...FILE, ...EXCEPTION_COLUMNS]);
  for (const { name, came } of own ?? []) {
    if (came.kind === 'result') for (const row of exceptionsOf(run.subject.digest, came.own.result)) yield record([name, came.own.digest, ...row]);
  }
}

function nothing(evidence: string, came: Exclude<OwnControlWork['came'], { readonly kind: 'result' }>): readonly Cell[] {
  const row = (digest: string | null, id: string | null, why: string): readonly Cell[] => [digest, evidence, id, ...POPULATION_COLUMNS.slice(2).map(() => null), why];
  switch (came.kind) {
    case 'refused': {
      const { digest, id, query, problem, detail } = came.refusal;
      return row(digest, id, ownControlsText.refused(id, ownControlsText.queries[query], ownControlsText.problems[problem], detail));
    }
    case 'malformed': return row(null, null, reportText.ownControls.malformed(misfitClause(came)));
    default: return assertNever(came);
  }
}
