import { CODES, type Finding } from '../../core/findings/index.ts';
import { findingText } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { record } from './cell.ts';

const COLUMNS = ['evidence_sha256', 'n', 'count', 'code', 'effect', 'check', 'title', 'found', 'expected', 'computed', 'file', 'offset', 'length', 'pointer', 'event', 'values_json'] as const;

/** One row a finding, in the run's order, then one a code of which more were counted than the run lists. */
export function* findingRecords({ shown: { run } }: ReportModel): Generator<string, void, void> {
  yield record(COLUMNS);
  for (const [n, finding] of run.findings.entries()) yield record([run.subject.digest, n, 1, ...described(finding)]);
  for (const { code, count } of run.findingsLeftOut) yield record([run.subject.digest, null, count, code, ...COLUMNS.slice(4).map(() => null)]);
}

function described(finding: Finding) {
  const { code, at, expected, computed, values } = finding;
  const text = findingText(finding);
  return [
    code, CODES[code].effect, CODES[code].check, text.title, text.found, expected, computed, at.file, at.offset, at.length, at.pointer, at.event,
    values === undefined ? null : JSON.stringify(values),
  ];
}
