import type { ReactNode } from 'react';
import type { EventRow } from '../../contract/index.ts';
import { displayName, eventTypeText, formatDuration, formatTime, timelineLabels } from '../../text/index.ts';
import type { Focus } from './use-focus.ts';

const SHOWN = 2;

/** The selected event between what led to it and what it led to; each can be gone to. */
export function Causality({ focus, onSelect, onOpenAction }: {
  readonly focus: Focus;
  readonly onSelect: (event: EventRow) => void;
  readonly onOpenAction: (actionId: string) => void;
}): ReactNode {
  if (focus.event === null) {
    return (
      <p className="timeline-causality-none quiet">
        {timelineLabels.selectAnEventTo}{' '}<kbd>[</kbd> <kbd>]</kbd> {timelineLabels.stepAlong} <kbd>Enter</kbd> {timelineLabels.opensTheAction}
      </p>
    );
  }
  const { event, causes, effects, onward } = focus.event;
  // What the key goes to stands beside it.
  const ways = onward === null ? effects : [onward, ...effects.filter(({ id }) => id !== onward.id)];
  return (
    <div className="timeline-causality">
      <Side word={timelineLabels.ledToBy} key_="[" events={causes} to={event.time} onSelect={onSelect} />
      <div className="timeline-self">
        <span><strong>{eventTypeText(event.type)}</strong> <bdi>{displayName(event.actorLabel, 40)}</bdi></span>
        <span>{formatTime(event.time)}</span>
        {focus.selected < 0 && <span className="timeline-outside">{timelineLabels.leftOutByThe}</span>}
        {event.actionId !== null && <button type="button" className="link" onClick={() => onOpenAction(event.actionId ?? '')}>{timelineLabels.openItsAction}</button>}
      </div>
      <Side word={timelineLabels.ledTo} key_="]" events={ways} to={event.time} onSelect={onSelect}>
        {focus.outsideFilter > 0 && focus.selected >= 0 && <span className="timeline-outside">{timelineLabels.relatedEventsLeftOut(focus.outsideFilter)}</span>}
      </Side>
    </div>
  );
}

function Side({ word, key_, events, to, onSelect, children }: {
  readonly word: string;
  readonly key_: string;
  readonly events: readonly EventRow[];
  readonly to: number;
  readonly onSelect: (event: EventRow) => void;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className="timeline-side">
      <span className="quiet"><kbd>{key_}</kbd> {word}</span>
      {events.length === 0 && <span className="quiet">{timelineLabels.nothingRecorded}</span>}
      {events.slice(0, SHOWN).map((event) => (
        <button key={event.id} type="button" className="link" onClick={() => onSelect(event)} title={displayName(event.brief)}>
          {eventTypeText(event.type)} <span className="quiet">{distance(event.time - to)}</span>
        </button>
      ))}
      {events.length > SHOWN && <span className="quiet">{timelineLabels.andMore(events.length - SHOWN)}</span>}
      {children}
    </div>
  );
}

/** "3 min 12 s before"; a cause recorded after its effect is said to be so. */
function distance(ms: number): string {
  return ms === 0 ? timelineLabels.sameTime : timelineLabels.apart(formatDuration(ms), ms < 0);
}
