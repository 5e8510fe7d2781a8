import { useState, type ReactNode } from 'react';
import type { FailureRow, Pointer } from '../../contract/index.ts';
import { bareSecond, firstFailuresText, underClock } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { Name } from '../design/Name.tsx';
import { emptyWords, usePages } from '../engine/use-pages.ts';
import { errorSentence } from '../engine/errors.ts';
import { bytesAddress, eventSelection } from '../verdict/links.ts';
import { stageName, type FailureCell } from './FailureTable.tsx';

const words = () => firstFailuresText;
/** Rows that are seen without scrolling inside the table. */
const VISIBLE = 6;

/** The checks or changes that one number counts, each one press from its event and from its bytes. */
export function FailureRows({ stage, part, count, engine, digest, select, go }: FailureCell & Pick<ScreenProps, 'engine' | 'digest' | 'select' | 'go'> & { readonly count: number }): ReactNode {
  const [current, setCurrent] = useState<FailureRow | null>(null);
  const pages = usePages(['first-failures', digest, stage, part], (offset, limit, signal) => engine.firstFailures.rows({ digest, stage, part, offset, limit }, { signal }));
  const choose = (row: FailureRow, how: 'push' | 'replace'): void => {
    setCurrent(row);
    const event = eventSelection(row.at);
    if (event !== null) select(event, how);
  };
  const open = (at: Pointer): void => {
    const bytes = bytesAddress(at);
    if (bytes !== null) go(bytes);
  };
  return (
    <>
      {pages.error !== null && <p className="problem" role="alert">{errorSentence(pages.error)}</p>}
      <div className="autonomy-table" style={{ height: `calc(${Math.min(VISIBLE, count) + 1} * var(--row) + 3px)` }}>
        <DataTable
          label={words().rowsOf(stageName(stage), words().parts[part])} columns={columns(part === 'checks')} count={pages.total ?? 0} row={pages.row} rowKey={(row) => String(row.n)} onRange={pages.onRange}
          selected={current === null ? null : String(current.n)} onSelect={choose} onOpen={(row) => open(row.at)} empty={emptyWords(pages, '', words().reading)}
        />
      </div>
      {current !== null && (
        <p className="control-links">
          <button type="button" className="link" onClick={() => open(current.at)}>{part === 'checks' ? words().toCheck : words().toFailure}</button>
          {current.released !== null && <Release at={current.released} select={select} open={open} />}
        </p>
      )}
    </>
  );
}

function Release({ at, select, open }: Pick<ScreenProps, 'select'> & { readonly at: Pointer; readonly open: (at: Pointer) => void }): ReactNode {
  const event = eventSelection(at);
  return <button type="button" className="link" onClick={() => (event === null ? open(at) : select(event))}>{words().toRelease}</button>;
}

const columns = (checks: boolean): readonly Column<FailureRow>[] => [
  { id: 'kind', header: words().columns.kind, width: '176px', cell: ({ kind, failed }) => (failed ? words().failed(words().kinds[kind]) : words().kinds[kind]) },
  { id: 'subject', header: words().columns.subject, width: 'minmax(120px, 1fr)', cell: ({ subject }) => <Name max={60}>{subject}</Name> },
  { id: 'commit', header: words().columns.commit, width: '160px', cell: ({ commit }) => (commit === null ? words().noCommit : <code><Name max={60}>{commit}</Name></code>) },
  { id: 'time', header: underClock(words().columns.time), width: '176px', cell: ({ time }) => bareSecond(time) },
  ...(checks ? [] : [{ id: 'reach', header: words().columns.reach, width: '136px', cell: ({ reach }: FailureRow) => (reach === null ? '' : words().reaches[reach]) }]),
];
