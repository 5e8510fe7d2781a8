import type { ReactNode } from 'react';
import type { LaneKey } from '../../contract/index.ts';
import { Icon } from '../design/Icon.tsx';
import type { TimelineCommand } from './keys.ts';
import { Segments } from '../design/Segments.tsx';

const LANES: readonly (readonly [key: LaneKey, word: string])[] = [
  ['agent', 'Agent'], ['fleet', 'Fleet'], ['person', 'Person'], ['actor', 'Actor'], ['layer', 'Layer'], ['system', 'System'],
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
          <span className="quiet">Lanes by</span>
          <Segments label="Lanes by" options={LANES} value={props.by} onChange={props.onBy} />
          <button type="button" className="button quiet" disabled={!props.canFit} title="Fit the selection (F)" onClick={() => props.onCommand('fit')}>Fit selection</button>
          <button type="button" className="button quiet" title="Show all of the record (Home)" onClick={() => props.onCommand('all')}>All</button>
        </>
      )}
      <button type="button" className="button quiet" aria-pressed={props.twin} title="The same as a table (T)" onClick={() => props.onTwin(!props.twin)}>
        <Icon name={props.twin ? 'timeline' : 'table'} size={16} /> {props.twin ? 'Picture' : 'Table'}
      </button>
    </div>
  );
}
