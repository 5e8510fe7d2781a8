import { assertNever, type Outcome } from '../../core/findings/index.ts';
import { axisAnswer, axisText, controlText, outcomeWord } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { markup, prop, token, type Prop } from './datatypes.ts';
import { axisObjective, type Ids } from './ids.ts';
import { controlProps } from './tested.ts';
import { relatedRisks, type RiskReference } from './risks.ts';

export interface OscalFinding {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly props: readonly Prop[];
  readonly target: {
    readonly type: 'objective-id';
    readonly 'target-id': string;
    readonly status: { readonly state: 'satisfied' | 'not-satisfied'; readonly reason: 'pass' | 'fail' | 'other' };
  };
  readonly 'related-observations'?: readonly { readonly 'observation-uuid': string }[];
  readonly 'related-risks'?: RiskReference;
}

/**
 * The two states that OSCAL has. What could not be told is `not-satisfied` for another reason than a failure: NIST
 * SP 800-53A calls it "other than satisfied" where an assessor could not obtain what the determination needs. Null where
 * nothing was tested: either state would be a claim.
 */
function status(outcome: Outcome): OscalFinding['target']['status'] | null {
  switch (outcome) {
    case 'pass': return { state: 'satisfied', reason: 'pass' };
    case 'fail': return { state: 'not-satisfied', reason: 'fail' };
    case 'indeterminate': return { state: 'not-satisfied', reason: 'other' };
    case 'not-checked': case 'not-applicable': return null;
    default: return assertNever(outcome);
  }
}

/** One finding of an outcome that OSCAL's states can speak of, none of another. */
export function finding(uuid: string, objective: string, outcome: Outcome, rest: Omit<OscalFinding, 'uuid' | 'target'>): readonly OscalFinding[] {
  const state = status(outcome);
  return state === null ? [] : [{ uuid, ...rest, target: { type: 'objective-id', 'target-id': objective, status: state } }];
}

/** One finding an axis and one a control test, each with the observations it rests on. Advisory tests fail nothing and have none. */
export function findings(model: ReportModel, ids: Ids): readonly OscalFinding[] {
  const { run } = model.shown;
  const related = (uuids: readonly string[]): Pick<OscalFinding, 'related-observations'> =>
    uuids.length === 0 ? {} : { 'related-observations': uuids.map((uuid) => ({ 'observation-uuid': uuid })) };
  const axes = run.verdict.axes.flatMap((verdict) => {
    const checks = run.checks.flatMap((check, n) => (check.axis === verdict.axis ? [ids.observation('check', n), ...check.findings.map((each) => ids.observation('finding', each))] : []));
    return finding(ids.finding(verdict.axis), axisObjective(verdict.axis), verdict.outcome, {
      title: markup(axisText(verdict.axis).question), description: markup(`${outcomeWord(verdict.outcome)}. ${axisAnswer(verdict, run)}`),
      props: [prop('axis', verdict.axis), prop('outcome', verdict.outcome), prop('capped', verdict.capped)], ...related(checks),
    });
  });
  const controls = run.controls.filter(({ advisory }) => !advisory).flatMap((control) => {
    const place = run.controls.indexOf(control);
    const facts = [...control.exceptions, ...control.undecided].map((_, n) => ids.observation(`fact/${place}`, n));
    return finding(ids.finding(`control/${place}`), token(control.id), control.outcome, {
      title: markup(controlText(control.id).title), description: markup(`${outcomeWord(control.outcome)}. ${controlText(control.id).rationale}`),
      props: controlProps(control), ...relatedRisks(model, ids, control), ...related([ids.observation('control', place), ...facts]),
    });
  });
  return [...axes, ...controls];
}
