import { useMemo, useState, type ReactNode } from 'react';
import type { ChainStreamDto, EventDetail, EventRow, Run, StreamSummary } from '../../contract/index.ts';
import { bareTime, chainScreen, eventTypeText, formatNumber, shortDigest, underClock } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { ScreenFilter } from '../app/ScreenFilter.tsx';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { filterProblem } from '../engine/errors.ts';
import { useQuery } from '../engine/index.tsx';
import { emptyWords, usePages } from '../engine/use-pages.ts';
import { createAnchors } from './anchors.ts';
import { linkState } from './link-state.ts';

const t = () => chainScreen.links;

const columns = (run: Run): readonly Column<EventRow>[] => [
  { id: 'seq', header: t().seq, width: '88px', align: 'end', cell: (row) => formatNumber(row.seq) },
  { id: 'link', header: t().link, width: 'minmax(200px, 2fr)', cell: (row) => <Link row={row} run={run} /> },
  { id: 'hash', header: t().hash, width: '152px', cell: (row) => <span className="mono">{row.hash === null ? '' : shortDigest(row.hash)}</span> },
  { id: 'time', header: underClock(t().time), width: '200px', cell: (row) => bareTime(row.time) },
  { id: 'type', header: t().type, width: 'minmax(128px, 2fr)', cell: (row) => eventTypeText(row.type) },
];

function Link({ row, run }: { readonly row: EventRow; readonly run: Run }): ReactNode {
  const { outcome, word } = linkState(row, run);
  return <span className="chain-link"><OutcomeMark outcome={outcome} size={14} /><span title={word}>{word}</span></span>;
}

/** Every event of the log with what it links to, a million of them as well as ten. */
export function Links({ engine, digest, run, stream, detail, rows, filter, setFilter, select }: ScreenProps & {
  readonly stream: StreamSummary;
  readonly detail: EventDetail | null;
  readonly rows: ChainStreamDto['rows'];
}): ReactNode {
  const own = `stream:${JSON.stringify(stream.name)}`;
  const whole = filter === '' ? own : `${own} ${filter}`;
  const [anchors] = useState(createAnchors);
  const pages = usePages(['links', digest, whole, rows?.first ?? null], async (offset, limit, signal) => {
    // The log's rows are neighbours: a range of them is found at once, however far down a million events it lies.
    const range = filter === '' && rows !== null ? rows : null;
    if (range !== null) {
      const { rows: neighbours } = await engine.events.page({ digest, filter: `${own} row>=${range.first + offset} row<${range.first + offset + limit}`, offset: 0, limit, order: 'row', descending: false }, { signal });
      return { total: range.count, offset, rows: neighbours };
    }
    const key = `${digest} ${whole}`;
    const from = anchors.before(key, offset);
    const page = await engine.events.page({ digest, filter: from === null ? whole : `${whole} row>${from.row}`, offset: offset - (from?.offset ?? 0), limit, order: 'row', descending: false }, { signal });
    const last = page.rows.at(-1);
    if (last !== undefined) anchors.met(key, { offset: offset + page.rows.length, row: last.row });
    return { total: page.total + (from?.offset ?? 0), offset, rows: page.rows };
  });
  const problem = filterProblem(pages.error);
  const table = useMemo(() => columns(run.run), [run.run]);
  // Chosen elsewhere, the event's place is its row in the log; under a filter, the number of rows before it that fit.
  const [chosen, setChosen] = useState<string | null>(null);
  const row = detail === null || detail.event.id === chosen ? null : detail.event.row;
  const rankFilter = row !== null && filter !== '' ? `${whole} row<${row}` : null;
  const rank = useQuery(rankFilter === null ? null : ['rank', digest, rankFilter], (signal) => engine.events.page({ digest, filter: rankFilter ?? '', offset: 0, limit: 1, order: 'row', descending: false }, { signal }));
  const index = row === null ? null : filter === '' ? (rows === null ? null : row - rows.first) : rank.status === 'ready' ? rank.data.total : null;
  return (
    <>
      <ScreenFilter
        screen="chain"
        value={filter}
        onChange={setFilter}
        problem={problem && { ...problem, at: Math.max(0, problem.at - own.length - 1) }}
        summary={pages.total === null ? '' : t().summary(pages.total, stream.count)}
        fields={['integrity', 'finding', 'type', 'seq', 'actor', 'hash']}
      />
      <DataTable
        label={t().table}
        columns={table}
        count={pages.total ?? 0}
        row={pages.row}
        rowKey={(each) => each.id}
        selected={detail?.event.id ?? null}
        selectedIndex={index}
        onSelect={(each, how) => {
          setChosen(each.id);
          select({ kind: 'event', id: each.id }, how);
        }}
        onRange={pages.onRange}
        empty={emptyWords(pages, t().none)}
      />
    </>
  );
}
