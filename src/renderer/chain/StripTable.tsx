import type { ReactNode } from 'react';
import type { ChainPictureDto, StreamSummary } from '../../contract/index.ts';
import { chainScreen, displayName, formatNumber } from '../../text/index.ts';
import type { Selection } from '../app/navigation.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { MarkShape } from './MarkShape.tsx';

const t = () => chainScreen.table;
type Mark = ChainPictureDto['marks'][number];

const COLUMNS: readonly Column<Mark>[] = [
  { id: 'mark', header: t().mark, width: '200px', cell: (mark) => <span className="chain-mark-word"><MarkShape mark={mark.mark} size={14} />{chainScreen.marks[mark.mark]}</span> },
  { id: 'event', header: t().event, width: 'minmax(160px, 1fr)', cell: (mark) => displayName(mark.event, 60) },
  { id: 'count', header: t().count, width: '96px', align: 'end', cell: (mark) => formatNumber(mark.count) },
];

/** The strip's marks as rows, with the same selection. */
export function StripTable({ picture, stream, selected, select }: {
  readonly picture: ChainPictureDto;
  readonly stream: StreamSummary;
  readonly selected: string | null;
  readonly select: (selection: Selection, how?: 'push' | 'replace') => void;
}): ReactNode {
  const marks = picture.marks.toSorted((a, b) => a.row - b.row);
  return (
    <div className="strip-table">
      <DataTable
        label={`${t().title}: ${displayName(stream.name, 40)}`}
        columns={COLUMNS}
        count={marks.length}
        row={(index) => marks[index]}
        rowKey={(mark) => mark.event}
        selected={selected}
        onSelect={(mark, how) => select({ kind: 'event', id: mark.event }, how)}
        empty={t().empty}
      />
    </div>
  );
}
