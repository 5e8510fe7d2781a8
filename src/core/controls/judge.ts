import { createPopulation } from './population.ts';
import type { ControlOutcome, ControlResult, ControlTest, Fact, Member, SubjectKind } from './types.ts';

export interface JudgeOptions {
  readonly integrityHolds: boolean;
  /** How many exceptions, and how many undecided members, the result keeps whole. All are counted. */
  readonly kept: number;
  readonly mappings: readonly string[];
  /** Called for each member of the population, in order. */
  readonly fact?: (fact: Fact, kind: SubjectKind | null) => void;
}

/**
 * From a population to an outcome. One exception fails the test; without one, a member that could not be told leaves it
 * undecided; an empty population is never a pass. Where the data's integrity did not hold, a pass becomes undecided and a
 * failure stays, marked unreliable; a test that restates the verifier's findings stands as it is.
 */
export function judgeControl(test: ControlTest, options: JudgeOptions): Judgement {
  const subjects = createPopulation();
  const exceptions: Fact[] = [];
  const undecided: Fact[] = [];
  let exceptionCount = 0;
  let undecidedCount = 0;
  return {
    take(members) {
      for (const member of members) {
        const fact = test.judge(member);
        subjects.add(fact.subject);
        const kind = test.of(member);
        options.fact?.(fact, kind);
        if (fact.verdict === 'exception') {
          exceptionCount += 1;
          if (exceptions.length < options.kept) exceptions.push(named(fact, kind));
        } else if (fact.verdict === 'cannot-tell') {
          undecidedCount += 1;
          if (undecided.length < options.kept) undecided.push(named(fact, kind));
        }
      }
    },
    result() {
      const { id, version, severity } = test;
      const unreliable = test.rests === 'record' && !options.integrityHolds;
      const { population, populationDigest } = subjects.finish();
      return {
        id, version, severity,
        advisory: test.advisory === true,
        mappings: options.mappings,
        outcome: outcomeOf(population, exceptionCount, undecidedCount, unreliable),
        population, populationDigest, exceptionCount, undecidedCount, exceptions, undecided, unreliable,
      };
    },
  };
}

/** One test's judgement while its members come in. */
export interface Judgement {
  /** The next of its members, in the population's order. */
  take(members: Iterable<Member>): void;
  /** Once, at the end. */
  result(): ControlResult;
}

const named = (fact: Fact, kind: SubjectKind | null): Fact => (kind === null ? fact : { ...fact, kind });

/** One exception fails; without one, an undecided member or unreliable data leaves it undecided; nothing to test is no pass. */
export function outcomeOf(population: number, exceptions: number, undecided: number, unreliable: boolean): ControlOutcome {
  if (population === 0) return 'not-applicable';
  if (exceptions > 0) return 'fail';
  return undecided > 0 || unreliable ? 'indeterminate' : 'pass';
}
