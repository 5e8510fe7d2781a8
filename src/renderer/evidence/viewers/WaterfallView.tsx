import { useCallback, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { counted, displayName, evidenceLabels, evidenceText, formatDuration, formatTime } from '../../../text/index.ts';
import { DataTable, type Column } from '../../design/DataTable.tsx';
import { Facts } from '../../design/Facts.tsx';
import { Icon } from '../../design/Icon.tsx';
import { OutcomeMark } from '../../design/Outcome.tsx';
import { openRows, scaleMarks, traceBounds, traceRows, type Span, type SpanRow } from '../trace-tree.ts';

interface Frame { readonly from: number; readonly whole: number; readonly closed: ReadonlySet<string>; readonly toggle: (key: string) => void }

const columnsOf = (frame: Frame): readonly Column<SpanRow>[] => [
  { id: 'name', header: evidenceLabels.span, width: 'minmax(200px, 1fr)', cell: (row) => <SpanName row={row} frame={frame} /> },
  { id: 'service', header: evidenceLabels.service, width: '120px', cell: ({ span }) => displayName(span.service) },
  { id: 'bar', header: evidenceLabels.time, head: <Scale whole={frame.whole} />, width: 'minmax(220px, 2fr)', cell: ({ span }) => <SpanBar span={span} frame={frame} /> },
  { id: 'took', header: evidenceLabels.took, width: '88px', align: 'end', cell: ({ span }) => formatDuration(Math.round((span.end - span.start) * 1_000) / 1_000) },
  { id: 'error', header: evidenceLabels.status, width: '80px', cell: ({ span }) => (span.error ? <span className="outcome-word"><OutcomeMark outcome="fail" size={14} label={false} />{evidenceLabels.error}</span> : '') },
];

/** A trace over time: spans under the spans that started them. Every bar is also a row with its figures. */
export function WaterfallView({ spans }: { readonly spans: readonly Span[] }): ReactNode {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string | null>(null);
  const all = useMemo(() => traceRows(spans), [spans]);
  const { from, whole } = useMemo(() => traceBounds(spans), [spans]);
  const rows = useMemo(() => openRows(all, closed), [all, closed]);
  const fold = useCallback((key: string, shut?: boolean): void => setClosed((now) => folded(now, key, shut ?? !now.has(key))), []);
  const columns = useMemo(() => columnsOf({ from, whole, closed, toggle: fold }), [from, whole, closed, fold]);
  const chosen = all.find((row) => row.key === selected) ?? null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (chosen === null || chosen.below === 0 || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') || event.altKey) return;
    event.preventDefault();
    fold(chosen.key, event.key === 'ArrowLeft');
  };
  const errors = spans.filter((span) => span.error).length;
  return (
    <>
      <p className="view-lead">{evidenceText.spans(spans.length, formatDuration(whole), errors)}</p>
      <div className="waterfall" role="presentation" onKeyDown={onKeyDown}>
        <DataTable label={evidenceLabels.trace} columns={columns} count={rows.length} row={(index) => rows[index]} rowKey={({ key }) => key} selected={selected} onSelect={({ key }) => setSelected(key)} />
      </div>
      {chosen !== null && <SpanFacts span={chosen.span} from={from} below={chosen.below} />}
    </>
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
      <span>{displayName(row.span.name)}</span>
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
    <span className="span-track" role="img" aria-label={evidenceLabels.spanBar(formatDuration(span.start - frame.from), formatDuration(span.end - span.start), span.error)}>
      {scaleMarks(frame.whole).map((mark) => <span key={mark} className="span-tick" style={{ insetInlineStart: `${(mark / frame.whole) * 100}%` }} />)}
      <span className="span-bar" data-error={span.error} style={{ insetInlineStart: `${start}%`, inlineSize: `max(3px, ${width}%)` }} />
      {span.error && <svg className="span-cross" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" style={{ insetInlineStart: `min(${start + width}%, calc(100% - 12px))` }}><path d="m2 2 8 8M10 2l-8 8" /></svg>}
    </span>
  );
}

function SpanFacts({ span, from, below }: { readonly span: Span; readonly from: number; readonly below: number }): ReactNode {
  return (
    <section className="view-detail view-facts" aria-label={evidenceLabels.chosenSpan}>
      <Facts facts={[
        [evidenceLabels.span, displayName(span.name, 400)],
        [evidenceLabels.service, displayName(span.service)],
        [evidenceLabels.began, evidenceLabels.afterTrace(formatTime(span.start), formatDuration(span.start - from))],
        [evidenceLabels.ended, span.end < span.start ? evidenceLabels.beforeItBegan(formatTime(span.end)) : formatTime(span.end)],
        [evidenceLabels.status, span.error ? evidenceLabels.error : evidenceLabels.noErrorRecorded],
        [evidenceLabels.belowIt, counted.span(below)],
        [evidenceLabels.id, <code key="id">{displayName(span.id, 80)}</code>],
        [evidenceLabels.startedBy, span.parent === null ? evidenceLabels.nothingItIsA : <code key="parent">{displayName(span.parent, 80)}</code>],
      ]} />
    </section>
  );
}
