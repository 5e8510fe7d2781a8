import { useEffect, useRef, type ReactNode } from 'react';
import type { ChainStreamDto, EngineClient, EventDetail, StreamSummary } from '../../contract/index.ts';
import { chainLabels, chainScreen } from '../../text/index.ts';
import type { Selection } from '../app/navigation.ts';
import { Icon } from '../design/Icon.tsx';
import { useElementSize } from '../design/use-element-size.ts';
import { errorSentence } from '../engine/errors.ts';
import { useQuery } from '../engine/index.tsx';
import { Legend } from './Legend.tsx';
import { Strip } from './Strip.tsx';
import { StripTable } from './StripTable.tsx';

const t = () => chainScreen.strip;
/** As many columns as the widest window has pixels, and no more than the engine answers. */
const MOST_COLUMNS = 4_096;

/** The whole log as a strip of the width there is, or its table. Asked for once a width, in steps. */
export function Whole({ engine, digest, stream, dto, detail, select, twin, setTwin }: {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly stream: StreamSummary;
  readonly dto: ChainStreamDto | null;
  readonly detail: EventDetail | null;
  readonly select: (selection: Selection, how?: 'push' | 'replace') => void;
  readonly twin: boolean;
  readonly setTwin: (twin: boolean) => void;
}): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(host);
  // In steps, so that dragging an edge does not ask for every pixel.
  const columns = Math.min(MOST_COLUMNS, Math.ceil(width / 128) * 128);
  const picture = useQuery(columns === 0 ? null : ['chain-picture', digest, stream.name, columns], (signal) => engine.chain.picture({ digest, stream: stream.name, columns }, { signal }));
  // Keys come faster than events are read: each goes on from the row asked for last, and only that one is shown.
  const asked = useRef<number | null>(null);
  const row = detail?.event.row ?? null;
  useEffect(() => {
    if (row === asked.current) asked.current = null;
  }, [row]);
  // What was asked for of one log must not be chosen when another has been.
  useEffect(() => () => { asked.current = null; }, []);
  const selectRow = (to: (now: number | null) => number): void => {
    const next = to(asked.current ?? row);
    asked.current = next;
    void engine.events.byRow({ digest, row: next }).then((event) => {
      if (asked.current === next) select({ kind: 'event', id: event.id }, 'replace');
    }, () => {
      if (asked.current === next) asked.current = null;
    });
  };
  const selected = detail === null ? null : { id: detail.event.id, row: detail.event.row, seq: detail.event.seq };
  return (
    <div className="chain-whole" ref={host}>
      <div className="chain-whole-head">
        <h2>{t().name}</h2>
        {picture.data && <Legend picture={picture.data} />}
        <button type="button" className="icon-button small" aria-pressed={twin} aria-label={chainLabels.showAsATable} title={chainLabels.pictureOrItsTable} onClick={() => setTwin(!twin)}><Icon name="table" size={16} /></button>
      </div>
      {picture.status === 'failed' && <p className="problem" role="alert">{errorSentence(picture.error)}</p>}
      {picture.data === undefined && picture.status === 'loading' && <p className="waiting chain-waiting" role="status">{t().waiting}</p>}
      {picture.data && (twin
        ? <StripTable picture={picture.data} stream={stream} selected={selected?.id ?? null} select={select} />
        : <Strip picture={picture.data} stream={stream} dto={dto} width={width} selected={selected} select={select} selectRow={selectRow} />)}
    </div>
  );
}
