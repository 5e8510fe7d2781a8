import type { CheckReport, Finding } from '../findings/index.ts';
import type { CanonicalRecord } from '../model/record.ts';
import { judgeControl } from './judge.ts';
import { CONTROL_PACK } from './pack.ts';
import type { ControlResult, Fact } from './types.ts';

/** Every test of the pack over the record, in the pack's order. `facts` saves finding them again where they are at hand. */
export function runControls(
  record: CanonicalRecord,
  { integrityHolds }: { readonly integrityHolds: boolean },
  facts: ReadonlyMap<string, readonly Fact[]> = controlFacts(record),
): readonly ControlResult[] {
  return CONTROL_PACK.tests.map((test) => judgeControl(test, facts.get(test.id) ?? [], integrityHolds));
}

/** What each test found about each member of its population: test id → facts, in the record's order. */
export function controlFacts(record: CanonicalRecord): ReadonlyMap<string, readonly Fact[]> {
  return new Map(CONTROL_PACK.tests.map((test) => [test.id, test.facts(record)]));
}

/**
 * The check that carries control results into the verdict: one finding an exception, one a test that could not be
 * decided. A test with nothing to test is not counted as examined.
 */
export function controlReport(results: readonly ControlResult[]): CheckReport {
  const applicable = results.filter((result) => result.outcome !== 'not-applicable');
  return {
    id: 'controls.pack',
    examined: applicable.length,
    unit: 'control tests',
    ...(applicable.length === 0 ? { skipped: 'absent' as const } : {}),
    facts: results.map((result) => [result.id, `${result.exceptions.length} of ${result.population}`]),
    findings: applicable.flatMap(findingsOf),
  };
}

function findingsOf(result: ControlResult): readonly Finding[] {
  const { id: control, population, exceptions, undecided } = result;
  const failed = exceptions.map(({ subject, reason, at, values }): Finding => ({
    code: 'control.exceptions', at, values: { ...values, control, subject, reason, exceptions: exceptions.length, population },
  }));
  if (result.outcome !== 'indeterminate') return failed;
  const [first] = undecided;
  return [{
    code: 'control.cannot-tell',
    at: first?.at ?? {},
    values: first === undefined
      ? { control, population, reason: 'integrity' }
      : { ...first.values, control, population, count: undecided.length, subject: first.subject, reason: first.reason },
  }];
}
