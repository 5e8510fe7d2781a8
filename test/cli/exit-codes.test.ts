import { describe, expect, test } from 'vitest';
import { EXIT, exitCodeOf, worst } from '../../src/cli/exit-codes.ts';
import type { Axis, Outcome } from '../../src/core/findings/index.ts';
import type { Run } from '../../src/core/run.ts';
import { reportRun } from '../support/run-fixture.ts';

const withOutcomes = (outcomes: Partial<Record<Axis, Outcome>>): Run => {
  const run = reportRun('passing');
  return { ...run, verdict: { axes: run.verdict.axes.map((each) => ({ ...each, outcome: outcomes[each.axis] ?? each.outcome })) } };
};

describe('exit codes', () => {
  test.each<[Partial<Record<Axis, Outcome>>, readonly Axis[], number]>([
    [{ integrity: 'pass', authenticity: 'pass' }, ['integrity', 'authenticity'], EXIT.holds],
    [{ integrity: 'pass', authenticity: 'fail' }, ['integrity', 'authenticity'], EXIT.fails],
    [{ integrity: 'indeterminate', authenticity: 'fail' }, ['integrity', 'authenticity'], EXIT.fails],
    [{ integrity: 'pass', authenticity: 'indeterminate' }, ['integrity', 'authenticity'], EXIT.cannotTell],
    [{ integrity: 'pass', policy: 'not-checked' }, ['integrity', 'policy'], EXIT.cannotTell],
    [{ integrity: 'pass', controls: 'not-applicable' }, ['integrity', 'controls'], EXIT.cannotTell],
    [{ integrity: 'pass', controls: 'fail' }, ['integrity'], EXIT.holds],
  ])('%j requiring %j is %d', (outcomes, required, code) => {
    expect(exitCodeOf(withOutcomes(outcomes), required)).toBe(code);
  });

  test('what could not be read has a code of its own', () => {
    const run: Run = { ...reportRun('passing'), subject: { kind: 'unreadable', digest: '0'.repeat(64), size: 0, because: 'kind-empty' } };
    expect(exitCodeOf(run, ['time'])).toBe(EXIT.unreadable);
  });

  test('of several files the worst is told', () => {
    expect(worst([EXIT.holds, EXIT.fails, EXIT.cannotTell])).toBe(EXIT.fails);
    expect(worst([EXIT.fails, EXIT.unreadable])).toBe(EXIT.unreadable);
    expect(worst([EXIT.cannotTell, EXIT.holds])).toBe(EXIT.cannotTell);
    expect(worst([])).toBe(EXIT.holds);
  });
});
