import { useMemo, useState, type ReactNode } from 'react';
import type { ActionRow } from '../../contract/index.ts';
import { actionKinds, actionLabels, actionOutcomes, bareSecond, controlText, counted, displayName, environments, formatSecond, riskClasses, underClock, wordFor } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { ScreenFilter } from '../app/ScreenFilter.tsx';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { Name } from '../design/Name.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { errorSentence, filterProblem } from '../engine/errors.ts';
import { useQuery } from '../engine/index.tsx';
import { usePages } from '../engine/use-pages.ts';

const words = (): Readonly<Record<string, Readonly<Record<string, string>>>> => ({ environments, riskClasses, actionKinds });
const word = (of: string, key: string | null): string => wordFor(words()[of] ?? {}, key);

const columnsOf = (names: ReadonlyMap<string, string>): readonly Column<ActionRow>[] => [
  { id: 'time', header: underClock(actionLabels.requested), width: '158px', cell: (row) => bareSecond(row.requestedAt) },
  { id: 'title', header: actionLabels.askedFor, width: 'minmax(160px, 3fr)', cell: (row) => <Name max={140}>{row.title}</Name> },
  { id: 'agent', header: actionLabels.agent, width: 'minmax(96px, 1fr)', cell: (row) => <Name max={48}>{names.get(row.agentId) ?? row.agentId}</Name> },
  { id: 'where', header: actionLabels.where, width: '104px', cell: (row) => word('environments', row.environment) },
  { id: 'risk', header: actionLabels.risk, width: '84px', cell: (row) => word('riskClasses', row.riskClass) },
  { id: 'outcome', header: actionLabels.outcome, width: 'minmax(100px, 1fr)', cell: (row) => actionOutcomes[row.outcome] },
  { id: 'exceptions', header: actionLabels.exceptions, width: '84px', cell: (row) => (row.exceptions.length === 0 ? '' : <Exceptions ids={row.exceptions} />) },
];

/** How many exceptions are listed above the table; the filter finds the rest. */
const FIRST = 8;

/** Every action of the filter, the ones that controls took exception to before all others. */
export function ActionList({ engine, digest, run, filter, setFilter, onOpen, selected }: Pick<ScreenProps, 'engine' | 'digest' | 'run' | 'filter' | 'setFilter'> & {
  readonly onOpen: (id: string) => void;
  readonly selected: string | null;
}): ReactNode {
  const pages = usePages(['actions', digest, filter], (offset, limit, signal) => engine.actions.page({ digest, filter, offset, limit }, { signal }));
  const exceptions = useQuery(['actions-exceptions', digest, filter], (signal) => engine.actions.page({ digest, filter: `${filter} exception:*`, offset: 0, limit: FIRST }, { signal }));
  // Lanes carry the names of agents; rows of actions carry their ids.
  const lanes = useQuery(['lanes', digest, 'agent', ''], (signal) => engine.timeline.lanes({ digest, by: 'agent', filter: '' }, { signal }));
  const names = useMemo(() => new Map(lanes.data?.lanes.map((lane) => [lane.key, lane.label])), [lanes.data]);
  const columns = useMemo(() => columnsOf(names), [names]);
  const [current, setCurrent] = useState(selected);
  const problem = filterProblem(pages.error);
  const wrong = exceptions.data;
  return (
    <>
      <header>
        <h1>{pages.total === null ? actionLabels.whatDidTheAgents : headline(pages.total, wrong?.total ?? null, filter, run.run.controls.length > 0)}</h1>
      </header>
      <ScreenFilter screen="action" value={filter} onChange={setFilter} problem={problem} fields={['outcome', 'agent', 'risk', 'env', 'kind', 'approver', 'exception']} {...(pages.total === null ? {} : { summary: counted.action(pages.total) })} />
      {pages.error !== null && problem === null && <p className="problem" role="alert">{errorSentence(pages.error)}</p>}
      {wrong && wrong.rows.length > 0 && (
        <section className="action-first" aria-label={actionLabels.exceptions}>
          <h2>{actionLabels.exceptions}</h2>
          <ul>
            {wrong.rows.map((row) => (
              <li key={row.id}>
                <OutcomeMark outcome="fail" size={16} />
                <div>
                  <button type="button" className="link" onClick={() => onOpen(row.id)}><bdi>{displayName(row.title, 140)}</bdi></button>
                  <p>{row.exceptions.map((id) => `${displayName(id)} ${controlText(id).title}`).join('; ')}</p>
                  <p className="quiet">{formatSecond(row.requestedAt)} · <bdi>{displayName(names.get(row.agentId) ?? row.agentId, 48)}</bdi> · {word('environments', row.environment)} · {actionOutcomes[row.outcome]}</p>
                </div>
              </li>
            ))}
          </ul>
          {wrong.total > wrong.rows.length && <button type="button" className="link" onClick={() => setFilter(`${filter} exception:*`.trim())}>{actionLabels.showAllExceptions(wrong.total)}</button>}
        </section>
      )}
      <DataTable
        label={actionLabels.actions}
        columns={columns}
        count={pages.total ?? 0}
        row={pages.row}
        rowKey={(row) => row.id}
        selected={current}
        onSelect={(row, how) => (how === 'push' ? onOpen(row.id) : setCurrent(row.id))}
        onOpen={(row) => onOpen(row.id)}
        onRange={pages.onRange}
        empty={pages.error !== null ? '' : pages.total === null ? actionLabels.readingActions : filter === '' ? actionLabels.noActionsMeans : actionLabels.noActionMatchesThe}
      />
    </>
  );
}

/** A record that no control was tested on has no exceptions either, and that is no praise. */
function headline(total: number, wrong: number | null, filter: string, tested: boolean): string {
  if (total === 0) return filter === '' ? actionLabels.noActions : actionLabels.noActionMatches;
  if (!tested) return actionLabels.countAnd(total, actionLabels.noControlWasTested);
  if (wrong === null) return actionLabels.count(total);
  return actionLabels.countAnd(total, wrong === 0 ? actionLabels.noControlTestTook : actionLabels.exceptionTo(wrong));
}

function Exceptions({ ids }: { readonly ids: readonly string[] }): ReactNode {
  return <span className="action-exceptions"><OutcomeMark outcome="fail" size={14} label={false} />{ids.map((id) => displayName(id, 12)).join(', ')}</span>;
}
