import type { ControlResult } from '../../contract/index.ts';
import { controlsScreen, outcomeWord } from '../../text/index.ts';

export const OUTCOMES = ['fail', 'indeterminate', 'pass', 'not-applicable'] as const satisfies readonly ControlResult['outcome'][];
const RANK: Readonly<Record<ControlResult['outcome'], number>> = { fail: 0, indeterminate: 1, pass: 2, 'not-applicable': 3 };
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const satisfies readonly ControlResult['severity'][];

/** What was not kept first, and of that the gravest. */
export const byUrgency = (a: ControlResult, b: ControlResult): number =>
  RANK[a.outcome] - RANK[b.outcome] || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

export const countOf = (controls: readonly ControlResult[], outcome: ControlResult['outcome']): number => controls.filter((each) => each.outcome === outcome).length;

/** The outcome with its figures: "Fails: 2 of 43". */
export function said({ outcome, population, exceptionCount, undecidedCount }: ControlResult): string {
  const word = outcomeWord(outcome);
  return outcome === 'not-applicable' ? word : controlsScreen.said(word, exceptionCount || undecidedCount || population, population);
}
