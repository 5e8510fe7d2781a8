import { useState, type ReactNode } from 'react';
import type { EngineClient, EventRow } from '../../contract/index.ts';
import { bareTime, counted, environments, eventTypeText, formatNumber, outcomeWord, timelineLabels, underClock } from '../../text/index.ts';
import { DataTable, type Column, type Sorting } from '../design/DataTable.tsx';
import { Name } from '../design/Name.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { useQuery } from '../engine/index.tsx';
import { emptyWords, usePages } from '../engine/use-pages.ts';

const columns = (): readonly Column<EventRow>[] => [
  { id: 'row', header: timelineLabels.no2, width: '68px', align: 'end', sortable: true, cell: (event) => formatNumber(event.row + 1) },
  { id: 'time', header: underClock(timelineLabels.time), width: '192px', sortable: true, cell: (event) => bareTime(event.time) },
  { id: 'type', header: timelineLabels.what, width: 'minmax(140px, 1fr)', sortable: true, cell: (event) => eventTypeText(event.type) },
  { id: 'actor', header: timelineLabels.who, width: 'minmax(116px, 1fr)', sortable: true, cell: (event) => <Name max={60}>{event.actorLabel}</Name> },
  { id: 'brief', header: timelineLabels.values, width: 'minmax(128px, 2fr)', cell: (event) => <Name max={120}>{event.brief}</Name> },
  { id: 'environment', header: timelineLabels.where, width: '100px', cell: (event) => (event.environment === null ? '' : environments[event.environment]) },
  { id: 'outcome', header: timelineLabels.outcome, width: '84px', cell: (event) => event.outcome ?? '' },
  { id: 'proof', header: timelineLabels.record, width: '108px', cell: (event) => <Record event={event} /> },
];

type Order = 'row' | 'time' | 'type' | 'actor';
const ORDERS: readonly Order[] = ['row', 'time', 'type', 'actor'];

/** The same events as rows, by the page. */
export function TimelineTable({ engine, digest, filter, selected, event, onSelect, onOpen }: {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly filter: string;
  readonly selected: string | null;
  /** The selected event, once it is known. */
  readonly event: EventRow | null;
  readonly onSelect: (event: EventRow, how: 'push' | 'replace') => void;
  readonly onOpen: (event: EventRow) => void;
}): ReactNode {
  const [sorting, setSorting] = useState<Sorting>({ column: 'time', descending: false });
  const order = ORDERS.find((each) => each === sorting.column) ?? 'time';
  const pages = usePages(['events', digest, filter, order, sorting.descending], (offset, limit, signal) =>
    engine.events.page({ digest, filter, offset, limit, order, descending: sorting.descending }, { signal }));
  // Chosen in the picture or elsewhere, it is brought into view; chosen here, nothing moves.
  const [own, setOwn] = useState<string | null>(null);
  const place = usePlace(engine, digest, filter, event === null || event.id === own || sorting.descending ? null : event, order);
  return (
    <DataTable
      label={timelineLabels.events}
      columns={columns()}
      count={pages.total ?? 0}
      row={pages.row}
      rowKey={(event) => event.id}
      selected={selected}
      selectedIndex={place}
      onSelect={(chosen, how) => {
        setOwn(chosen.id);
        onSelect(chosen, how);
      }}
      onOpen={onOpen}
      onRange={pages.onRange}
      sorting={sorting}
      onSort={setSorting}
      empty={emptyWords(pages, timelineLabels.noEventMatchesThe, timelineLabels.readingEvents)}
    />
  );
}

/** How many rows that fit the filter stand before an event; null while that is not known, and in orders that a filter cannot tell. */
function usePlace(engine: EngineClient, digest: string, filter: string, event: EventRow | null, order: Order): number | null {
  const asked = event !== null && (order === 'row' || order === 'time') ? event : null;
  const at = asked === null ? '' : new Date(asked.time).toISOString();
  const before = asked === null ? [] : order === 'row' ? [`row<${asked.row}`] : [`time<${at}`, `time>=${at} time<=${at} row<${asked.row}`];
  const counts = useQuery(asked === null ? null : ['place', digest, filter, ...before], (signal) =>
    Promise.all(before.map((each) => engine.events.page({ digest, filter: `${filter} ${each}`, offset: 0, limit: 1, order: 'row', descending: false }, { signal }))));
  return asked !== null && counts.status === 'ready' ? counts.data.reduce((sum, { total }) => sum + total, 0) : null;
}

/** Whether the bytes of the row held, and how many findings point at it. */
function Record({ event }: { readonly event: EventRow }): ReactNode {
  const outcome = event.integrity === 'verified' ? 'pass' : event.integrity === 'failed' ? 'fail' : 'not-checked';
  return (
    <span className="timeline-record">
      <OutcomeMark outcome={outcome} size={14} label={false} />
      {event.findings.length > 0 ? counted.finding(event.findings.length) : outcomeWord(outcome)}
    </span>
  );
}
