import { useMemo } from 'react';
import type { EngineClient, MatrixDto, MatrixLine } from '../../contract/index.ts';
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
}

/** Asks for the one matrix that is shown, and puts it into words. */
export function useMatrix(engine: EngineClient, digest: string, kind: MatrixKind, filter: string, { byFleet, byEnvironment, approverRows }: Options, sort: SortBy): { readonly query: Query<unknown>; readonly view: MatrixView | null } {
  const key = (wanted: MatrixKind): readonly string[] | null => (kind === wanted ? ['matrix', wanted, digest, filter, wanted === 'approver' ? approverRows : ''] : null);
  const system = useQuery(key('system'), (signal) => engine.matrix.agentSystem({ digest, filter }, { signal }));
  const dataClass = useQuery(key('class'), (signal) => engine.matrix.agentClass({ digest, filter }, { signal }));
  const approver = useQuery(key('approver'), (signal) => engine.matrix.actionApprover({ digest, filter, by: approverRows }, { signal }));
  const boundary = useQuery(key('boundary'), (signal) => engine.matrix.environmentRisk({ digest, filter }, { signal }));
  const query = { system, class: dataClass, approver, boundary }[kind];
  const view = useMemo((): MatrixView | null => {
    if (kind === 'system') {
      return viewOf(system.data, (matrix) => systemMatrix(matrix, byFleet, byEnvironment, sort), ({ rows, cells }) => matrixText.system.headline(
        rows.length, cells.filter((cell) => cell.mayRead || cell.mayWrite).length, cells.filter((cell) => (cell.mayRead || cell.mayWrite) && cell.reads + cell.writes > 0).length, cells.filter((cell) => cell.beyond > 0).length));
    }
    if (kind === 'class') {
      return viewOf(dataClass.data, (matrix) => classMatrix(matrix, byFleet, sort), ({ cells }) => matrixText.class.headline(
        cells.filter((cell) => cell.reads > 0).length, cells.filter((cell) => cell.readable > 0).length, cells.filter((cell) => cell.beyond > 0).length));
    }
    if (kind === 'approver') {
      return viewOf(approver.data, (matrix) => approverMatrix(matrix, approverRows, sort), ({ columns, cells }) => matrixText.approver.headline(
        total(cells, (cell) => (columns[cell.column]?.id === '' ? 0 : cell.actions)), total(cells, (cell) => (columns[cell.column]?.id === '' ? cell.actions : 0)), columns.length - 1, cells.filter((cell) => cell.invalid > 0).length));
    }
    return viewOf(boundary.data, (matrix) => boundaryMatrix(matrix, sort), ({ cells }) => matrixText.boundary.headline(
      total(cells, (cell) => cell.started), total(cells, (cell) => cell.outside), total(cells, (cell) => cell.untold)));
  }, [kind, system.data, dataClass.data, approver.data, boundary.data, byFleet, byEnvironment, approverRows, sort]);
  return { query, view };
}

const total = <Cell>(cells: readonly Cell[], of: (cell: Cell) => number): number => cells.reduce((n, cell) => n + of(cell), 0);

function viewOf<Cell, Row extends MatrixLine>(matrix: MatrixDto<Cell, Row> | undefined, show: (matrix: MatrixDto<Cell, Row>) => Shown, headline: (matrix: MatrixDto<Cell, Row>) => string): MatrixView | null {
  return matrix === undefined ? null : { shown: show(matrix), headline: headline(matrix), leftOut: matrix.leftOut, rowsLeftOut: matrix.rowsLeftOut };
}
