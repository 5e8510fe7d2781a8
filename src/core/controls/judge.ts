import { sha256Hex } from '../crypto/index.ts';
import { canonicalize } from '../json/index.ts';
import type { ControlResult, ControlTest, Fact } from './types.ts';

/**
 * From facts to an outcome. One exception fails the test; without one, a member that could not be told leaves the
 * test undecided; an empty population is never a pass. Where the data's integrity did not hold, a pass becomes
 * undecided and a failure stays, marked unreliable.
 */
export function judgeControl(test: ControlTest, facts: readonly Fact[], integrityHolds: boolean): ControlResult {
  const exceptions = facts.filter((fact) => fact.verdict === 'exception');
  const undecided = facts.filter((fact) => fact.verdict === 'cannot-tell');
  const { id, version, severity, mappings } = test;
  return {
    id, version, severity, mappings,
    outcome: outcomeOf(facts.length, exceptions.length, undecided.length, integrityHolds),
    population: facts.length,
    populationDigest: sha256Hex(canonicalize(facts.map((fact) => fact.subject))),
    exceptions,
    undecided,
    unreliable: !integrityHolds,
  };
}

function outcomeOf(population: number, exceptions: number, undecided: number, integrityHolds: boolean): ControlResult['outcome'] {
  if (population === 0) return 'not-applicable';
  if (exceptions > 0) return 'fail';
  return undecided > 0 || !integrityHolds ? 'indeterminate' : 'pass';
}
