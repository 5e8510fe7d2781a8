import type { ReactNode } from 'react';
import type { TestBucket, TestPosture } from '../../contract/index.ts';
import { formatNumber, operationsText, underClock } from '../../text/index.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { countOf, timeOf } from './trend.ts';

const words = () => operationsText.trend;
const MOST_SEEN = 8;

/** The same stretches as the picture, without those in which nothing gave a result. */
export function TrendTable({ trend, chosen, onChoose }: { readonly trend: TestPosture['trend']; readonly chosen: number | null; readonly onChoose: (index: number) => void }): ReactNode {
  const { buckets } = trend;
  return (
    <>
      <div className="operations-table" style={{ height: `calc(${Math.min(MOST_SEEN, buckets.length) + 1} * var(--row) + 3px)` }}>
        <DataTable
          label={words().table} columns={columns(trend)} count={buckets.length} row={(index) => buckets[index]} rowKey={({ index }) => String(index)}
          selected={chosen === null ? null : String(chosen)} onSelect={({ index }) => onChoose(index)}
        />
      </div>
      <p className="quiet">{words().quiet(countOf(trend) - buckets.length)}</p>
    </>
  );
}

const columns = (trend: TestPosture['trend']): readonly Column<TestBucket>[] => [
  { id: 'time', header: underClock(words().columns.time), width: '180px', cell: ({ index }) => timeOf(trend, index) },
  { id: 'failed', header: words().columns.failed, width: '120px', align: 'end', cell: ({ failed }) => formatNumber(failed) },
  { id: 'empty', header: words().columns.empty, width: '120px', align: 'end', cell: ({ empty }) => formatNumber(empty) },
  { id: 'passed', header: words().columns.passed, width: '120px', align: 'end', cell: ({ passed }) => formatNumber(passed) },
];
