import { describe, expect, test } from 'vitest';
import { controlsExitCode } from '../../src/cli/controls/exit-code.ts';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { assess } from '../../src/engine/controls/index.ts';
import type { ControlOutcome, ControlResult } from '../../src/core/controls/index.ts';
import type { Waiver } from '../../src/core/controls/waivers.ts';
import { reportRun } from '../support/run-fixture.ts';

const result = (id: string, outcome: ControlOutcome, advisory = false): ControlResult => ({
  id, version: 1, severity: 'high', advisory, mappings: ['gdpr 5'], outcome, population: 3, populationDigest: '', exceptionCount: outcome === 'fail' ? 1 : 0, undecidedCount: 0,
  exceptions: outcome === 'fail' ? [{ subject: 's', verdict: 'exception', reason: 'r', values: {}, at: {} }] : [], undecided: [], unreliable: false,
});
const waives = (control: string): Waiver => ({ control, subject: 's', who: 'w', why: 'y', decided_at: '2020-01-01T00:00:00.000Z', until: '2090-01-01T00:00:00.000Z' });
const code = (controls: readonly ControlResult[], waivers: readonly Waiver[] = [], framework: string | null = null): number =>
  controlsExitCode(assess({ ...reportRun('passing'), controls }, [], { waivers, digest: '' }, { severities: null, framework }));

describe('exit codes of proofroom controls', () => {
  test.each<[string, number, number]>([
    ['all pass or have nothing to test', code([result('A', 'pass'), result('B', 'not-applicable')]), EXIT.holds],
    ['one fails', code([result('A', 'pass'), result('B', 'fail'), result('C', 'indeterminate')]), EXIT.fails],
    ['one cannot tell', code([result('A', 'pass'), result('B', 'indeterminate')]), EXIT.cannotTell],
    ['a failure that is waived is no pass', code([result('A', 'pass'), result('B', 'fail')], [waives('B')]), EXIT.cannotTell],
    ['a waiver of another control', code([result('A', 'pass'), result('B', 'fail')], [waives('A')]), EXIT.fails],
    ['an advisory one fails nothing', code([result('A', 'pass'), result('B', 'fail', true)]), EXIT.holds],
    ['nothing to test is no pass', code([result('A', 'not-applicable')]), EXIT.cannotTell],
    ['no test at all', code([]), EXIT.cannotTell],
    ['what was not chosen does not count', code([result('A', 'fail')], [], 'dora'), EXIT.cannotTell],
  ])('%s', (_, actual, expected) => expect(actual).toBe(expected));
});
