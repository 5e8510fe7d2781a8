import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { FLAG, type EventRow, type LaneKey } from '../../contract/dto.ts';
import { plural } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { FilterBar } from '../design/FilterBar.tsx';
import { EmptyState } from '../design/State.tsx';
import { errorSentence, filterProblem } from '../engine/errors.ts';
import { Causality } from './Causality.tsx';
import { Controls } from './Controls.tsx';
import { HoverCard } from './HoverCard.tsx';
import { timelineKey, type TimelineCommand } from './keys.ts';
import { LaneLabels } from './LaneLabels.tsx';
import { scrollToLane, type Layout } from './layout.ts';
import { Legend } from './Legend.tsx';
import { RangeLine } from './RangeLine.tsx';
import { fitView, reveal } from './scale.ts';
import type { TimelineData } from './scene.ts';
import { Stage } from './Stage.tsx';
import { createStage, type StageStore } from './stage-state.ts';
import { countFlags, headlineOf, pictureText } from './summary.ts';
import { TimelineTable } from './TimelineTable.tsx';
import './timeline.css';
import { useFocus, type Focus } from './use-focus.ts';
import { useNearEvents } from './use-near-events.ts';
import { useTimelineData } from './use-timeline-data.ts';

/** Where the picture was left, by evidence: going to another screen and back keeps the place. */
const left = new Map<string, { readonly store: StageStore; readonly by: LaneKey }>();

/** What happened, and when? */
export function TimelineScreen(props: ScreenProps): ReactNode {
  const { engine, digest, run, filter, selection, select, go, twin } = props;
  const [by, setBy] = useState<LaneKey>(left.get(digest)?.by ?? 'agent');
  const answer = useTimelineData(engine, digest, by, filter);
  const { data } = answer;
  const store = useStage(digest, by, data);
  const focus = useFocus(engine, digest, run.run, selection, data);
  const near = useNearEvents(engine, digest, filter, data, store);
  const counts = useMemo(() => (data ? countFlags(data.columns) : null), [data]);
  const layout = useRef<Layout | null>(null);
  useRevealed(data, store, focus, layout);

  const showEvent = useCallback((event: EventRow, how: 'push' | 'replace' = 'push') => select({ kind: 'event', id: event.id }, how), [select]);
  const openAction = useCallback((id: string) => go({ screen: 'action', selection: { kind: 'action', id } }), [go]);
  const pick = useCallback((position: number, how: 'push' | 'replace' = 'push') => {
    const row = data?.columns.row[position];
    if (row === undefined) return select(null);
    const known = near.events.get(position)?.event;
    if (known) return showEvent(known, how);
    return void engine.events.byRow({ digest, row }).then((event) => showEvent(event, how), () => undefined);
  }, [data, near, engine, digest, select, showEvent]);
  const step = useCallback((flag: number, direction: 1 | -1 = 1) => {
    if (data === null) return;
    const { time, position } = data.index.byTime;
    const start = focus.selected < 0 ? (direction > 0 ? -1 : time.length) : position.indexOf(focus.selected);
    for (let i = 1; i <= time.length; i += 1) {
      const at = position[(start + direction * i + 2 * time.length) % time.length] ?? -1;
      if (flag === 0 || ((data.columns.flags[at] ?? 0) & flag) !== 0) return pick(at, 'replace');
    }
  }, [data, focus.selected, pick]);
  const command = (name: TimelineCommand): void => {
    const related = focus.event;
    if (name === 'cause' && related?.causes.length) showEvent(related.causes.at(-1) ?? related.event, 'replace');
    else if (name === 'effect' && related?.effects[0]) showEvent(related.effects[0], 'replace');
    else if (name === 'open') openOf(focus, selection, openAction);
    else if (name === 'clear') select(null);
    else if (name === 'next') step(0, 1);
    else if (name === 'previous') step(0, -1);
    else if (name === 'all' && data) store.setState({ view: { from: data.bounds.from, to: data.bounds.to } });
    else if (name === 'fit' && data) fit(data, store, focus);
  };
  const onKeyDown = (event: KeyboardEvent, now: Layout): void => {
    if (data === null || event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    const meaning = timelineKey(event.key, data, store, now);
    if (meaning === null) return;
    event.preventDefault();
    if (meaning !== 'done') command(meaning);
  };

  const problem = filterProblem(answer.error);
  const chosenLane = data && focus.selected >= 0 ? (data.columns.lane[focus.selected] ?? -1) : focus.lane;
  return (
    <section className="timeline screen-fill" aria-busy={answer.loading}>
      <header className="timeline-head">
        <div>
          <h1>{data ? headlineOf(data, answer.by) : 'What happened, and when?'}</h1>
          {counts && data && (
            <p className="timeline-counts">
              <Count n={counts.failures} words={['failure', 'failures']} onNext={() => step(FLAG.failure)} />
              <Count n={counts.denials} words={['refusal', 'refusals']} onNext={() => step(FLAG.denied)} />
              <Count n={counts.findings} words={['event with findings', 'events with findings']} onNext={() => step(FLAG.finding)} />
              <span>{gapWords(data)}</span>
            </p>
          )}
        </div>
      </header>
      <FilterBar value={filter} onChange={props.setFilter} problem={problem} fields={['type', 'agent', 'outcome', 'env', 'system', 'action', 'finding']}>
        <Controls by={by} onBy={(next) => { setBy(next); left.set(digest, { store, by: next }); }} twin={twin} onTwin={props.setTwin} onCommand={command} canFit={focus.selected >= 0 || focus.group.length > 0} />
      </FilterBar>
      {answer.error !== null && problem === null && <p className="problem" role="alert">{errorSentence(answer.error)}</p>}
      {twin ? (
        <TimelineTable engine={engine} digest={digest} filter={filter} selected={selection?.kind === 'event' ? selection.id : null} onSelect={showEvent} onOpen={(event) => event.actionId !== null && openAction(event.actionId)} />
      ) : data === null ? (
        <div className="timeline-stage"><output className="waiting">{answer.loading ? 'Reading the log…' : ''}</output></div>
      ) : (
        <>
          {counts && <p id="timeline-text" className="sr-only">{pictureText(data, answer.by, counts)}</p>}
          <Stage data={data} store={store} focus={focus} near={near} label="Timeline. Arrows pan and scroll, plus and minus zoom, comma and full stop step through events, brackets step along causality. T shows the table." onPick={pick} onOpen={(position) => { const action = near.events.get(position)?.event.actionId; if (action) openAction(action); }} onKeyDown={onKeyDown}>
            {(now) => {
              layout.current = now;
              return (
                <>
                  <LaneLabels data={data} by={answer.by} layout={now} store={store} chosen={chosenLane} />
                  <HoverCard engine={engine} digest={digest} data={data} near={near} layout={now} store={store} />
                  {data.columns.n === 0 && <EmptyState title="No event matches" sentence="The filter leaves none of the record’s events." action={<button type="button" className="button" onClick={() => props.setFilter('')}>Clear the filter</button>} />}
                </>
              );
            }}
          </Stage>
          <footer className="timeline-foot">
            <RangeLine data={data} store={store} asOf={run.run.inputs.asOf} />
            <Causality focus={focus} onSelect={showEvent} onOpenAction={openAction} />
            <Legend columns={data.columns} />
          </footer>
        </>
      )}
    </section>
  );
}

function Count({ n, words, onNext }: { readonly n: number; readonly words: readonly [string, string]; readonly onNext: () => void }): ReactNode {
  if (n === 0) return <span>No {words[1]}</span>;
  return <button type="button" className="link" onClick={onNext} title="Go to the next one">{plural(n, words[0], words[1])}</button>;
}

function gapWords(data: TimelineData): string {
  const missing = data.lanes.gaps.reduce((sum, gap) => sum + gap.missing, 0);
  return data.lanes.gaps.length === 0 ? 'No gaps in the logs' : `${plural(data.lanes.gaps.length, 'gap')} in the logs, ${plural(missing, 'event')} missing`;
}

function openOf(focus: Focus, selection: ScreenProps['selection'], open: (id: string) => void): void {
  const id = selection?.kind === 'action' ? selection.id : focus.event?.event.actionId;
  if (id !== null && id !== undefined) open(id);
}

function fit(data: TimelineData, store: StageStore, focus: Focus): void {
  const positions = focus.group.length > 0 ? focus.group : [focus.selected, ...focus.causes, ...focus.effects].filter((at) => at >= 0);
  const times = positions.map((at) => data.columns.time[at] ?? 0);
  if (times.length > 0) store.setState({ view: fitView(Math.min(...times), Math.max(...times), data.bounds) });
}

/** One stage a piece of evidence; its view begins as the whole record. */
function useStage(digest: string, by: LaneKey, data: TimelineData | null): StageStore {
  const [store] = useState(() => left.get(digest)?.store ?? createStage({ from: 0, to: 0 }));
  useEffect(() => {
    if (data === null) return;
    if (!left.has(digest)) store.setState({ view: { from: data.bounds.from, to: data.bounds.to } });
    left.set(digest, { store, by });
  }, [digest, by, data, store]);
  return store;
}

/** A selection made elsewhere is brought on screen; nothing moves when it already is. */
function useRevealed(data: TimelineData | null, store: StageStore, focus: Focus, layout: { readonly current: Layout | null }): void {
  const target = focus.selected >= 0 ? focus.selected : (focus.group[0] ?? -1);
  useEffect(() => {
    if (data === null) return;
    const { view, scroll } = store.getState();
    const lane = target >= 0 ? (data.columns.lane[target] ?? -1) : focus.lane;
    store.setState({
      view: target < 0 ? view : reveal(view, data.bounds, data.columns.time[target] ?? 0),
      scroll: lane < 0 || layout.current === null ? scroll : scrollToLane(layout.current, lane, scroll),
    });
  }, [data, store, target, focus.lane, layout]);
}
