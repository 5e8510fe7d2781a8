import { useState, type ReactNode } from 'react';
import type { SuiteRow, TestResult, TestRunRow } from '../../contract/index.ts';
import { bareSecond, formatNumber, graphText, operationsText, underClock } from '../../text/index.ts';
import type { Column } from '../design/DataTable.tsx';
import { Name } from '../design/Name.tsx';
import { usePages } from '../engine/use-pages.ts';
import { eventSelection } from '../verdict/links.ts';
import { Links } from './Links.tsx';
import type { Reach } from './reach.ts';
import { PagedTable } from './PagedTable.tsx';
import { Result } from './Result.tsx';

const words = () => operationsText.tests;
const systemOf = ({ label, system }: SuiteRow): string => label ?? system ?? words().noSystem;

/** Suites that stand alike; the chosen one opens to its runs. */
export function Suites({ result, count, ...reach }: { readonly result: TestResult; readonly count: number } & Reach): ReactNode {
  const { engine, digest } = reach;
  const [current, setCurrent] = useState<SuiteRow | null>(null);
  const pages = usePages(['suites', digest, result], (offset, limit, signal) => engine.operations.suites({ digest, result, offset, limit }, { signal }));
  return (
    <>
      <PagedTable label={words().parts[result]} columns={suiteColumns()} count={count} pages={pages} current={current} onChoose={setCurrent} onOpen={setCurrent} />
      {current !== null && <Runs key={current.n} of={current} {...reach} />}
    </>
  );
}

function Runs({ of, engine, digest, select, go }: { readonly of: SuiteRow } & Reach): ReactNode {
  const { system, suite } = of;
  const [current, setCurrent] = useState<TestRunRow | null>(null);
  const pages = usePages(['suite-runs', digest, system, suite], (offset, limit, signal) => engine.operations.runs({ digest, system, suite, offset, limit }, { signal }));
  const choose = (row: TestRunRow, how: 'push' | 'replace'): void => {
    setCurrent(row);
    const event = eventSelection(row.at);
    if (event !== null) select(event, how);
  };
  const title = words().runsOf(suite, systemOf(of));
  return (
    <section className="operations-runs" aria-label={title}>
      <h3><Name max={140}>{title}</Name></h3>
      <PagedTable label={title} columns={runColumns()} count={of.runs} pages={pages} current={current} onChoose={choose} onOpen={({ action }) => action !== null && go({ screen: 'action', selection: { kind: 'action', id: action } })} />
      {current !== null && <Links action={current.action} toAction={words().toAction} at={current.at} toEvidence={words().toEvidence} go={go} />}
    </section>
  );
}

const suiteColumns = (): readonly Column<SuiteRow>[] => [
  { id: 'system', header: words().columns.system, width: 'minmax(120px, 1fr)', cell: (row) => (row.label === null && row.system === null ? <span className="quiet">{words().noSystem}</span> : <Name max={60}>{systemOf(row)}</Name>) },
  { id: 'kind', header: words().columns.kind, width: '104px', cell: ({ kind }) => (kind === null ? '' : graphText.kinds[kind][0]) },
  { id: 'suite', header: words().columns.suite, width: 'minmax(120px, 1fr)', cell: ({ suite }) => <Name max={60}>{suite}</Name> },
  { id: 'result', header: words().columns.last, width: '136px', cell: ({ result }) => <Result result={result} /> },
  { id: 'counts', header: words().columns.counts, width: '124px', align: 'end', cell: ({ passed, failed }) => words().ratio(passed, failed) },
  { id: 'time', header: underClock(words().columns.time), width: '176px', cell: ({ time }) => bareSecond(time) },
  { id: 'runs', header: words().columns.runs, width: '72px', align: 'end', cell: ({ runs }) => formatNumber(runs) },
  { id: 'failed', header: words().columns.failed, width: '72px', align: 'end', cell: ({ failedRuns }) => formatNumber(failedRuns) },
  { id: 'empty', header: words().columns.empty, width: '96px', align: 'end', cell: ({ emptyRuns }) => formatNumber(emptyRuns) },
];

const runColumns = (): readonly Column<TestRunRow>[] => [
  { id: 'time', header: underClock(words().columns.time), width: '176px', cell: ({ time }) => bareSecond(time) },
  { id: 'result', header: words().columns.result, width: '136px', cell: ({ result }) => <Result result={result} /> },
  { id: 'counts', header: words().columns.counts, width: '124px', align: 'end', cell: ({ passed, failed }) => words().ratio(passed, failed) },
  { id: 'required', header: words().columns.required, width: '88px', cell: ({ required }) => (required ? words().required : words().notRequired) },
  { id: 'commit', header: words().columns.commit, width: 'minmax(140px, 1fr)', cell: ({ commit }) => <code><Name max={60}>{commit}</Name></code> },
];
