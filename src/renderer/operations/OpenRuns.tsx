import { useState, type ReactNode } from 'react';
import type { OpenRunPart, OpenRunRow } from '../../contract/index.ts';
import { actionOutcomes, bareSecond, operationsText, underClock } from '../../text/index.ts';
import type { Column } from '../design/DataTable.tsx';
import { Name } from '../design/Name.tsx';
import { usePages } from '../engine/use-pages.ts';
import { Links } from './Links.tsx';
import type { Reach } from './reach.ts';
import { PagedTable } from './PagedTable.tsx';

const words = () => operationsText.tests;

/** Test runs that came to nothing, each one press from its action. */
export function OpenRuns({ part, count, engine, digest, select, go }: { readonly part: OpenRunPart; readonly count: number } & Reach): ReactNode {
  const [current, setCurrent] = useState<OpenRunRow | null>(null);
  const pages = usePages(['open-runs', digest, part], (offset, limit, signal) => engine.operations.openRuns({ digest, part, offset, limit }, { signal }));
  const choose = (row: OpenRunRow, how: 'push' | 'replace'): void => {
    setCurrent(row);
    select({ kind: 'action', id: row.action }, how);
  };
  return (
    <>
      <PagedTable label={words().parts[part]} columns={columns()} count={count} pages={pages} current={current} onChoose={choose} onOpen={({ action }) => go({ screen: 'action', selection: { kind: 'action', id: action } })} />
      {current !== null && <Links action={current.action} toAction={words().toAction} at={current.at} toEvidence={words().toRequest} go={go} />}
    </>
  );
}

const columns = (): readonly Column<OpenRunRow>[] => [
  { id: 'title', header: words().columns.title, width: 'minmax(160px, 2fr)', cell: ({ title }) => <Name max={140}>{title}</Name> },
  { id: 'system', header: words().columns.system, width: 'minmax(120px, 1fr)', cell: ({ system }) => (system === null ? <span className="quiet">{words().noSystem}</span> : <Name max={60}>{system}</Name>) },
  { id: 'agent', header: words().columns.agent, width: 'minmax(112px, 1fr)', cell: ({ agent }) => <Name max={48}>{agent}</Name> },
  { id: 'requested', header: underClock(words().columns.requested), width: '176px', cell: ({ requested }) => bareSecond(requested) },
  { id: 'started', header: underClock(words().columns.started), width: '176px', cell: ({ started }) => (started === null ? <span className="quiet">{words().notStarted}</span> : bareSecond(started)) },
  { id: 'outcome', header: words().columns.outcome, width: '112px', cell: ({ outcome }) => actionOutcomes[outcome] },
];
