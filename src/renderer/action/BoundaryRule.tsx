import type { ReactNode } from 'react';
import type { ActionDetail, EngineClient, Run } from '../../contract/index.ts';
import { actionText, displayName, environments, NOT_STATED, riskClasses, wordFor } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Compare } from '../design/Compare.tsx';
import { Facts } from '../design/Facts.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { useQuery } from '../engine/index.tsx';
import { fileStatus } from '../evidence/file-tree.ts';
import { asksForMore, boundaryCell, boundaryFile } from './boundary-cell.ts';

/** The cell of the boundary that the decision names: read from the policy's own file, and evaluated by the engine alone. */
export function BoundaryRule({ engine, digest, run, detail, go }: { readonly engine: EngineClient; readonly digest: string; readonly run: Run; readonly detail: ActionDetail; readonly go: ScreenProps['go'] }): ReactNode {
  const { descriptor, decisions } = detail.action;
  const decision = decisions.at(-1)?.value;
  const name = decision === undefined ? null : boundaryFile(decision.policyVersion);
  const file = run.files.find((each) => each.name === name && each.status !== 'missing');
  const query = useQuery(file === undefined ? null : ['file', digest, file.name], (signal) => engine.evidence.file({ digest, name: file?.name ?? '' }, { signal }));
  if (decision === undefined || name === null) return null;
  if (file === undefined) return <p className="action-boundary quiet">{actionText.noBoundary(displayName(decision.policyVersion))}</p>;
  if (query.status !== 'ready') return null;
  const cell = boundaryCell(query.data.text ?? '', descriptor);
  const status = fileStatus()[file.status];
  const more = cell === null ? null : asksForMore(descriptor.autonomy, cell);
  return (
    <section className="action-boundary" aria-label={actionText.boundary}>
      <h4>{actionText.boundary}: {wordFor(environments, descriptor.environment)} × {wordFor(riskClasses, descriptor.risk_class)}</h4>
      {cell === null
        ? <p className="action-missing">{actionText.noCell}</p>
        : <Facts facts={[[actionText.most, actionText.autonomy(cell.maxAutonomy)], [actionText.gate, actionText.gates(cell.gate)], [actionText.mode, actionText.modes(cell.mode)]]} />}
      {cell !== null && more === true && <Compare left={{ label: actionText.allowed, value: actionText.autonomy(cell.maxAutonomy) }} right={{ label: actionText.asked, value: descriptor.autonomy === null ? NOT_STATED : actionText.autonomy(descriptor.autonomy) }} />}
      {cell !== null && cell.mode !== decision.mode && <Compare left={{ label: actionText.modeOfCell, value: actionText.modes(cell.mode) }} right={{ label: actionText.modeOfDecision, value: actionText.modes(decision.mode) }} />}
      <ul className="action-proof">
        <li>
          <OutcomeMark outcome={status.outcome} size={14} label={false} />
          <button type="button" className="link" onClick={() => go({ screen: 'evidence', selection: { kind: 'file', id: file.name } })}>{displayName(file.name, 80)}</button>
          <span>{status.word}</span>
        </li>
      </ul>
      <p className="quiet">{actionText.asStated}</p>
    </section>
  );
}
