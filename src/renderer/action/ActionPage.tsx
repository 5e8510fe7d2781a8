import { useMemo, type ReactNode } from 'react';
import type { ActionDetail, Fact } from '../../contract/index.ts';
import { actionLabels, actionOutcomes, actionText, counted } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { useScrollPlace } from '../app/scroll-place.ts';
import { Icon } from '../design/Icon.tsx';
import { FindingItem } from '../verdict/FindingItem.tsx';
import { Asked } from './Asked.tsx';
import { BoundaryRule } from './BoundaryRule.tsx';
import { CommitTests } from './CommitTests.tsx';
import { Consequences } from './Consequences.tsx';
import { ControlLine } from './ControlLine.tsx';
import { actionHeadline } from './headline.ts';
import { commitsOf, stepsOf, troubles } from './steps.ts';
import { StepView } from './StepView.tsx';
import { useActionEvents } from './use-action-events.ts';

/** More would make the page about them. */
const FINDINGS_MOST = 12;

/** How did this action come about, and what came of it? One page, read from top to bottom. */
export function ActionPage({ detail, engine, digest, run, selection, select, go, onClose }: ScreenProps & {
  readonly detail: ActionDetail;
  readonly onClose: () => void;
}): ReactNode {
  const { action } = detail;
  useScrollPlace(`action/${action.id}`);
  const rows = useActionEvents(engine, digest, action.id);
  const steps = useMemo(() => stepsOf(detail), [detail]);
  const wrong = troubles(detail);
  // What controls found is said above and in its step; findings of the verifier are not said anywhere else.
  const findings = detail.findings.flatMap((index) => {
    const finding = run.run.findings[index];
    return finding === undefined || finding.code.startsWith('control.') ? [] : [{ index, finding }];
  });
  const selected = selection?.kind === 'event' ? selection.id : null;
  const view = { detail, rows, selected, select, go };
  return (
    <article className="action-page">
      <header>
        <p className="action-back">
          <button type="button" className="button quiet" onClick={onClose}><Icon name="back" size={16} />{actionLabels.allActions}</button>
          <span className="action-outcome">{actionOutcomes[action.outcome]}</span>
          <span className="quiet">{counted.event(action.eventCount)}</span>
          <button type="button" className="link" onClick={() => go({ screen: 'timeline', selection: { kind: 'action', id: action.id } })}>{actionLabels.onTheTimeline}</button>
          <button type="button" className="link" onClick={() => go({ screen: 'graph', selection: { kind: 'action', id: action.id } })}>{actionText.blast}</button>
        </p>
        <h1>{actionHeadline(detail)}</h1>
        <div className="action-verdict" data-worst={wrong[0]?.fact.verdict ?? 'held'}>
          <p>{verdictLine(detail, wrong)}</p>
          {wrong.map((control) => <ControlLine key={control.id} control={control} labels={detail.labels} select={select} />)}
        </div>
      </header>
      <div className="action-body">
        <ol className="action-path">
          {steps.filter((step) => step.id !== 'rollback').map((step) => (
            <StepView key={step.id} step={step} {...view}>
              {step.id === 'decision' && <BoundaryRule engine={engine} digest={digest} run={run.run} detail={detail} go={go} />}
              {step.id === 'evidence' && <CommitTests engine={engine} digest={digest} commits={commitsOf(action)} actionId={action.id} select={select} selected={selected} />}
            </StepView>
          ))}
          <Consequences {...view} />
          {steps.filter((step) => step.id === 'rollback').map((step) => <StepView key={step.id} step={step} {...view} />)}
        </ol>
        <div className="action-side">
          <Asked detail={detail} select={select} />
          {findings.length > 0 && (
            <section className="action-findings" aria-label={actionLabels.findings}>
              <h3>{actionLabels.findingsOnItsEvents(findings.length)}</h3>
              {findings.slice(0, FINDINGS_MOST).map(({ index, finding }) => <FindingItem key={index} finding={finding} reach={{ select, go }} />)}
              {findings.length > FINDINGS_MOST && <p className="quiet">{actionLabels.moreOnVerdict(findings.length - FINDINGS_MOST)}</p>}
            </section>
          )}
        </div>
      </div>
    </article>
  );
}

function verdictLine({ controls }: ActionDetail, wrong: readonly { readonly fact: Fact }[]): string {
  if (controls.length === 0) return actionLabels.noControlTestLooked;
  if (wrong.length === 0) return controls.length === 1 ? actionLabels.theOneControlTest : actionLabels.allControlTestsThat(controls.length);
  const exceptions = wrong.filter(({ fact }) => fact.verdict === 'exception').length;
  return actionLabels.testsSay(controls.length, exceptions, wrong.length - exceptions);
}
