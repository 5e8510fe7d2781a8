import type { ReactNode } from 'react';
import type { ControlResult } from '../../contract/index.ts';
import { controlsScreen, controlText, displayName, ownControlsText } from '../../text/index.ts';
import { Severity } from '../design/Severity.tsx';
import { said } from './outcomes.ts';
import { WaiverMark } from './WaiverMark.tsx';
import type { JudgedWaiver } from './waivers.ts';
import { ResultMark } from './ResultMark.tsx';

export interface RowProps {
  readonly waivers: (control: ControlResult) => readonly JudgedWaiver[];
  readonly open: (id: string) => void;
}

/** One test in a line: outcome, name, what lies over it, severity, figures. */
export function ControlRow({ control, title, own = false, waivers, open }: RowProps & {
  readonly control: ControlResult;
  /** What it is called where the catalogue has no name for it. */
  readonly title?: string;
  /** A person's own, which is in no run. */
  readonly own?: boolean;
}): ReactNode {
  return (
    <button type="button" className="control-row" data-control={control.id} onClick={() => open(control.id)}>
      <ResultMark control={control} size={18} />
      <span className="control-id">{displayName(control.id, 24)}</span>
      <span className="control-name">
        {title ?? controlText(control.id).title}
        {own && <span className="control-mark">{ownControlsText.mark}</span>}
        {control.unreliable && <span className="control-mark" data-state="unreliable">{controlsScreen.unreliable}</span>}
        <WaiverMark waivers={waivers(control)} />
      </span>
      <Severity severity={control.severity} />
      <span className="control-figure">{said(control)}</span>
    </button>
  );
}
