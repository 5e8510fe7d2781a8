import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { LaneKey } from '../../contract/index.ts';
import { timelineLabels, timelineText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { ScreenFilter } from '../app/ScreenFilter.tsx';
import { EmptyState } from '../design/State.tsx';
import { errorSentence, filterProblem } from '../engine/errors.ts';
import { Answer } from './Answer.tsx';
import { Causality } from './Causality.tsx';
import { Controls } from './Controls.tsx';
import { HoverCard } from './HoverCard.tsx';
import { timelineKey } from './keys.ts';
import { LaneLabels } from './LaneLabels.tsx';
import type { Layout } from './layout.ts';
import { Legend } from './Legend.tsx';
import { RangeBand } from './RangeBand.tsx';
import { RangeLine } from './RangeLine.tsx';
import { Stage } from './Stage.tsx';
import { countFlags, pictureText } from './summary.ts';
import { TimelineTable } from './TimelineTable.tsx';
import './timeline.css';
import { useCommands } from './use-commands.ts';
import { useFocus } from './use-focus.ts';
import { useNearEvents } from './use-near-events.ts';
import { lanesLeft, useRevealed, useStage } from './use-stage.ts';
import { useTimelineData } from './use-timeline-data.ts';

const FIELDS = ['type', 'agent', 'outcome', 'env', 'system', 'action', 'finding'] as const;

/** What happened, and when? */
export function TimelineScreen(props: ScreenProps): ReactNode {
  const { engine, digest, run, filter, selection, twin } = props;
  const [by, setBy] = useState<LaneKey>(() => lanesLeft(digest));
  const [layout, setLayout] = useState<Layout | null>(null);
  const answer = useTimelineData(engine, digest, by, filter);
  const { data } = answer;
  const store = useStage(digest, by, data);
  const focus = useFocus(engine, digest, run.run, selection, data);
  const near = useNearEvents(engine, digest, filter, data, store);
  const counts = useMemo(() => (data ? countFlags(data.columns) : null), [data]);
  const commands = useCommands({ ...props, data, store, focus, near, layout });
  const { showEvent, openAction } = commands;
  useRevealed(data, store, focus, layout);

  const onKeyDown = (event: KeyboardEvent, now: Layout): void => {
    if (data === null || event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    const meaning = timelineKey(event.key, data, store, now);
    if (meaning === null) return;
    event.preventDefault();
    if (meaning !== 'done') commands.run(meaning);
  };
  const onOpen = (position: number): void => {
    const action = near.events.get(position)?.event.actionId;
    if (action) openAction(action);
  };
  const problem = filterProblem(answer.error);
  const chosenLane = data && focus.selected >= 0 ? (data.columns.lane[focus.selected] ?? -1) : focus.lane;
  return (
    <section className="timeline" aria-busy={answer.loading}>
      <Answer data={data} by={answer.by} counts={counts} onNext={commands.step} />
      <ScreenFilter screen="timeline" value={filter} onChange={props.setFilter} problem={problem} fields={FIELDS}>
        <Controls by={by} onBy={setBy} twin={twin} onTwin={props.setTwin} onCommand={commands.run} canFit={focus.selected >= 0 || focus.group.length > 0} />
      </ScreenFilter>
      {answer.error !== null && problem === null && <p className="problem" role="alert">{errorSentence(answer.error)}</p>}
      {twin && (
        <TimelineTable
          engine={engine} digest={digest} filter={filter} selected={selection?.kind === 'event' ? selection.id : null} event={focus.event?.event ?? null}
          onSelect={showEvent} onOpen={(event) => event.actionId !== null && openAction(event.actionId)}
        />
      )}
      {!twin && data === null && <div className="timeline-stage"><output className="waiting">{answer.loading ? timelineLabels.readingTheLog : ''}</output></div>}
      {!twin && data !== null && counts !== null && (
        <>
          <p id="timeline-text" className="sr-only">{pictureText(data, answer.by, counts)}</p>
          <Stage data={data} store={store} focus={focus} near={near} label={timelineText.keys} onPick={commands.pick} onOpen={onOpen} onKeyDown={onKeyDown} onLayout={setLayout}>
            {(now) => (
              <>
                <RangeBand store={store} layout={now} />
                <LaneLabels data={data} by={answer.by} layout={now} store={store} chosen={chosenLane} />
                <HoverCard engine={engine} digest={digest} data={data} near={near} layout={now} store={store} />
                {data.columns.n === 0 && <NothingMatches top={now.plot.y} onClear={() => props.setFilter('')} />}
              </>
            )}
          </Stage>
          <footer className="timeline-foot">
            <RangeLine data={data} store={store} asOf={run.run.inputs.asOf} filter={filter} setFilter={props.setFilter} />
            <Causality focus={focus} onSelect={showEvent} onOpenAction={openAction} />
            <Legend columns={data.columns} />
          </footer>
        </>
      )}
    </section>
  );
}

/** In place of the lanes; the overview above stays. */
function NothingMatches({ top, onClear }: { readonly top: number; readonly onClear: () => void }): ReactNode {
  return (
    <div className="timeline-nothing" style={{ top }}>
      <EmptyState
        title={timelineLabels.noEventMatches} sentence={timelineLabels.theFilterLeavesNone}
        action={<button type="button" className="button" onClick={onClear}>{timelineLabels.clearTheFilter}</button>}
      />
    </div>
  );
}
