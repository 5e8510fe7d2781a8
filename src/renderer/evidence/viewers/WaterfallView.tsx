import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { bareTime, displayName, evidenceLabels, evidenceText, formatDuration, traceText as t, underClock } from '../../../text/index.ts';
import type { UnreadSpan } from '../../../contract/index.ts';
import { useSession } from '../../app/session.ts';
import { DataTable, type Column } from '../../design/DataTable.tsx';
import { Icon } from '../../design/Icon.tsx';
import { OutcomeMark } from '../../design/Outcome.tsx';
import { Segments } from '../../design/Segments.tsx';
import { useElementSize } from '../../design/use-element-size.ts';
import { openRows, scaleMarks, traceBounds, traceRows, type Span, type SpanRow } from '../trace-tree.ts';
import { spanDuration, SpanDetails, type TracePlace } from './SpanDetails.tsx';

interface Frame { readonly from: number; readonly whole: number; readonly closed: ReadonlySet<string>; readonly toggle: (key: string) => void }

/** Narrower than this, a row keeps what tells spans apart; service and kind stand with the chosen span. */
const ROOM_FOR_ALL = 780;
const UNREAD_LISTED = 8;

/** A picture of time, or its table twin: the same spans with every figure written out. */
const columnsOf = (frame: Frame, twin: boolean, roomy: boolean): readonly Column<SpanRow>[] => [
  { id: 'name', header: evidenceLabels.span, width: 'minmax(176px, 1fr)', cell: (row) => <SpanName row={row} frame={frame} /> },
  ...(roomy || twin ? described() : []),
  ...(twin ? figuresOf() : [{ id: 'bar', header: evidenceLabels.time, head: <Scale whole={frame.whole} />, width: 'minmax(140px, 2fr)', cell: ({ span }: SpanRow) => <SpanBar span={span} frame={frame} /> }]),
  { id: 'took', header: evidenceLabels.took, width: '104px', align: 'end', cell: ({ span }) => spanDuration(span) },
  { id: 'status', header: evidenceLabels.status, width: '96px', cell: ({ span }) => <SpanStatus span={span} /> },
];

const described = (): readonly Column<SpanRow>[] => [
  { id: 'service', header: evidenceLabels.service, width: '120px', cell: ({ span }) => displayName(span.service) },
  { id: 'kind', header: t.kind, width: '80px', cell: ({ span }) => (span.kind === 'unset' ? '' : t.kinds[span.kind]) },
];

const figuresOf = (): readonly Column<SpanRow>[] => [
  { id: 'began', header: underClock(evidenceLabels.began), width: '204px', cell: ({ span }) => bareTime(span.start) },
  { id: 'ended', header: underClock(evidenceLabels.ended), width: '204px', cell: ({ span }) => bareTime(span.end) },
];

function SpanStatus({ span }: { readonly span: Span }): ReactNode {
  if (span.status !== 'error') return span.status === 'ok' ? t.statuses.ok : '';
  return <span className="outcome-word"><OutcomeMark outcome="fail" size={14} label={false} />{t.statuses.error}</span>;
}

/** A trace over time: spans under the spans that started them. Every bar is also a row with its figures. */
export function WaterfallView({ spans, unread, leftOut, place }: { readonly spans: readonly Span[]; readonly unread: readonly UnreadSpan[]; readonly leftOut: boolean; readonly place: TracePlace }): ReactNode {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string | null>(null);
  const twin = useSession((session) => session.twin);
  const setTwin = useSession((session) => session.setTwin);
  const all = useMemo(() => traceRows(spans), [spans]);
  const { from, whole } = useMemo(() => traceBounds(spans), [spans]);
  const rows = useMemo(() => openRows(all, closed), [all, closed]);
  const host = useRef<HTMLDivElement>(null);
  const roomy = useElementSize(host).width >= ROOM_FOR_ALL;
  const fold = useCallback((key: string, shut?: boolean): void => setClosed((now) => folded(now, key, shut ?? !now.has(key))), []);
  const columns = useMemo(() => columnsOf({ from, whole, closed, toggle: fold }, twin, roomy), [from, whole, closed, fold, twin, roomy]);
  const chosen = all.find((row) => row.key === selected) ?? null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (chosen === null || chosen.below === 0 || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') || event.altKey) return;
    event.preventDefault();
    fold(chosen.key, event.key === 'ArrowLeft');
  };
  const errors = spans.filter((span) => span.status === 'error').length;
  return (
    <>
      <div className="view-lead trace-lead">
        <p>{evidenceText.spans(spans.length, formatDuration(whole), errors)}{leftOut && ` ${t.spansLeftOut(spans.length + unread.length)}`}</p>
        <Segments label={t.showAs} options={[['picture', t.picture], ['table', t.table]]} value={twin ? 'table' : 'picture'} onChange={(next) => setTwin(next === 'table')} />
      </div>
      {unread.length > 0 && <UnreadSpans unread={unread} />}
      <div ref={host} className="waterfall" role="presentation" onKeyDown={onKeyDown}>
        <DataTable label={evidenceLabels.trace} columns={columns} count={rows.length} row={(index) => rows[index]} rowKey={({ key }) => key} selected={selected} onSelect={({ key }) => setSelected(key)} />
      </div>
      {chosen !== null && <SpanDetails key={chosen.key} row={chosen} from={from} place={place} />}
    </>
  );
}

/** One damaged span is told by itself; the others stand in the picture as they are. */
function UnreadSpans({ unread }: { readonly unread: readonly UnreadSpan[] }): ReactNode {
  return (
    <div className="banner">
      <p><strong>{t.unread(unread.length)}</strong></p>
      <ul>{unread.slice(0, UNREAD_LISTED).map(({ at, name, lacks }) => <li key={at}>{t.lacking(at + 1, displayName(name, 120), lacks)}</li>)}</ul>
      {unread.length > UNREAD_LISTED && <p>{t.moreHere(unread.length - UNREAD_LISTED)}</p>}
    </div>
  );
}

function folded(closed: ReadonlySet<string>, key: string, shut: boolean): ReadonlySet<string> {
  const next = new Set(closed);
  if (shut) next.add(key);
  else next.delete(key);
  return next;
}

function SpanName({ row, frame }: { readonly row: SpanRow; readonly frame: Frame }): ReactNode {
  const shut = frame.closed.has(row.key);
  return (
    <span className="span-name" style={{ paddingInlineStart: row.level * 14 }}>
      {row.below > 0
        ? <button type="button" className="icon-button small" tabIndex={-1} aria-expanded={!shut} aria-label={shut ? evidenceLabels.showSpansBelow(row.below) : evidenceLabels.hideSpansBelow(row.below)} onClick={(event) => { event.stopPropagation(); frame.toggle(row.key); }}><Icon name={shut ? 'chevron' : 'down'} size={14} /></button>
        : <span className="span-leaf" />}
      <span>{row.span.name === '' ? t.unnamed : displayName(row.span.name)}</span>
    </span>
  );
}

/** Distances from the beginning of the trace, where they fall. */
function Scale({ whole }: { readonly whole: number }): ReactNode {
  return (
    <span className="span-scale" aria-label={evidenceLabels.timeFromTheBeginning}>
      {scaleMarks(whole).map((mark) => (mark / whole > 0.92 ? null : <span key={mark} style={{ insetInlineStart: `${(mark / whole) * 100}%` }}>{mark === 0 ? '0' : formatDuration(mark)}</span>))}
    </span>
  );
}

/** A plain bar for what ended well; one with a crossed end for what did not. */
function SpanBar({ span, frame }: { readonly span: Span; readonly frame: Frame }): ReactNode {
  const start = ((span.start - frame.from) / frame.whole) * 100;
  const width = Math.max(0, ((span.end - span.start) / frame.whole) * 100);
  return (
    <span className="span-track" role="img" aria-label={evidenceLabels.spanBar(formatDuration(span.start - frame.from), formatDuration(span.end - span.start), span.status === 'error')}>
      {scaleMarks(frame.whole).map((mark) => <span key={mark} className="span-tick" style={{ insetInlineStart: `${(mark / frame.whole) * 100}%` }} />)}
      <span className="span-bar" data-error={span.status === 'error'} style={{ insetInlineStart: `${start}%`, inlineSize: `max(3px, ${width}%)` }} />
      {span.status === 'error' && <svg className="span-cross" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" style={{ insetInlineStart: `min(${start + width}%, calc(100% - 12px))` }}><path d="m2 2 8 8M10 2l-8 8" /></svg>}
    </span>
  );
}
