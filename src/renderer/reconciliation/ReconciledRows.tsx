import { useState, type ReactNode } from 'react';
import type { ControlResult, FactRow, ReconciledStanding, ReconciledSystem } from '../../contract/index.ts';
import { controlsScreen, factText, formatInstant, reconciliationText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { FactCard } from '../controls/FactCard.tsx';
import { selectionOf } from '../controls/fact-links.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { Name } from '../design/Name.tsx';
import { errorSentence } from '../engine/errors.ts';
import { usePages } from '../engine/use-pages.ts';
import { bytesAddress } from '../verdict/links.ts';

const words = () => reconciliationText;
/** Rows that are seen without scrolling inside the table. */
const VISIBLE = 6;

/** The things of one system that stand alike, each one press from its event or its place in the extract. */
export function ReconciledRows({ system, standing, count, control, engine, digest, select, go }: {
  readonly system: ReconciledSystem;
  readonly standing: ReconciledStanding;
  readonly count: number;
  readonly control: ControlResult;
} & Pick<ScreenProps, 'engine' | 'digest' | 'select' | 'go'>): ReactNode {
  const [current, setCurrent] = useState<FactRow | null>(null);
  const pages = usePages(['reconciled', digest, system, standing], (offset, limit, signal) => engine.reconciliation.rows({ digest, system, standing, offset, limit }, { signal }));
  const choose = (each: FactRow, how: 'push' | 'replace'): void => {
    setCurrent(each);
    const selection = selectionOf(each.fact);
    if (selection !== null) select(selection, how);
  };
  if (count === 0) return null;
  return (
    <>
      {pages.error !== null && <p className="problem" role="alert">{errorSentence(pages.error)}</p>}
      <div className="control-table" style={{ height: `calc(${Math.min(VISIBLE, count) + 1} * var(--row) + 3px)` }}>
        <DataTable
          label={words().rowsOf(words().systems[system], words().standings[standing])} columns={columns(control.id)} count={pages.total ?? 0} row={pages.row} rowKey={(each) => String(each.n)} onRange={pages.onRange}
          selected={current === null ? null : String(current.n)} onSelect={choose}
          onOpen={({ fact }) => { const at = bytesAddress(fact.at); if (at !== null) go(at); }}
          empty={pages.total === null ? controlsScreen.reading : ''}
        />
      </div>
      {current !== null && <FactCard control={control} row={current} select={select} go={go} />}
    </>
  );
}

const columns = (control: string): readonly Column<FactRow>[] => [
  { id: 'subject', header: words().columns.subject, width: 'minmax(140px, 260px)', cell: ({ fact }) => <Name max={60}>{fact.values['key'] ?? fact.subject}</Name> },
  { id: 'time', header: words().columns.time, width: '208px', cell: ({ fact }) => { const time = fact.values['time']; return time === undefined ? '' : formatInstant(time.replace(/\.\d+Z$/, 'Z')); } },
  { id: 'fact', header: words().columns.fact, width: 'minmax(240px, 1fr)', cell: ({ fact }) => factText(control, fact) },
];
