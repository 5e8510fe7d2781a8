import { useState, type ReactNode } from 'react';
import type { EngineClient, EventRow } from '../../contract/index.ts';
import { bareTime, counted, displayName, eventTypeText, evidenceLabels, formatNumber, underClock } from '../../text/index.ts';
import type { Selection } from '../app/navigation.ts';
import { ScreenFilter } from '../app/ScreenFilter.tsx';
import { DataTable, type Column, type Sorting } from '../design/DataTable.tsx';
import { Icon } from '../design/Icon.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { integrity } from '../inspector/words.ts';
import { filterProblem } from '../engine/errors.ts';
import { useQuery } from '../engine/index.tsx';
import { emptyWords, usePages } from '../engine/use-pages.ts';

const columns = (): readonly Column<EventRow>[] => [
  { id: 'mark', header: evidenceLabels.state, width: '56px', cell: (row) => <RowMarks row={row} /> },
  { id: 'row', header: evidenceLabels.number, width: '80px', align: 'end', sortable: true, cell: (row) => formatNumber(row.seq) },
  { id: 'time', header: underClock(evidenceLabels.time), width: '200px', sortable: true, cell: (row) => bareTime(row.time) },
  { id: 'type', header: evidenceLabels.event2, width: 'minmax(128px, 1fr)', sortable: true, cell: (row) => eventTypeText(row.type) },
  { id: 'actor', header: evidenceLabels.actor, width: 'minmax(112px, 1fr)', sortable: true, cell: (row) => displayName(row.actorLabel || row.actorId) },
  { id: 'brief', header: evidenceLabels.inBrief, width: 'minmax(120px, 2fr)', cell: (row) => displayName(row.brief) },
];

/** Whether the bytes hold, and a flag where findings speak of the event. */
function RowMarks({ row }: { readonly row: EventRow }): ReactNode {
  const count = counted.finding(row.findings.length);
  return (
    <span className="row-marks">
      <OutcomeMark outcome={integrity()[row.integrity].outcome} size={14} />
      {row.findings.length > 0 && <span title={count}><Icon name="finding" size={14} /><span className="sr-only">{count}</span></span>}
    </span>
  );
}

type Order = 'row' | 'time' | 'type' | 'actor';
const ORDERS: readonly Order[] = ['row', 'time', 'type', 'actor'];

/** The events of one log file, or of all: the same filter as everywhere. */
export function EventsView({ engine, digest, file, filter, setFilter, selection, selectedRow, select, total }: {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly file: string | null;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
  readonly selection: Selection | null;
  /** Row of the selected event in the whole record, where it is known. */
  readonly selectedRow: number | null;
  readonly select: (selection: Selection, how: 'push' | 'replace') => void;
  readonly total: number;
}): ReactNode {
  const [sorting, setSorting] = useState<Sorting>({ column: 'row', descending: false });
  const order = ORDERS.find((each) => each === sorting.column) ?? 'row';
  const whole = file === null ? filter : `file:${JSON.stringify(file)} ${filter}`;
  const pages = usePages(['events', digest, whole, order, sorting.descending], (offset, limit, signal) =>
    engine.events.page({ digest, filter: whole, offset, limit, order, descending: sorting.descending }, { signal }));
  const problem = filterProblem(pages.error);
  // Chosen elsewhere, the event's place here is the number of rows before it that fit the filter.
  const [own, setOwn] = useState<string | null>(null);
  const byRow = order === 'row' && !sorting.descending && selection?.kind === 'event' && selection.id !== own;
  const rankFilter = byRow && selectedRow !== null ? `${whole} row<${selectedRow}` : null;
  const rank = useQuery(rankFilter === null ? null : ['rank', digest, rankFilter], (signal) =>
    engine.events.page({ digest, filter: rankFilter ?? '', offset: 0, limit: 1, order: 'row', descending: false }, { signal }));
  const shift = whole.length - filter.length;
  return (
    <div className="events-view">
      <ScreenFilter
        screen="evidence"
        value={filter}
        onChange={setFilter}
        problem={problem && { ...problem, at: Math.max(0, problem.at - shift) }}
        summary={pages.total === null ? '' : evidenceLabels.ofEvents(formatNumber(pages.total), total)}
        fields={['type', 'actor', 'outcome', 'env', 'action', 'integrity', 'finding']}
      />
      <DataTable
        label={evidenceLabels.events}
        columns={columns()}
        count={pages.total ?? 0}
        row={pages.row}
        rowKey={(row) => row.id}
        selected={selection?.kind === 'event' ? selection.id : null}
        selectedIndex={rankFilter !== null && rank.status === 'ready' ? rank.data.total : null}
        onSelect={(row, how) => {
          setOwn(row.id);
          select({ kind: 'event', id: row.id }, how);
        }}
        onRange={pages.onRange}
        sorting={sorting}
        onSort={setSorting}
        empty={emptyWords(pages, evidenceLabels.noEventFitsThe)}
      />
    </div>
  );
}
