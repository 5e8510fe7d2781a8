import type { CheckReport, Finding } from '../findings/index.ts';
import type { ControlResult } from './types.ts';

/**
 * The check that carries control results into the verdict: one finding for each exception that the result keeps, one for all
 * indications of an advisory test, one for a test that could not be decided. A test with nothing to test is not counted as
 * examined.
 */
export function controlReport(results: readonly ControlResult[]): CheckReport {
  const applicable = results.filter((result) => result.outcome !== 'not-applicable');
  return {
    id: 'controls.pack',
    examined: applicable.length,
    unit: 'control tests',
    ...(applicable.length === 0 ? { skipped: 'absent' as const } : {}),
    facts: results.map((result) => [result.id, `${result.exceptionCount} of ${result.population}`]),
    findings: applicable.flatMap((result) => (result.advisory ? indicationsOf(result) : findingsOf(result))),
  };
}

function findingsOf(result: ControlResult): readonly Finding[] {
  const { id: control, population, exceptionCount, exceptions } = result;
  return [
    ...exceptions.map(({ subject, reason, at, values }): Finding => ({
      code: 'control.exceptions', at, values: { ...values, control, subject, reason, exceptions: exceptionCount, population },
    })),
    ...(result.outcome === 'indeterminate' ? [undecided(result, 'control.cannot-tell')] : []),
  ];
}

/** They fail nothing: each stands in the result, and one finding says that there are any. */
function indicationsOf(result: ControlResult): readonly Finding[] {
  if (result.outcome === 'indeterminate') return [undecided(result, 'control.indications-unknown')];
  const { id: control, population, exceptionCount, exceptions: [first] } = result;
  if (first === undefined) return [];
  const { subject, reason, at, values } = first;
  return [{ code: 'control.indications', at, values: { ...values, control, subject, reason, exceptions: exceptionCount, population } }];
}

function undecided({ id: control, population, undecidedCount, undecided: [first] }: ControlResult, code: 'control.cannot-tell' | 'control.indications-unknown'): Finding {
  return {
    code,
    at: first?.at ?? {},
    values: first === undefined
      ? { control, population, reason: 'integrity' }
      : { ...first.values, control, population, count: undecidedCount, subject: first.subject, reason: first.reason },
  };
}
