import type { ReactNode } from 'react';
import type { LaneKey } from '../../contract/index.ts';
import { timelineLabels } from '../../text/index.ts';
import { Icon } from '../design/Icon.tsx';
import type { TimelineCommand } from './keys.ts';
import { Segments } from '../design/Segments.tsx';

const lanes = (): readonly (readonly [key: LaneKey, word: string])[] => [
  ['agent', timelineLabels.agent], ['fleet', timelineLabels.fleet], ['person', timelineLabels.person], ['actor', timelineLabels.actor], ['layer', timelineLabels.layer], ['system', timelineLabels.system],
];

/** What the lanes are, how much is seen, and the way to the table. */
export function Controls(props: {
  readonly by: LaneKey;
  readonly onBy: (by: LaneKey) => void;
  readonly twin: boolean;
  readonly onTwin: (twin: boolean) => void;
  readonly onCommand: (command: TimelineCommand) => void;
  readonly canFit: boolean;
}): ReactNode {
  return (
    <div className="timeline-controls">
      {!props.twin && (
        <>
          <span className="quiet">{timelineLabels.lanesBy}</span>
          <Segments label={timelineLabels.lanesBy} options={lanes()} value={props.by} onChange={props.onBy} />
          <button type="button" className="button quiet" disabled={!props.canFit} title={timelineLabels.fitTheSelectionF} onClick={() => props.onCommand('fit')}>{timelineLabels.fitSelection}</button>
          <button type="button" className="button quiet" title={timelineLabels.showAllOfThe} onClick={() => props.onCommand('all')}>{timelineLabels.all}</button>
        </>
      )}
      <button type="button" className="button quiet" aria-pressed={props.twin} title={timelineLabels.theSameAsA} onClick={() => props.onTwin(!props.twin)}>
        <Icon name={props.twin ? 'timeline' : 'table'} size={16} /> {props.twin ? timelineLabels.picture : timelineLabels.table}
      </button>
    </div>
  );
}
