import { useMemo, useState, type ReactNode } from 'react';
import type { GraphComparison, GraphDto } from '../../contract/index.ts';
import { formatDay, formatNumber, graphText } from '../../text/index.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import type { GraphNodeDto } from './columns.ts';
import { compareRows, type CompareRow } from './compare-rows.ts';

/** Shape and word: neither added nor removed is known by colour alone. */
const SIGNS = { added: '+', removed: '−', changed: '±' } as const;

const columns = (): readonly Column<CompareRow>[] => [
  { id: 'change', header: graphText.compare.change, width: '110px', cell: (row) => <span className="graph-change" data-change={row.change}><b aria-hidden="true">{SIGNS[row.change]}</b> {graphText.tagChange[row.change]}</span> },
  { id: 'of', header: '', width: '70px', cell: (row) => row.of },
  { id: 'what', header: graphText.compare.what, width: 'minmax(220px, 2fr)', cell: (row) => <bdi>{row.what}</bdi> },
  { id: 'before', header: graphText.compare.was, width: 'minmax(140px, 1fr)', cell: (row) => <bdi>{row.before}</bdi> },
  { id: 'after', header: graphText.compare.is, width: 'minmax(140px, 1fr)', cell: (row) => <bdi>{row.after}</bdi> },
];

export function compareHeadline({ nodes, edges }: GraphComparison): string {
  return graphText.compare.headline([nodes.added.length, nodes.removed.length, nodes.changed.length], [edges.added.length, edges.removed.length, edges.changed.length]);
}

/** Every difference as a row: the table twin, and, smaller, what stands under the picture. */
export function CompareTable({ comparison, nodes, onSelect }: {
  readonly comparison: GraphComparison;
  readonly nodes: ReadonlyMap<string, GraphNodeDto>;
  readonly onSelect: (node: GraphNodeDto, how: 'push' | 'replace') => void;
}): ReactNode {
  const rows = useMemo(() => compareRows(comparison, nodes), [comparison, nodes]);
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <DataTable
      label={graphText.modes.compare} columns={columns()} count={rows.length} row={(i) => rows[i]} rowKey={(row) => row.key} selected={selected} empty={graphText.compare.same}
      onSelect={(row, how) => {
        setSelected(row.key);
        const node = nodes.get(row.node);
        if (node !== undefined) onSelect(node, how);
      }}
    />
  );
}

/** Which two snapshots are compared. */
export function ComparePair({ snapshots, pair, onPair }: {
  readonly snapshots: GraphDto['snapshots'];
  readonly pair: { readonly before: string; readonly after: string };
  readonly onPair: (pair: { readonly before: string; readonly after: string }) => void;
}): ReactNode {
  return (
    <>
      {(['before', 'after'] as const).map((side) => (
        <label key={side} className="graph-field">{graphText.compare[side]}
          <select value={pair[side]} onChange={(event) => onPair({ ...pair, [side]: event.target.value })}>
            {snapshots.map((each, i) => <option key={`${each.id} ${i}`} value={each.id}>{formatNumber(i + 1)}: {formatDay(new Date(each.validFrom).toISOString())}</option>)}
          </select>
        </label>
      ))}
    </>
  );
}
