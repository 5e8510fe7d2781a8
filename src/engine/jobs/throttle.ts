import type { JobPhase } from './verify-job.ts';

type Report = (phase: JobPhase, done: number, total: number | null) => void;

/** Lets a change of phase and the end of one through at once, and ten reports a second of the rest. */
export function throttled(report: Report, now: () => number = Date.now): Report {
  let phase: JobPhase | null = null;
  let last = Number.NEGATIVE_INFINITY;
  return (next, done, total) => {
    const at = now();
    if (next === phase && done !== total && at - last < 100) return;
    phase = next;
    last = at;
    report(next, done, total);
  };
}
