import type { MatrixDto, MatrixLine } from '../../contract/index.ts';

/** `beyond` is never drawn like `untold`, nor either like what was permitted. */
export type CellMark = 'beyond' | 'untold' | 'done' | 'permitted' | 'plain';

/** What one cell shows: a figure, a second line, and the whole in words for those who do not see it. */
export interface CellView {
  readonly figure: string;
  readonly word: string;
  readonly mark: CellMark;
  readonly say: string;
  readonly value: number;
  readonly beyond: number;
}

export interface ShownLine {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly group: string;
  /** Lines put together in this one; 1 where each stands for itself. */
  readonly members: number;
}

export interface Shown {
  readonly rows: readonly ShownLine[];
  readonly columns: readonly ShownLine[];
  /** Places in the lists; null for a cell that holds nothing. */
  readonly cell: (row: number, column: number) => CellView | null;
  /** The cells that hold something, row by row: few of many. */
  readonly filled: readonly { readonly row: number; readonly column: number; readonly view: CellView }[];
}

export type SortBy = { readonly kind: 'group' | 'weight' } | { readonly kind: 'column'; readonly id: string; readonly columns: 'group' | 'weight' };

interface Ways<Cell, Row extends MatrixLine> {
  readonly view: (cell: Cell, row: ShownLine, column: ShownLine) => CellView;
  readonly merge: (cells: readonly Cell[]) => Cell;
  readonly rowLine: (row: Row) => ShownLine;
  readonly columnLine: (column: MatrixLine) => ShownLine;
  /** Puts lines of one group together; null leaves each by itself. */
  readonly rowGroup: ((group: string, members: number) => ShownLine) | null;
  /** Columns with an order of their own keep it: classes of data, classes of risk. */
  readonly fixedColumns: boolean;
  readonly columnGroup: ((group: string, members: number) => ShownLine) | null;
}

/** A matrix as it is shown: lines put together, sorted, and each cell in words. Groups stay in the order of the lists. */
export function shownMatrix<Cell, Row extends MatrixLine>(matrix: MatrixDto<Cell, Row>, ways: Ways<Cell, Row>, sort: SortBy): Shown {
  const rows = linesOf(matrix.rows, ways.rowLine, ways.rowGroup);
  const columns = linesOf(matrix.columns, ways.columnLine, ways.columnGroup);
  const found = new Map<string, Cell[]>();
  for (const cell of matrix.cells) {
    const key = `${rows.placeOf[cell.row]} ${columns.placeOf[cell.column]}`;
    const list = found.get(key);
    if (list === undefined) found.set(key, [cell]);
    else list.push(cell);
  }
  const views = new Map<string, CellView>();
  const [rowSums, columnSums] = [rows.lines.map(() => 0), columns.lines.map(() => 0)];
  for (const [key, cells] of found) {
    const [row = 0, column = 0] = key.split(' ').map(Number);
    const view = ways.view(ways.merge(cells), rows.lines[row]!, columns.lines[column]!);
    views.set(key, view);
    rowSums[row]! += weightOf(view);
    columnSums[column]! += weightOf(view);
  }
  const by = sort.kind === 'column' ? columns.lines.findIndex((line) => line.id === sort.id) : -1;
  const rank = (row: number): number => {
    const view = views.get(`${row} ${by}`);
    if (sort.kind === 'column') return view === undefined ? -1 : weightOf(view);
    return sort.kind === 'group' ? 0 : rowSums[row]!;
  };
  // Sorting by a column moves no column.
  const byWeight = (sort.kind === 'column' ? sort.columns : sort.kind) === 'weight';
  // Stable: lines of equal rank stay in the order of their groups and names.
  const order = rows.lines.map((_, row) => row).sort((a, b) => rank(b) - rank(a));
  const across = columns.lines.map((_, column) => column).sort((a, b) => (byWeight && !ways.fixedColumns ? columnSums[b]! - columnSums[a]! : 0));
  return {
    rows: order.map((row) => rows.lines[row]!),
    columns: across.map((column) => columns.lines[column]!),
    cell: (row, column) => views.get(`${order[row]} ${across[column]}`) ?? null,
    filled: filledOf(views, order, across),
  };
}

function filledOf(views: ReadonlyMap<string, CellView>, order: readonly number[], across: readonly number[]): Shown['filled'] {
  const [rowAt, columnAt] = [order, across].map((list) => new Map(list.map((line, at) => [line, at])));
  return [...views].map(([key, view]) => {
    const [row = 0, column = 0] = key.split(' ').map(Number);
    return { row: rowAt?.get(row) ?? 0, column: columnAt?.get(column) ?? 0, view };
  }).sort((a, b) => a.row - b.row || a.column - b.column);
}

/** One touch beyond permission outweighs any number within it; a permission that was not used weighs a little. */
const weightOf = (view: CellView): number => view.beyond * 1_000_000 + view.value + (view.mark === 'permitted' ? 0.001 : 0);

function linesOf<Line extends MatrixLine>(lines: readonly Line[], single: (line: Line) => ShownLine, group: ((group: string, members: number) => ShownLine) | null): { readonly lines: readonly ShownLine[]; readonly placeOf: readonly number[] } {
  if (group === null) return { lines: lines.map(single), placeOf: lines.map((_, i) => i) };
  const groups = new Map<string, number>();
  const counts: number[] = [];
  const placeOf = lines.map((line) => {
    const at = groups.get(line.group) ?? groups.size;
    groups.set(line.group, at);
    counts[at] = (counts[at] ?? 0) + 1;
    return at;
  });
  return { lines: [...groups].map(([id, at]) => group(id, counts[at] ?? 0)), placeOf };
}
