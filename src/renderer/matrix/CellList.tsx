import type { ReactNode } from 'react';
import type { ActionRow, EngineClient, TouchRow } from '../../contract/index.ts';
import { actionOutcomes, bareSecond, counted, displayName, matrixLabels, matrixText, underClock } from '../../text/index.ts';
import type { Address, Selection } from '../app/navigation.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { Icon } from '../design/Icon.tsx';
import { Name } from '../design/Name.tsx';
import { errorSentence } from '../engine/errors.ts';
import { usePages } from '../engine/use-pages.ts';
import { MarkShape } from './Cell.tsx';
import type { CellQuestion } from './questions.ts';

const touches = (): readonly Column<TouchRow>[] => [
  { id: 'time', header: underClock(matrixText.list.time), width: '158px', cell: (row) => bareSecond(row.time) },
  { id: 'agent', header: matrixText.list.agent, width: 'minmax(140px, 1fr)', cell: (row) => <Name max={48}>{row.agent}</Name> },
  { id: 'mode', header: matrixText.list.mode, width: '70px', cell: (row) => (row.mode === 'read' ? matrixText.list.reads : matrixText.list.writes) },
  { id: 'system', header: matrixText.list.system, width: 'minmax(140px, 1fr)', cell: (row) => <Name max={48}>{row.system}</Name> },
  { id: 'standing', header: matrixText.list.standing, width: '176px', cell: (row) => <span className="matrix-standing" data-mark={row.standing}><MarkShape mark={row.standing === 'permitted' ? 'plain' : row.standing} /> {matrixText.standings[row.standing]}</span> },
  { id: 'brief', header: matrixText.list.brief, width: 'minmax(180px, 2fr)', cell: (row) => <Name max={120}>{row.brief}</Name> },
];
const actions = (): readonly Column<ActionRow>[] => [
  { id: 'time', header: underClock(matrixText.list.time), width: '158px', cell: (row) => bareSecond(row.requestedAt) },
  { id: 'title', header: matrixText.list.title, width: 'minmax(220px, 3fr)', cell: (row) => <Name max={140}>{row.title}</Name> },
  { id: 'agent', header: matrixText.list.agent, width: 'minmax(140px, 1fr)', cell: (row) => <Name max={48}>{row.agentId}</Name> },
  { id: 'outcome', header: matrixText.list.outcome, width: '170px', cell: (row) => actionOutcomes[row.outcome] },
];

interface ListProps {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly filter: string;
  readonly selection: Selection | null;
  readonly select: (selection: Selection, how: 'push' | 'replace') => void;
}

/** What a cell counts, one row each, in place; the selection is the window's own. */
export function CellList({ question, title, say, filter, onClose, go, setFilter, ...props }: Omit<ListProps, 'filter'> & {
  readonly question: CellQuestion;
  readonly title: string;
  readonly say: string;
  /** The screen's filter, which narrows the cell too. */
  readonly filter: string;
  readonly onClose: () => void;
  readonly go: (to: Partial<Address>) => void;
  readonly setFilter: (filter: string) => void;
}): ReactNode {
  const { of, elsewhere } = question;
  const Rows = of === 'touches' ? Touches : Actions;
  return (
    <section className="matrix-list" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p>{say}</p>
        <div className="matrix-links">
          <button type="button" className="button small" onClick={() => go({ screen: elsewhere.screen, filter: elsewhere.filter })}><Icon name={elsewhere.screen === 'action' ? 'action' : 'timeline'} size={16} />{matrixText.showIn(elsewhere.screen === 'action' ? matrixLabels.actions : matrixLabels.timeline)}</button>
          <button type="button" className="button small" onClick={() => setFilter(question.filter)}>{matrixText.asFilter}</button>
          <button type="button" className="icon-button small" aria-label={matrixText.close} title={matrixText.close} onClick={onClose}><Icon name="close" size={16} /></button>
        </div>
      </header>
      <Rows key={question.filter} {...props} filter={`${filter} ${question.filter}`.trim()} />
    </section>
  );
}

function Touches({ engine, digest, filter, selection, select }: ListProps): ReactNode {
  const pages = usePages(['touches', digest, filter], (offset, limit, signal) => engine.matrix.touches({ digest, filter, offset, limit }, { signal }));
  if (pages.error !== null) return <p className="problem" role="alert">{errorSentence(pages.error)}</p>;
  return (
    <DataTable
      label={pages.total === null ? matrixText.list.brief : counted.touch(pages.total)} columns={touches()} count={pages.total ?? 0} row={pages.row} rowKey={keyOf} onRange={pages.onRange} empty={pages.total === null ? matrixLabels.reading : matrixText.noMatch}
      selected={selection === null ? null : `${selection.kind}:${selection.id}`} onSelect={(row, how) => select(targetOf(row), how)}
    />
  );
}

/** A touch is stated by an event, or else by the action itself. */
const targetOf = (row: TouchRow): Selection => (row.event === null ? { kind: 'action', id: row.action ?? '' } : { kind: 'event', id: row.event });
const keyOf = (row: TouchRow): string => `${targetOf(row).kind}:${targetOf(row).id}`;

function Actions({ engine, digest, filter, selection, select }: ListProps): ReactNode {
  const pages = usePages(['actions', digest, filter], (offset, limit, signal) => engine.actions.page({ digest, filter, offset, limit }, { signal }));
  if (pages.error !== null) return <p className="problem" role="alert">{errorSentence(pages.error)}</p>;
  return (
    <DataTable
      label={pages.total === null ? displayName(matrixText.list.title) : counted.action(pages.total)} columns={actions()} count={pages.total ?? 0} row={pages.row} rowKey={(row) => row.id} onRange={pages.onRange} empty={pages.total === null ? matrixLabels.reading : matrixText.noMatch}
      selected={selection?.kind === 'action' ? selection.id : null} onSelect={(row, how) => select({ kind: 'action', id: row.id }, how)}
    />
  );
}
