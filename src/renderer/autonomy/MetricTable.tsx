import type { ReactNode } from 'react';
import type { Metric } from '../../contract/index.ts';
import { autonomyScreen, figureWords, formatNumber, metrics as texts } from '../../text/index.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';

const columns = (): readonly Column<Metric>[] => [
  { id: 'name', header: autonomyScreen.figures, width: 'minmax(200px, 1fr)', cell: (row) => texts[row.id].name },
  { id: 'figure', header: autonomyScreen.figure, width: 'minmax(200px, 1fr)', cell: (row) => figureWords(row, row.unit) },
  { id: 'counted', header: autonomyScreen.sides.counted, width: '100px', align: 'end', cell: (row) => formatNumber(row.members.counted.count) },
  { id: 'others', header: autonomyScreen.sides.others, width: '110px', align: 'end', cell: (row) => formatNumber(row.members.others.count) },
  { id: 'leftOut', header: autonomyScreen.sides.leftOut, width: '90px', align: 'end', cell: (row) => formatNumber(row.members.leftOut.count) },
];

/** The figures without their pictures. */
export function MetricTable({ metrics, opened, onOpen }: { readonly metrics: readonly Metric[]; readonly opened: string | null; readonly onOpen: (metric: Metric) => void }): ReactNode {
  return (
    <div className="autonomy-table" style={{ height: `calc(${metrics.length + 1} * var(--row) + 3px)` }}>
      <DataTable label={autonomyScreen.table} columns={columns()} count={metrics.length} row={(index) => metrics[index]} rowKey={(row) => row.id} selected={opened} onSelect={onOpen} />
    </div>
  );
}
