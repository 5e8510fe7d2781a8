import { useEffect, useState, type ReactNode } from 'react';
import { designLabels, formatInstant, formatNumber, matrixLabels, matrixText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { ScreenFilter } from '../app/ScreenFilter.tsx';
import { Icon } from '../design/Icon.tsx';
import { EmptyState } from '../design/State.tsx';
import { errorSentence, filterProblem } from '../engine/errors.ts';
import { Segments } from '../design/Segments.tsx';
import { CellList } from './CellList.tsx';
import { CopyCsv } from './CopyCsv.tsx';
import './matrix.css';
import { MatrixGrid, type Place } from './MatrixGrid.tsx';
import { MatrixTable } from './MatrixTable.tsx';
import { OptionFields } from './OptionFields.tsx';
import { questionOf, type MatrixKind, type Options } from './questions.ts';
import type { ShownLine, SortBy } from './shown.ts';
import { useMatrix } from './use-matrix.ts';

const KINDS = ['system', 'class', 'approver', 'boundary'] as const satisfies readonly MatrixKind[];
const SIZES = {
  system: { rowHeight: 40, columnWidth: 78, headWidth: 236, headHeight: 132 }, class: { rowHeight: 40, columnWidth: 150, headWidth: 236, headHeight: 50 },
  approver: { rowHeight: 40, columnWidth: 132, headWidth: 280, headHeight: 50 }, boundary: { rowHeight: 108, columnWidth: 164, headWidth: 140, headHeight: 50 },
} as const;
const WIDE = { ...SIZES.system, columnWidth: 150, headHeight: 50 };
const FIELDS: Readonly<Record<MatrixKind, readonly string[]>> = {
  system: ['agent', 'system', 'env', 'class', 'mode', 'standing', 'time'], class: ['agent', 'class', 'env', 'time'],
  approver: ['approver', 'kind', 'outcome', 'risk', 'env'], boundary: ['agent', 'kind', 'outcome', 'autonomy', 'time'],
};
const BY_WEIGHT: SortBy = { kind: 'weight' };
const ordered = (kind: MatrixKind): SortBy => (kind === 'boundary' ? { kind: 'group' } : BY_WEIGHT);

interface Asked { readonly kind: MatrixKind; readonly options: Options; readonly sort: SortBy }
const FIRST: Asked = { kind: 'system', options: { byFleet: false, byEnvironment: false, approverRows: 'kind' }, sort: BY_WEIGHT };
/** What was asked last, by evidence: going to another screen and back keeps the question. */
const left = new Map<string, Asked>();

/** What the Matrices screen opens on the next time it shows this evidence. */
export function showMatrix(digest: string, kind: MatrixKind): void {
  left.set(digest, { ...(left.get(digest) ?? FIRST), kind, sort: ordered(kind) });
}

/** Who could touch, read and approve what, and who did? */
export function MatrixScreen({ engine, digest, run, selection, select, filter, setFilter, twin, setTwin, go }: ScreenProps): ReactNode {
  const [{ kind, options, sort }, setAsked] = useState(() => left.get(digest) ?? FIRST);
  useEffect(() => void left.set(digest, { kind, options, sort }), [digest, kind, options, sort]);
  const setSort = (next: SortBy): void => setAsked((now) => ({ ...now, sort: next }));
  const [opened, setOpened] = useState<{ readonly row: ShownLine; readonly column: ShownLine } | null>(null);
  const { query, view } = useMatrix(engine, digest, kind, filter, options, sort, run.run.counts.events);
  const problem = query.status === 'failed' ? filterProblem(query.error) : null;
  const choose = (next: MatrixKind): void => {
    setAsked((now) => ({ ...now, kind: next, sort: ordered(next) }));
    setOpened(null);
  };
  const place = opened === null || view === null ? null : placeOf(view.shown, opened);
  const open = ({ row, column }: Place): void => {
    const [rowLine, columnLine] = [view?.shown.rows[row], view?.shown.columns[column]];
    if (rowLine !== undefined && columnLine !== undefined) setOpened({ row: rowLine, column: columnLine });
  };
  const size = kind === 'system' && options.byEnvironment ? WIDE : SIZES[kind];
  return (
    <section className="matrix">
      <header className="matrix-top">
        <h1>{view === null ? matrixText.kinds[kind] : view.shown.rows.length === 0 && filter === '' ? matrixText.empty : view.headline}</h1>
        <div className="matrix-tools">
          <Segments label={matrixLabels.matrix} value={kind} onChange={choose} options={KINDS.map((each) => [each, matrixText.kinds[each]] as const)} />
          <OptionFields kind={kind} options={options} onOptions={(next) => { setAsked((now) => ({ ...now, options: next })); setOpened(null); }} sort={sort} onSort={setSort} />
          {view !== null && <CopyCsv shown={view.shown} corner={matrixText.kinds[kind]} />}
          <button type="button" className="button quiet" aria-pressed={twin} title={matrixLabels.theSameAsA} onClick={() => setTwin(!twin)}><Icon name={twin ? 'matrix' : 'table'} size={16} /> {twin ? matrixLabels.matrix : matrixLabels.table}</button>
        </div>
      </header>
      <ScreenFilter screen="matrix" value={filter} onChange={setFilter} problem={problem} fields={FIELDS[kind]} {...(view === null ? {} : { summary: `${formatNumber(view.shown.rows.length)} × ${formatNumber(view.shown.columns.length)}` })} />
      {query.status === 'failed' && problem === null && <p className="problem" role="alert">{errorSentence(query.error)}</p>}
      {problem !== null ? <FilterRefused kind={kind} onClear={() => setFilter('')} /> : view === null ? (query.status === 'loading' && <p className="waiting" role="status">{matrixLabels.readingTheMatrix}</p>) : view.shown.rows.length === 0 ? <p className="waiting">{filter === '' ? matrixText.noMatch : matrixText.empty}</p> : twin ? (
        <MatrixTable shown={view.shown} label={matrixText.kinds[kind]} opened={place} onOpen={open} />
      ) : (
        <MatrixGrid key={kind} legend={matrixText.legend[kind]} label={matrixText.kinds[kind]} shown={view.shown} size={size} sort={sort} opened={place} onOpen={open} onSort={(column) => setSort(sort.kind === 'column' && sort.id === column.id ? ordered(kind) : { kind: 'column', id: column.id, columns: sort.kind === 'column' ? sort.columns : sort.kind })} />
      )}
      {opened !== null && view !== null && (
        <CellList
          engine={engine} digest={digest} selection={selection} select={select} go={go} setFilter={setFilter} filter={filter} question={questionOf(kind, options, opened.row, opened.column)}
          title={`${opened.row.label} × ${opened.column.label}`} say={place === null ? matrixText.noMatch : (view.shown.cell(place.row, place.column)?.say ?? matrixText.noMatch)} onClose={() => setOpened(null)}
        />
      )}
      <p className="matrix-scope">
        <span>{kind === 'system' ? view?.unpermitted !== true && matrixText.scopePairs : kind === 'class' ? matrixText.scope : matrixText.scopeActions}</span>
        {view !== null && view.rowsLeftOut > 0 && <strong>{matrixText.rowsLeftOut(view.rowsLeftOut)}</strong>}
        {view !== null && view.leftOut > 0 && <strong>{matrixText.leftOut(view.leftOut)}</strong>}
        <span>{matrixLabels.asOf(formatInstant(run.run.inputs.asOf))}</span>
      </p>
    </section>
  );
}

function FilterRefused({ kind, onClear }: { readonly kind: MatrixKind; readonly onClear: () => void }): ReactNode {
  return (
    <div className="screen-empty">
      <EmptyState
        title={matrixText.filterRefused} sentence={matrixText.filterFields(FIELDS[kind])}
        action={<button type="button" className="button" onClick={onClear}>{designLabels.clearTheFilter}</button>}
      />
    </div>
  );
}

function placeOf({ rows, columns }: { readonly rows: readonly ShownLine[]; readonly columns: readonly ShownLine[] }, { row, column }: { readonly row: ShownLine; readonly column: ShownLine }): Place | null {
  const place = { row: rows.findIndex((each) => each.id === row.id), column: columns.findIndex((each) => each.id === column.id) };
  return place.row < 0 || place.column < 0 ? null : place;
}
