import type { Axis } from '../core/findings/index.ts';
import type { Run } from '../core/run.ts';

/** What a script reads. Above 63 the numbers are those of sysexits(3). */
export const EXIT = { holds: 0, fails: 1, cannotTell: 2, usage: 64, unreadable: 65, internal: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** 0 when every required axis passes, 1 when one fails, 2 otherwise; 65 when there was nothing to verify. */
export function exitCodeOf(run: Run, required: readonly Axis[]): ExitCode {
  if (run.subject.kind === 'unreadable') return EXIT.unreadable;
  const outcomes = run.verdict.axes.filter((each) => required.includes(each.axis)).map((each) => each.outcome);
  if (outcomes.includes('fail')) return EXIT.fails;
  return outcomes.length === required.length && outcomes.every((outcome) => outcome === 'pass') ? EXIT.holds : EXIT.cannotTell;
}

const RANK: readonly ExitCode[] = [EXIT.holds, EXIT.cannotTell, EXIT.fails, EXIT.unreadable, EXIT.usage, EXIT.internal];

/** Of several files, the one that a script must know of. */
export const worst = (codes: readonly ExitCode[]): ExitCode => codes.reduce((sofar, code) => (RANK.indexOf(code) > RANK.indexOf(sofar) ? code : sofar), EXIT.holds);
