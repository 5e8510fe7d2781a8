import type { ReactNode } from 'react';
import { displayName, evidenceLabels, evidenceText, factLabel } from '../../../text/index.ts';
import { Compare } from '../../design/Compare.tsx';
import { Facts } from '../../design/Facts.tsx';
import { readSteps } from '../reproduction.ts';
import { JsonView } from './TextViews.tsx';

/** More than any list a person follows; Text has them all. */
const MOST = 500;

/** Steps as the producer wrote them, with what was expected beside what was seen; a file without a list is shown as its JSON. */
export function ReproductionView({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  const read = readSteps(text);
  if (read === null) return <JsonView label={label} text={text} />;
  const { title, expected, observed, steps, rest } = read;
  return (
    <div className="steps-view" role="region" aria-label={evidenceLabels.steps} tabIndex={0}>
      {title !== null && <h3>{displayName(title, 400)}</h3>}
      <p className="view-lead">{evidenceText.steps(steps.length)}</p>
      <ol>
        {steps.slice(0, MOST).map((step, index) => (
          <li key={index}>{step.map(([key, value]) => <div key={key}>{key !== '' && <span className="quiet">{displayName(key)} </span>}{displayName(value, 2_000)}</div>)}</li>
        ))}
      </ol>
      {steps.length > MOST && <p className="view-note">{evidenceLabels.moreInText(steps.length - MOST)}</p>}
      {expected !== null && observed !== null && <div className="view-facts"><Compare left={{ label: evidenceLabels.expected, value: expected }} right={{ label: evidenceLabels.observed, value: observed }} /></div>}
      {rest.length > 0 && <div className="view-facts"><Facts facts={rest.map(([key, value]) => [factLabel(key), displayName(value, 2_000)] as const)} /></div>}
    </div>
  );
}
