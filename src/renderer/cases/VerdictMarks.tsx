import type { ReactNode } from 'react';
import type { Axis, AxisVerdict } from '../../contract/index.ts';
import { axisText, outcomeWord } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';

export const AXIS_ORDER: readonly Axis[] = ['integrity', 'authenticity', 'time', 'completeness', 'policy', 'controls'];

/** Six marks in the axes' order, each naming its axis and outcome. */
export function VerdictMarks({ axes }: { readonly axes: readonly Pick<AxisVerdict, 'axis' | 'outcome'>[] }): ReactNode {
  return (
    <span className="marks">
      {AXIS_ORDER.map((axis) => {
        const outcome = axes.find((each) => each.axis === axis)?.outcome ?? 'not-checked';
        const words = `${axisText(axis).name}: ${outcomeWord(outcome)}`;
        return <span key={axis} className="marks-cell" title={words}><OutcomeMark outcome={outcome} size={18} label={false} /><span className="sr-only">{words}. </span></span>;
      })}
    </span>
  );
}
