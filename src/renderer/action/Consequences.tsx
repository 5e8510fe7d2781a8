import type { ReactNode } from 'react';
import type { ActionDetail, EventRow } from '../../contract/index.ts';
import { actionLabels, eventTypeText, formatTime } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { consequenceDiffers, consequenceText, isHarm } from './consequences.ts';
import { Differs } from './Differs.tsx';
import { Proof } from './Proof.tsx';
import { isRollback } from './steps.ts';
import { Distance } from './StepView.tsx';

/** What followed from the action, as the record ties it to it. */
export function Consequences({ detail, rows, selected, select, go }: {
  readonly detail: ActionDetail;
  readonly rows: ReadonlyMap<string, EventRow>;
  readonly selected: string | null;
  readonly select: ScreenProps['select'];
  readonly go: ScreenProps['go'];
}): ReactNode {
  const consequences = detail.action.consequences.filter(({ value }) => !isRollback(value.type));
  const start = detail.action.finished?.time ?? detail.action.started?.time ?? detail.action.requested.time;
  return (
    <li className="action-step" data-state={consequences.length === 0 ? 'absent' : 'stated'} data-wrong={consequences.some(({ value }) => consequenceDiffers(value, detail.action).length > 0)}>
      <h3>{actionLabels.whatFollowed}</h3>
      {consequences.length === 0 && <p className="action-missing">{actionLabels.nothingIsRecordedThat}</p>}
      {consequences.map(({ value, time, at }, i) => (
        <div key={`${at.event ?? ''}${i}`} className="action-entry" data-selected={at.event !== undefined && at.event === selected}>
          <p className="action-when"><span>{formatTime(time)}</span><Distance ms={time - (consequences[i - 1]?.time ?? start)} /></p>
          <p className="action-says">
            {isHarm(value) && <Harm />}
            <strong>{eventTypeText(value.type)}</strong> <bdi>{consequenceText(value)}</bdi>
          </p>
          <Differs differs={consequenceDiffers(value, detail.action)} />
          <Proof at={at} row={rows.get(at.event ?? '')} file={undefined} signature={undefined} select={select} go={go} />
        </div>
      ))}
    </li>
  );
}

/** Harm in the world is no outcome of a check: a triangle of its own, with a word for those who do not see it. */
function Harm(): ReactNode {
  return (
    <>
      <svg className="action-harm" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M7 13 0.8 1.5h12.4z" /></svg>
      <span className="sr-only">{actionLabels.harm}{' '}</span>
    </>
  );
}
