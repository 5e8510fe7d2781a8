import type { AgentRow, ApproverCell, BoundaryCell, ClassCell, MatrixDto, MatrixLine, SystemCell } from '../../contract/index.ts';
import { actionKinds, dataClasses, displayName, environments, formatNumber, matrixText, riskClasses } from '../../text/index.ts';
import { shownMatrix, type CellMark, type CellView, type Shown, type ShownLine, type SortBy } from './shown.ts';

const wordOf = (words: Readonly<Record<string, string>>, id: string, none: string): string => (id === '' ? none : (Object.hasOwn(words, id) ? words[id] : undefined) ?? displayName(id));
const plain = (label: (id: string) => string) => ({ id, group }: MatrixLine): ShownLine => ({ id, label: label(id), detail: '', group, members: 1 });
const sum = <Cell>(cells: readonly Cell[], of: (cell: Cell) => number): number => cells.reduce((n, cell) => n + of(cell), 0);
const markOf = (beyond: number, untold: number, done: number, permitted: boolean): CellMark => (beyond > 0 ? 'beyond' : untold > 0 ? 'untold' : done > 0 ? 'done' : permitted ? 'permitted' : 'plain');
const markWord = (beyond: number, untold: number, otherwise: string): string =>
  (beyond > 0 ? `${matrixText.marks.beyond} ${formatNumber(beyond)}` : untold > 0 ? matrixText.marks.untold : otherwise);

const agentLine = (row: AgentRow): ShownLine => ({
  id: row.id, label: displayName(row.label), group: row.group, members: 1,
  detail: row.clearance === null ? matrixText.notRegistered : matrixText.clearance(dataClasses[row.clearance]),
});
const fleetLine = (group: string, members: number): ShownLine => ({ id: group, label: group === '' ? matrixText.noFleet : displayName(group), detail: matrixText.members(members, 'agent'), group, members });
const environmentWord = (id: string): string => wordOf(environments, id, matrixText.noEnvironment);

export function systemMatrix(matrix: MatrixDto<SystemCell, AgentRow>, byFleet: boolean, byEnvironment: boolean, sort: SortBy): Shown {
  return shownMatrix(matrix, {
    fixedColumns: false,
    rowLine: agentLine,
    columnLine: (column) => ({ id: column.id, label: displayName(column.label), detail: environmentWord(column.group), group: column.group, members: 1 }),
    rowGroup: byFleet ? fleetLine : null,
    columnGroup: byEnvironment ? (group, members) => ({ id: group, label: environmentWord(group), detail: matrixText.members(members, 'system'), group, members }) : null,
    merge: (cells) => ({
      mayRead: cells.some((cell) => cell.mayRead), mayWrite: cells.some((cell) => cell.mayWrite), reads: sum(cells, (cell) => cell.reads), writes: sum(cells, (cell) => cell.writes),
      beyond: sum(cells, (cell) => cell.beyond), untold: sum(cells, (cell) => cell.untold),
    }),
    view: ({ mayRead, mayWrite, reads, writes, beyond, untold }): CellView => {
      const done = reads + writes;
      const letters = `${mayRead ? 'r' : ''}${mayWrite ? 'w' : ''}`;
      return {
        figure: done === 0 ? letters : formatNumber(done), word: markWord(beyond, untold, done === 0 ? '' : letters), mark: markOf(beyond, untold, done, letters !== ''),
        say: matrixText.system.say(matrixText.may(mayRead, mayWrite), reads, writes, beyond, untold), value: done, beyond,
      };
    },
  }, sort);
}

export function classMatrix(matrix: MatrixDto<ClassCell, AgentRow>, byFleet: boolean, sort: SortBy): Shown {
  return shownMatrix(matrix, {
    fixedColumns: true,
    rowLine: agentLine,
    columnLine: plain((id) => wordOf(dataClasses, id, matrixText.unstated)),
    rowGroup: byFleet ? fleetLine : null,
    columnGroup: null,
    // The systems that a fleet's agents may read are not the sum of theirs; the most that one of them may read is no overstatement.
    merge: (cells) => ({
      readable: cells.reduce((most, cell) => Math.max(most, cell.readable), 0), cleared: cells.some((cell) => cell.cleared === false) ? false : cells.every((cell) => cell.cleared === true) ? true : null,
      reads: sum(cells, (cell) => cell.reads), beyond: sum(cells, (cell) => cell.beyond), untold: sum(cells, (cell) => cell.untold),
    }),
    view: ({ readable, cleared, reads, beyond, untold }): CellView => ({
      figure: reads === 0 ? '–' : `${formatNumber(reads)}×`,
      word: markWord(beyond, untold, [readable > 0 ? matrixText.class.readable(readable) : '', cleared === false ? matrixText.class.above : ''].filter(Boolean).join(', ')),
      mark: markOf(beyond, untold, reads, readable > 0), say: matrixText.class.say(readable, cleared, reads, beyond, untold), value: reads, beyond,
    }),
  }, sort);
}

export function approverMatrix(matrix: MatrixDto<ApproverCell>, by: 'kind' | 'action', sort: SortBy): Shown {
  return shownMatrix(matrix, {
    fixedColumns: false,
    rowLine: (row) => ({ id: row.id, label: by === 'kind' ? wordOf(actionKinds, row.id, '') : displayName(row.label), detail: by === 'kind' ? '' : displayName(row.id, 24), group: row.group, members: 1 }),
    columnLine: (column) => ({ id: column.id, label: column.id === '' ? matrixText.nobody : displayName(column.label), detail: '', group: '', members: 1 }),
    rowGroup: null,
    columnGroup: null,
    merge: (cells) => cells[0]!,
    view: ({ actions, granted, denied, expired, invalid, unproved, own }, _row, column): CellView => ({
      figure: column.id === '' ? formatNumber(actions) : matrixText.approver.short(granted, denied, expired),
      word: invalid > 0 ? `${matrixText.marks.invalid} ${formatNumber(invalid)}` : unproved > 0 ? matrixText.marks.untold : own > 0 ? matrixText.approver.own(own) : '',
      mark: markOf(invalid, unproved, column.id === '' ? 0 : actions, false),
      say: matrixText.approver.say(column.id === '', actions, granted, denied, expired, invalid, unproved, own), value: actions, beyond: invalid,
    }),
  }, sort);
}

export function boundaryMatrix(matrix: MatrixDto<BoundaryCell>, sort: SortBy): Shown {
  const { autonomies, gates, mode, none, changed, done, outside: outsideWords, say } = matrixText.boundary;
  return shownMatrix(matrix, {
    fixedColumns: true,
    rowLine: plain(environmentWord),
    columnLine: plain((id) => wordOf(riskClasses, id, matrixText.unstated)),
    rowGroup: null,
    columnGroup: null,
    merge: (cells) => cells[0]!,
    view: ({ boundary, versions, actions, started, above, forbidden, ungated, outside, untold }): CellView => {
      const words = boundary === null ? none : [autonomies[boundary.maxAutonomy], gates[boundary.gate] ?? displayName(boundary.gate, 24), mode[boundary.mode] ?? '', versions > 1 ? changed(versions - 1) : ''].filter(Boolean).join(', ');
      return {
        figure: done(actions, started), word: [words, outside > 0 ? outsideWords(outside) : '', untold > 0 ? `${formatNumber(untold)} ${matrixText.marks.untold}` : ''].filter(Boolean).join('\n'),
        mark: markOf(outside, untold, started, boundary !== null), say: say(words, actions, started, above, forbidden, ungated, untold), value: actions, beyond: outside,
      };
    },
  }, sort);
}
