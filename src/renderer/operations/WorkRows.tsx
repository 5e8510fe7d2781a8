import { useState, type ReactNode } from 'react';
import type { WorkPart, WorkRow } from '../../contract/index.ts';
import { bareSecond, formatNumber, operationsText, underClock } from '../../text/index.ts';
import type { Column } from '../design/DataTable.tsx';
import { Name } from '../design/Name.tsx';
import { usePages } from '../engine/use-pages.ts';
import { eventSelection } from '../verdict/links.ts';
import { Links } from './Links.tsx';
import type { Reach } from './reach.ts';
import { PagedTable } from './PagedTable.tsx';

const words = () => operationsText.work;

/** The pieces of work that one number counts, each one press from its event and from its action. */
export function WorkRows({ fleet, label, part, count, engine, digest, select, go }: { readonly fleet: string | null; readonly label: string; readonly part: WorkPart; readonly count: number } & Reach): ReactNode {
  const [current, setCurrent] = useState<WorkRow | null>(null);
  const pages = usePages(['work', digest, fleet, part], (offset, limit, signal) => engine.operations.work({ digest, fleet, part, offset, limit }, { signal }));
  const choose = (row: WorkRow, how: 'push' | 'replace'): void => {
    setCurrent(row);
    const event = eventSelection(row.at);
    if (event !== null) select(event, how);
  };
  return (
    <>
      <PagedTable
        label={words().rowsOf(label, words().parts[part])} columns={columns(fleet === null, part)} count={count} pages={pages} current={current} onChoose={choose}
        onOpen={({ action }) => action !== null && go({ screen: 'action', selection: { kind: 'action', id: action } })}
      />
      {current !== null && <Links action={current.action} toAction={words().toAction} at={current.at} toEvidence={words().toEvidence} go={go} />}
    </>
  );
}

const time = (ms: number | null): ReactNode => (ms === null ? <span className="quiet">–</span> : bareSecond(ms));

/** What a part is without by what it means has no column. */
const WITHOUT: Readonly<Record<WorkPart, readonly string[]>> = {
  finished: [], late: [], unleased: ['leased', 'until'], overdue: ['finished'], held: ['finished'], passed: ['agent', 'leased', 'until', 'finished'], waiting: ['agent', 'leased', 'until', 'finished'],
};

const columns = (ofAll: boolean, part: WorkPart): readonly Column<WorkRow>[] => every().filter(({ id }) => (ofAll || id !== 'fleet') && !WITHOUT[part].includes(id));

const every = (): readonly Column<WorkRow>[] => [
  { id: 'work', header: words().columns.work, width: 'minmax(120px, 1fr)', cell: ({ work }) => <Name max={60}>{work}</Name> },
  { id: 'fleet', header: words().columns.fleet, width: 'minmax(112px, 1fr)', cell: ({ fleet }) => <Name max={48}>{fleet}</Name> },
  { id: 'agent', header: words().columns.agent, width: 'minmax(112px, 1fr)', cell: ({ agent }) => (agent === null ? <span className="quiet">{words().notStated}</span> : <Name max={48}>{agent}</Name>) },
  { id: 'priority', header: words().columns.priority, width: '76px', align: 'end', cell: ({ priority }) => (priority === null ? <span className="quiet">–</span> : formatNumber(priority)) },
  { id: 'queued', header: underClock(words().columns.queued), width: '160px', cell: ({ queued }) => time(queued) },
  { id: 'leased', header: underClock(words().columns.leased), width: '160px', cell: ({ leased }) => time(leased) },
  { id: 'until', header: underClock(words().columns.until), width: '160px', cell: ({ leaseUntil }) => time(leaseUntil) },
  { id: 'finished', header: underClock(words().columns.finished), width: '160px', cell: ({ finished }) => time(finished) },
];
