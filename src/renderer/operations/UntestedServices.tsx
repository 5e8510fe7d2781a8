import { useState, type ReactNode } from 'react';
import type { ServiceRow } from '../../contract/index.ts';
import { environments, operationsText, wordFor } from '../../text/index.ts';
import type { Column } from '../design/DataTable.tsx';
import { Name } from '../design/Name.tsx';
import { usePages } from '../engine/use-pages.ts';
import type { Reach } from './reach.ts';
import { PagedTable } from './PagedTable.tsx';

const words = () => operationsText.tests;

/** Services that no result of a test run reaches, each with who owns it. */
export function UntestedServices({ count, engine, digest, select, go }: { readonly count: number } & Reach): ReactNode {
  const [current, setCurrent] = useState<ServiceRow | null>(null);
  const pages = usePages(['untested', digest], (offset, limit, signal) => engine.operations.untested({ digest, offset, limit }, { signal }));
  const choose = (row: ServiceRow, how: 'push' | 'replace'): void => {
    setCurrent(row);
    select({ kind: 'node', id: row.id }, how);
  };
  const inGraph = ({ id }: ServiceRow): void => go({ screen: 'graph', selection: { kind: 'node', id } });
  return (
    <>
      <PagedTable label={words().parts.untested} columns={columns()} count={count} pages={pages} current={current} onChoose={choose} onOpen={inGraph} />
      {current !== null && <p className="control-links"><button type="button" className="link" onClick={() => inGraph(current)}>{words().toGraph}</button></p>}
    </>
  );
}

const columns = (): readonly Column<ServiceRow>[] => [
  { id: 'service', header: words().columns.service, width: 'minmax(160px, 1fr)', cell: ({ name }) => <Name max={60}>{name}</Name> },
  { id: 'environment', header: words().columns.environment, width: '136px', cell: ({ environment }) => wordFor(environments, environment) },
  { id: 'owner', header: words().columns.owner, width: 'minmax(140px, 1fr)', cell: ({ owner }) => (owner === null ? '' : <Name max={60}>{owner}</Name>) },
];
