import { useCallback } from 'react';
import type { EngineClient, EventRow } from '../../contract/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import type { TimelineCommand } from './keys.ts';
import type { Layout } from './layout.ts';
import { withRange } from './range-filter.ts';
import type { TimelineData } from './scene.ts';
import type { StageStore } from './stage-state.ts';
import type { Focus } from './use-focus.ts';
import type { Near } from './use-near-events.ts';
import { showAll, showFocus } from './use-stage.ts';

type How = 'push' | 'replace';

export interface Commands {
  readonly showEvent: (event: EventRow, how?: How) => void;
  readonly openAction: (id: string) => void;
  /** Selects the event at a place in the columns; -1 selects nothing. */
  readonly pick: (position: number, how?: How) => void;
  /** Goes to the next event in time that has one of the flags; 0 means any event. */
  readonly step: (flag: number, direction?: 1 | -1) => void;
  readonly run: (command: TimelineCommand) => void;
}

export interface CommandScope extends Pick<ScreenProps, 'select' | 'go' | 'selection' | 'digest' | 'filter' | 'setFilter'> {
  readonly engine: EngineClient;
  readonly data: TimelineData | null;
  readonly store: StageStore;
  readonly focus: Focus;
  readonly near: Near;
  readonly layout: Layout | null;
}

/** What keys, buttons and the pointer ask of the screen. Steps replace the address; choices add to its history. */
export function useCommands({ engine, digest, filter, setFilter, select, go, selection, data, store, focus, near, layout }: CommandScope): Commands {
  const showEvent = useCallback((event: EventRow, how: How = 'push') => select({ kind: 'event', id: event.id }, how), [select]);
  const openAction = useCallback((id: string) => go({ screen: 'action', selection: { kind: 'action', id } }), [go]);
  const pick = useCallback((position: number, how: How = 'push') => {
    const row = data?.columns.row[position];
    if (row === undefined) return select(null);
    const known = near.events.get(position)?.event;
    if (known) return showEvent(known, how);
    void engine.events.byRow({ digest, row }).then((event) => showEvent(event, how), () => undefined);
  }, [data, near, engine, digest, select, showEvent]);
  const step = useCallback((flag: number, direction: 1 | -1 = 1) => {
    if (data !== null) pick(nextOf(data, focus.selected, flag, direction), 'replace');
  }, [data, focus.selected, pick]);
  const run = (command: TimelineCommand): void => {
    const entered = focus.event === null ? enteredBy(command, focus.group) : undefined;
    if (entered !== undefined) return pick(entered, 'replace');
    switch (command) {
      case 'cause': case 'effect': {
        const next = command === 'cause' ? focus.event?.causes.at(-1) : focus.event?.onward;
        if (next) showEvent(next, 'replace');
        break;
      }
      case 'open': {
        const id = selection?.kind === 'action' ? selection.id : focus.event?.event.actionId;
        if (id !== null && id !== undefined) openAction(id);
        break;
      }
      case 'clear':
        // What was chosen last is let go first.
        if (store.getState().range === null) select(null);
        else store.setState({ range: null });
        break;
      case 'range': setFilter(withRange(filter, store.getState().range ?? store.getState().view)); break;
      case 'next': step(0, 1); break;
      case 'previous': step(0, -1); break;
      case 'all': if (data) showAll(data, store); break;
      case 'fit': if (data && layout) showFocus(data, store, focus, layout); break;
    }
  };
  return { showEvent, openAction, pick, step, run };
}

/** Of a selected action, what is stepped to first: its first event going forward, its last going back. */
function enteredBy(command: TimelineCommand, group: readonly number[]): number | undefined {
  if (command === 'effect' || command === 'next') return group[0];
  return command === 'cause' || command === 'previous' ? group.at(-1) : undefined;
}

/** The place of the next event in time after `from` that has the flag, around the end; -1 where there is none. */
function nextOf({ columns, index }: TimelineData, from: number, flag: number, direction: 1 | -1): number {
  const { position } = index.byTime;
  const n = position.length;
  const start = from < 0 ? (direction > 0 ? -1 : n) : position.indexOf(from);
  for (let i = 1; i <= n; i += 1) {
    const at = position[(start + direction * i + 2 * n) % n] ?? -1;
    if (flag === 0 || ((columns.flags[at] ?? 0) & flag) !== 0) return at;
  }
  return -1;
}
