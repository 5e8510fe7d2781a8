import type { ReactNode } from 'react';
import type { ConcurrencyBucket, ConcurrencyCrowd, ConcurrencyDto } from '../../contract/index.ts';
import { autonomyScreen, formatNumber, underClock } from '../../text/index.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { keyOf, nameOf, timeOf, type Chosen } from './concurrency.ts';

interface Line { readonly crowd: ConcurrencyCrowd; readonly bucket: ConcurrencyBucket }
const MOST_SEEN = 10;
const words = () => autonomyScreen.concurrency;
const idOf = (crowd: string, index: number): string => `${crowd}/${index}`;

const columns = (axis: ConcurrencyDto): readonly Column<Line>[] => [
  { id: 'whose', header: words().columns.whose, width: 'minmax(180px, 1fr)', cell: ({ crowd }) => nameOf(crowd) },
  { id: 'time', header: underClock(words().columns.time), width: '180px', cell: ({ bucket }) => timeOf(axis, bucket.index) },
  { id: 'running', header: words().columns.running, width: '80px', align: 'end', cell: ({ bucket }) => formatNumber(bucket.running) },
  { id: 'limit', header: words().columns.limit, width: '100px', align: 'end', cell: ({ bucket }) => words().limit(bucket.lowest, bucket.highest) },
  { id: 'starts', header: words().columns.starts, width: '80px', align: 'end', cell: ({ bucket }) => formatNumber(bucket.starts) },
  { id: 'over', header: words().columns.over, width: '80px', align: 'end', cell: ({ bucket }) => (bucket.over === 0 ? '0' : <span className="outcome-word"><OutcomeMark outcome="fail" size={16} label={false} />{formatNumber(bucket.over)}</span>) },
];

/** The same stretches as the pictures, without those in which nothing ran. */
export function ConcurrencyTable({ figure, chosen, onChoose }: { readonly figure: ConcurrencyDto; readonly chosen: Chosen | null; readonly onChoose: (chosen: Chosen) => void }): ReactNode {
  const all = figure.crowds.flatMap((crowd) => crowd.buckets.map((bucket): Line => ({ crowd, bucket })));
  const lines = all.filter(({ bucket }) => bucket.running > 0);
  const quiet = words().quiet(all.length - lines.length);
  return (
    <>
      <div className="autonomy-table" style={{ height: `calc(${Math.min(lines.length, MOST_SEEN) + 1} * var(--row) + 3px)` }}>
        <DataTable
          label={words().table} columns={columns(figure)} count={lines.length} row={(index) => lines[index]} rowKey={({ crowd, bucket }) => idOf(keyOf(crowd), bucket.index)}
          selected={chosen === null ? null : idOf(chosen.crowd, chosen.index)} onSelect={({ crowd, bucket }) => onChoose({ crowd: keyOf(crowd), index: bucket.index })}
        />
      </div>
      {quiet !== '' && <p className="quiet">{quiet}</p>}
    </>
  );
}
