import type { ReactNode } from 'react';
import type { ControlResult, Run } from '../../contract/index.ts';
import { controlsScreen, controlText, displayName, factText, nextSteps, verdictLabels } from '../../text/index.ts';
import { byUrgency } from '../controls/outcomes.ts';
import { Severity } from '../design/Severity.tsx';
import type { Reach } from './FindingItem.tsx';

/** More than a person does next; the Controls screen has them all. */
const SHOWN = 6;
const words = () => controlsScreen.actions;

/** What to do about a run: findings in words, and each control that was not kept with the way to its exceptions. */
export function NextActions({ run, reach }: { readonly run: Run; readonly reach: Reach }): ReactNode {
  const judged = run.controls.filter((each) => !each.advisory);
  const failed = judged.filter((each) => each.outcome === 'fail').toSorted(byUrgency);
  const untold = judged.filter((each) => each.outcome === 'indeterminate').length;
  const [nothing] = nextSteps({ ...run, findings: [], controls: [] });
  const steps = nextSteps({ ...run, controls: [] }).filter((step) => failed.length + untold === 0 || step !== nothing);
  const findings = steps.length > 0 && <ol key="findings" className="next-steps">{steps.map((step) => <li key={step}>{step}</li>)}</ol>;
  const controls = failed.length + untold > 0 && <Controls key="controls" failed={failed} untold={untold} reach={reach} />;
  return (
    <section className="section" aria-labelledby="next">
      <h2 id="next">{verdictLabels.whatToDoNext}</h2>
      {/* Where the record's integrity did not hold, what it says of controls comes second. */}
      {run.controls.some((each) => each.unreliable) ? [findings, controls] : [controls, findings]}
    </section>
  );
}

function Controls({ failed, untold, reach }: { readonly failed: readonly ControlResult[]; readonly untold: number; readonly reach: Reach }): ReactNode {
  return (
    <ul className="next-controls" aria-label={words().title}>
      {failed.slice(0, SHOWN).map((control) => {
        const [first] = control.exceptions;
        return (
          <li key={control.id}>
            <p><span className="control-id">{displayName(control.id, 24)}</span> <strong>{controlText(control.id).title}</strong> <Severity severity={control.severity} /></p>
            {first !== undefined && <p>{words().begin(displayName(first.subject, 60), factText(control.id, first))}</p>}
            <p><button type="button" className="link" onClick={() => reach.go({ screen: 'controls', selection: { kind: 'control', id: control.id } })}>{words().exceptions(control.exceptionCount)}</button></p>
          </li>
        );
      })}
      {failed.length > SHOWN && <li><p>{words().more(failed.length - SHOWN)} <button type="button" className="link" onClick={() => reach.go({ screen: 'controls', selection: null, filter: 'outcome:fail' })}>{words().openAll}</button></p></li>}
      {untold > 0 && <li><p>{words().untold(untold)} <button type="button" className="link" onClick={() => reach.go({ screen: 'controls', selection: null, filter: 'outcome:indeterminate' })}>{words().openUntold}</button></p></li>}
    </ul>
  );
}
