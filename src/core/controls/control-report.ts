import type { CheckReport, Finding } from '../findings/index.ts';
import type { ControlResult } from './types.ts';

/**
 * The check that carries control results into the verdict: one finding for each exception that the result keeps, one for a
 * test that could not be decided. A test with nothing to test is not counted as examined.
 */
export function controlReport(results: readonly ControlResult[]): CheckReport {
  const applicable = results.filter((result) => result.outcome !== 'not-applicable');
  return {
    id: 'controls.pack',
    examined: applicable.length,
    unit: 'control tests',
    ...(applicable.length === 0 ? { skipped: 'absent' as const } : {}),
    facts: results.map((result) => [result.id, `${result.exceptionCount} of ${result.population}`]),
    findings: applicable.flatMap(findingsOf),
  };
}

function findingsOf(result: ControlResult): readonly Finding[] {
  const { id: control, population, advisory, exceptionCount, exceptions, undecidedCount, undecided } = result;
  const failed = exceptions.map(({ subject, reason, at, values }): Finding => ({
    code: advisory ? 'control.indications' : 'control.exceptions',
    at, values: { ...values, control, subject, reason, exceptions: exceptionCount, population },
  }));
  if (result.outcome !== 'indeterminate') return failed;
  const [first] = undecided;
  return [{
    code: advisory ? 'control.indications-unknown' : 'control.cannot-tell',
    at: first?.at ?? {},
    values: first === undefined
      ? { control, population, reason: 'integrity' }
      : { ...first.values, control, population, count: undecidedCount, subject: first.subject, reason: first.reason },
  }];
}
