import { useMemo } from 'react';
import type { ClassCell, EngineClient, MatrixDto, MatrixLine, SystemCell } from '../../contract/index.ts';
import { matrixText } from '../../text/index.ts';
import { useQuery, type Query } from '../engine/index.tsx';
import type { MatrixKind, Options } from './questions.ts';
import type { Shown, SortBy } from './shown.ts';
import { approverMatrix, boundaryMatrix, classMatrix, systemMatrix } from './specs.ts';

export interface MatrixView {
  readonly shown: Shown;
  readonly headline: string;
  readonly leftOut: number;
  readonly rowsLeftOut: number;
  /** No permission is stated at all: nothing is to be said of how they are counted. */
  readonly unpermitted?: true;
}

/** What the touches come to. Where no event was read, or no snapshot says what was permitted, that is the answer: nothing is "none" that was never looked at. */
export function systemHeadline(rows: number, cells: readonly SystemCell[], events: number): string {
  const permitted = cells.filter((cell) => cell.mayRead || cell.mayWrite);
  if (events === 0) return matrixText.system.unread(rows, permitted.length);
  const untold = total(cells, (cell) => cell.untold);
  const touches = total(cells, (cell) => cell.reads + cell.writes);
  if (permitted.length === 0 && untold > 0 && untold === touches) return matrixText.system.unjudged(rows, touches);
  return matrixText.system.headline(rows, permitted.length, permitted.filter((cell) => cell.reads + cell.writes > 0).length, cells.filter((cell) => cell.beyond > 0).length, untold);
}

export function classHeadline(cells: readonly ClassCell[], events: number): string {
  const readable = cells.filter((cell) => cell.readable > 0).length;
  if (events === 0) return matrixText.class.unread(readable);
  const read = cells.filter((cell) => cell.reads > 0);
  if (readable === 0 && read.length > 0 && read.every((cell) => cell.untold === cell.reads)) return matrixText.class.unjudged(read.length);
  return matrixText.class.headline(read.length, readable, cells.filter((cell) => cell.beyond > 0).length);
}

/** Asks for the one matrix that is shown, and puts it into words. */
export function useMatrix(engine: EngineClient, digest: string, kind: MatrixKind, filter: string, { byFleet, byEnvironment, approverRows }: Options, sort: SortBy, events: number): { readonly query: Query<unknown>; readonly view: MatrixView | null } {
  const key = (wanted: MatrixKind): readonly string[] | null => (kind === wanted ? ['matrix', wanted, digest, filter, wanted === 'approver' ? approverRows : ''] : null);
  const system = useQuery(key('system'), (signal) => engine.matrix.agentSystem({ digest, filter }, { signal }));
  const dataClass = useQuery(key('class'), (signal) => engine.matrix.agentClass({ digest, filter }, { signal }));
  const approver = useQuery(key('approver'), (signal) => engine.matrix.actionApprover({ digest, filter, by: approverRows }, { signal }));
  const boundary = useQuery(key('boundary'), (signal) => engine.matrix.environmentRisk({ digest, filter }, { signal }));
  const query = { system, class: dataClass, approver, boundary }[kind];
  const view = useMemo((): MatrixView | null => {
    if (kind === 'system') {
      const shown = viewOf(system.data, (matrix) => systemMatrix(matrix, byFleet, byEnvironment, sort), ({ rows, cells }) => systemHeadline(rows.length, cells, events));
      return shown !== null && system.data?.cells.some((cell) => cell.mayRead || cell.mayWrite) === false ? { ...shown, unpermitted: true } : shown;
    }
    if (kind === 'class') {
      return viewOf(dataClass.data, (matrix) => classMatrix(matrix, byFleet, sort), ({ cells }) => classHeadline(cells, events));
    }
    if (kind === 'approver') {
      return viewOf(approver.data, (matrix) => approverMatrix(matrix, approverRows, sort), ({ columns, cells }) => matrixText.approver.headline(
        total(cells, (cell) => (columns[cell.column]?.id === '' ? 0 : cell.actions)), total(cells, (cell) => (columns[cell.column]?.id === '' ? cell.actions : 0)), columns.length - 1, cells.filter((cell) => cell.invalid > 0).length));
    }
    return viewOf(boundary.data, (matrix) => boundaryMatrix(matrix, sort), ({ cells }) => matrixText.boundary.headline(
      total(cells, (cell) => cell.started), total(cells, (cell) => cell.outside), total(cells, (cell) => cell.untold)));
  }, [kind, system.data, dataClass.data, approver.data, boundary.data, byFleet, byEnvironment, approverRows, sort, events]);
  return { query, view };
}

const total = <Cell>(cells: readonly Cell[], of: (cell: Cell) => number): number => cells.reduce((n, cell) => n + of(cell), 0);

function viewOf<Cell, Row extends MatrixLine>(matrix: MatrixDto<Cell, Row> | undefined, show: (matrix: MatrixDto<Cell, Row>) => Shown, headline: (matrix: MatrixDto<Cell, Row>) => string): MatrixView | null {
  return matrix === undefined ? null : { shown: show(matrix), headline: headline(matrix), leftOut: matrix.leftOut, rowsLeftOut: matrix.rowsLeftOut };
}
