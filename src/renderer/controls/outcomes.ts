import type { ControlResult, Fact } from '../../contract/index.ts';
import { controlsScreen, outcomeWord } from '../../text/index.ts';

/** What a result is shown as: an advisory test that found something failed nothing, and must not look as if it had. */
export type ShownOutcome = ControlResult['outcome'] | 'indications';
export const shownOutcome = ({ advisory, outcome }: ControlResult): ShownOutcome => (advisory && outcome === 'fail' ? 'indications' : outcome);
/** Of one member the same: what an advisory test takes exception to is an indication. */
export const shownFact = ({ verdict }: Pick<Fact, 'verdict'>, { advisory }: Pick<ControlResult, 'advisory'>): ShownOutcome => (advisory && verdict === 'exception' ? 'indications' : FACT_OUTCOMES[verdict]);
export const FACT_OUTCOMES: Readonly<Record<Fact['verdict'], ControlResult['outcome']>> = { held: 'pass', exception: 'fail', 'cannot-tell': 'indeterminate' };
export const shownWord = (outcome: ShownOutcome): string => (outcome === 'indications' ? controlsScreen.advisory : outcomeWord(outcome));

export const OUTCOMES = ['fail', 'indeterminate', 'indications', 'pass', 'not-applicable'] as const satisfies readonly ShownOutcome[];
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const satisfies readonly ControlResult['severity'][];

/** What was not kept first, and of that the gravest. */
export const byUrgency = (a: ControlResult, b: ControlResult): number =>
  OUTCOMES.indexOf(shownOutcome(a)) - OUTCOMES.indexOf(shownOutcome(b)) || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

export const countOf = (controls: readonly ControlResult[], outcome: ShownOutcome): number => controls.filter((each) => shownOutcome(each) === outcome).length;

/** The outcome with its figures: "Fails: 2 of 43". */
export function said(control: ControlResult): string {
  const { outcome, population, exceptionCount, undecidedCount } = control;
  const word = shownWord(shownOutcome(control));
  return outcome === 'not-applicable' ? word : controlsScreen.said(word, exceptionCount || undecidedCount || population, population);
}
