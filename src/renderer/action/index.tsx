import { useState, type ReactNode } from 'react';
import { actionLabels } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import './action.css';
import { ActionList } from './ActionList.tsx';
import { ActionPage } from './ActionPage.tsx';

/**
 * The list of actions, or one of them. The action on screen is the selected one, or the one that the selected event
 * or finding belongs to; while something else is selected, the one last shown stays.
 */
export function ActionScreen(props: ScreenProps): ReactNode {
  const { engine, digest, selection, select } = props;
  const [last, setLast] = useState<string | null>(null);
  const eventId = selection?.kind === 'event' ? selection.id : selection?.kind === 'finding' ? (props.run.run.findings[Number(selection.id)]?.at.event ?? null) : null;
  const event = useQuery(eventId === null ? null : ['event', digest, eventId], (signal) => engine.events.get({ digest, id: eventId ?? '' }, { signal }));
  const ofEvent = eventId !== null && event.status === 'ready' ? event.data.event.actionId : null;
  const named = selection?.kind === 'action' ? selection.id : ofEvent;
  const id = named ?? (selection === null ? null : last);
  if (id !== null && id !== last) setLast(id);
  const query = useQuery(id === null ? null : ['action', digest, id], (signal) => engine.actions.get({ digest, id: id ?? '' }, { signal }));
  if (id === null) {
    return (
      <section className="action">
        <ActionList {...props} selected={last} onOpen={(action) => select({ kind: 'action', id: action })} />
      </section>
    );
  }
  return (
    <section className="action" data-page="true">
      <Loaded query={query} what={actionLabels.theAction}>
        {(detail) => <ActionPage key={detail.action.id} {...props} detail={detail} onClose={() => select(null)} />}
      </Loaded>
    </section>
  );
}
