import { useMemo, type ReactNode } from 'react';
import type { BlastDto } from '../../contract/index.ts';
import { displayName, formatNumber, graphLabels, graphText } from '../../text/index.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { blastRows, outsideOf, wayTo, type BlastRow, type Reached } from './blast-ways.ts';
import { columnName, columnOf, kindWord, type GraphNodeDto } from './columns.ts';

type Row = Pick<BlastRow, 'id' | 'seen'> & { readonly hops: number | null; readonly via: BlastRow['via'] };

/** The blast radius as rows: what could be reached, nearest first, then what was seen and not reached. */
export function BlastTable({ blast, nodes, selected, onSelect, onEvent }: {
  readonly blast: BlastDto;
  readonly nodes: ReadonlyMap<string, GraphNodeDto>;
  readonly selected: string | null;
  readonly onSelect: (node: GraphNodeDto, how: 'push' | 'replace') => void;
  readonly onEvent: (id: string) => void;
}): ReactNode {
  const byId = useMemo(() => new Map(blast.reached.map((node) => [node.id, node])), [blast]);
  const rows = useMemo((): readonly Row[] => [...blastRows(blast), ...outsideOf(blast).map((each) => ({ id: each.id, hops: null, via: null, seen: each }))], [blast]);
  const columns = columnsOf(nodes, byId, onEvent).filter((column) => column.id !== 'seen' || blast.from !== 'node');
  return (
    <DataTable
      label={graphText.modes.blast} columns={columns} count={rows.length} row={(i) => rows[i]} rowKey={(row) => row.id} selected={selected} empty={graphText.blast.empty}
      onSelect={(row, how) => {
        const node = nodes.get(row.id);
        if (node !== undefined) onSelect(node, how);
      }}
    />
  );
}

function columnsOf(nodes: ReadonlyMap<string, GraphNodeDto>, byId: ReadonlyMap<string, Reached>, onEvent: (id: string) => void): readonly Column<Row>[] {
  const name = (id: string | null): string => (id === null ? '…' : displayName(nodes.get(id)?.name ?? id, 40));
  const way = (row: Row): string => (row.via === null ? '' : `${wayTo(byId, row.id).slice(0, -1).map(name).join(' → ')} → ${row.via.kind}`);
  return [
    { id: 'name', header: graphLabels.name, width: 'minmax(160px, 1fr)', cell: (row) => name(row.id) },
    { id: 'kind', header: graphLabels.kind, width: '130px', cell: (row) => kindOf(nodes.get(row.id)) },
    { id: 'where', header: graphLabels.where, width: '140px', cell: (row) => whereOf(nodes.get(row.id)) },
    { id: 'hops', header: graphText.blast.hops, width: '130px', align: 'end', cell: (row) => (row.hops === null ? graphText.tagOutside : row.hops === 0 ? graphText.blast.start : formatNumber(row.hops)) },
    { id: 'way', header: graphText.blast.way, width: 'minmax(220px, 2fr)', cell: way },
    { id: 'seen', header: graphText.blast.seen, width: '170px', cell: (row) => seenCell(row, onEvent) },
  ];
}

function seenCell({ seen }: Row, onEvent: (id: string) => void): ReactNode {
  return seen === null ? <span className="quiet">{graphText.blast.notSeen}</span> : <button type="button" className="link" onClick={() => onEvent(seen.event)}>{displayName(seen.event, 24)}</button>;
}

const kindOf = (node: GraphNodeDto | undefined): string => (node === undefined ? '' : kindWord(node.kind));
const whereOf = (node: GraphNodeDto | undefined): string => (node === undefined ? '' : columnName(columnOf(node)));
