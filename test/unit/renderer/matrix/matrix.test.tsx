// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AgentRow, MatrixDto, SystemCell } from '../../../../src/contract/index.ts';
import { csvField, matrixCsv } from '../../../../src/renderer/matrix/csv.ts';
import { MatrixGrid } from '../../../../src/renderer/matrix/MatrixGrid.tsx';
import { questionOf } from '../../../../src/renderer/matrix/questions.ts';
import type { ShownLine } from '../../../../src/renderer/matrix/shown.ts';
import { boundaryMatrix, systemMatrix } from '../../../../src/renderer/matrix/specs.ts';
import { classHeadline, systemHeadline } from '../../../../src/renderer/matrix/use-matrix.ts';
import { matrixText } from '../../../../src/text/index.ts';

vi.stubGlobal('ResizeObserver', class {
  observe(): void {}
  disconnect(): void {}
});
afterEach(cleanup);

const MARKUP = '<img src=x onerror=alert(1)>';
const cell = (row: number, column: number, more: Partial<SystemCell> = {}) => ({ row, column, mayRead: false, mayWrite: false, reads: 0, writes: 0, beyond: 0, untold: 0, ...more });
const MATRIX: MatrixDto<SystemCell, AgentRow> = {
  rows: [{ id: 'a', label: MARKUP, group: 'f1', clearance: 'public' }, { id: 'b', label: '=1+1', group: 'f1', clearance: null }, { id: 'c', label: 'c', group: 'f2', clearance: 'internal' }],
  columns: [{ id: 'x', label: 'x', group: 'ci' }, { id: 'y', label: 'y', group: 'ci' }, { id: 'z', label: 'z', group: '' }],
  cells: [cell(0, 0, { mayRead: true }), cell(1, 1, { mayRead: true, reads: 5 }), cell(2, 2, { writes: 2, beyond: 2 }), cell(2, 0, { reads: 1, untold: 1 })],
  leftOut: 0, rowsLeftOut: 0,
};
const ids = (lines: readonly ShownLine[]): readonly string[] => lines.map((line) => line.id);

describe('a matrix as it is shown', () => {
  test('has what is beyond permission first, or keeps groups and names', () => {
    const weighed = systemMatrix(MATRIX, false, false, { kind: 'weight' });
    expect([ids(weighed.rows), ids(weighed.columns)]).toEqual([['c', 'b', 'a'], ['z', 'y', 'x']]);
    const grouped = systemMatrix(MATRIX, false, false, { kind: 'group' });
    expect([ids(grouped.rows), ids(grouped.columns)]).toEqual([['a', 'b', 'c'], ['x', 'y', 'z']]);
    expect(grouped.cell(2, 2)).toMatchObject({ mark: 'beyond', value: 2, beyond: 2 });
    expect([grouped.cell(0, 0)?.mark, grouped.cell(1, 1)?.mark, grouped.cell(2, 0)?.mark, grouped.cell(1, 0)]).toEqual(['permitted', 'done', 'untold', null]);
    for (const shown of [weighed, grouped]) {
      expect(shown.filled).toHaveLength(4);
      for (const { row, column, view } of shown.filled) expect(shown.cell(row, column)).toBe(view);
    }
    const sorted = systemMatrix(MATRIX, false, false, { kind: 'column', id: 'x', columns: 'group' });
    expect([ids(sorted.rows), ids(sorted.columns)]).toEqual([['c', 'a', 'b'], ['x', 'y', 'z']]);
  });

  test('put together by fleet and environment, it counts the same', () => {
    const shown = systemMatrix(MATRIX, true, true, { kind: 'group' });
    expect([ids(shown.rows), ids(shown.columns)]).toEqual([['f1', 'f2'], ['ci', '']]);
    expect(shown.cell(0, 0)).toMatchObject({ value: 5, mark: 'done' });
    expect(shown.cell(1, 1)).toMatchObject({ value: 2, mark: 'beyond' });
    expect(shown.cell(0, 1)).toBeNull();
  });

  test('marks of a boundary never take one for another', () => {
    const base = { row: 0, column: 0, boundary: null, versions: 0, actions: 3, started: 2, above: 0, forbidden: 0, ungated: 0, outside: 0, untold: 0 };
    const mark = (more: Partial<typeof base>) => boundaryMatrix({ rows: [{ id: 'ci', label: 'ci', group: '' }], columns: [{ id: 'low', label: 'low', group: '' }], cells: [{ ...base, ...more }], leftOut: 0, rowsLeftOut: 0 }, { kind: 'group' }).cell(0, 0)?.mark;
    expect([mark({}), mark({ outside: 1, untold: 1 }), mark({ untold: 1 }), mark({ actions: 1, started: 0 })]).toEqual(['done', 'beyond', 'untold', 'plain']);
  });
});

describe('the first line', () => {
  const { system, class: ofClass } = matrixText;
  const untold = [cell(0, 0, { reads: 2, untold: 2 }), cell(1, 1, { writes: 1, untold: 1 })];
  const read = (readable: number, more = {}) => ({ row: 0, column: 0, readable, cleared: null, reads: 2, beyond: 0, untold: 0, ...more });

  test.each([
    ['no event was read', MATRIX.cells, 0, system.unread(3, 2)],
    ['no snapshot says what was permitted', untold, 3, system.unjudged(3, 3)],
    ['some touches cannot be judged', MATRIX.cells.slice(0, 2).concat(untold), 9, system.headline(3, 2, 1, 0, 3)],
  ])('never tells as none what was not looked at: %s', (_what, cells, events, words) => {
    expect(systemHeadline(3, cells, events)).toBe(words);
  });

  test.each([
    ['no event was read', [read(3)], 0, ofClass.unread(1)], ['no snapshot', [read(0, { untold: 2 })], 2, ofClass.unjudged(1)], ['judged', [read(3)], 2, ofClass.headline(1, 1, 0)],
  ])('by data class: %s', (_what, cells, events, words) => {
    expect(classHeadline(cells, events)).toBe(words);
  });
});

describe('what leaves as CSV', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '|calc', '%0a', '＝1', '\u0000=1'])('%j does not begin a formula', (text) => {
    expect(csvField(text)).toBe(`"'${text}"`);
  });
  test('every field is one field, whatever is in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const field = csvField(text);
      expect(field.slice(1, -1).replaceAll('""', '').includes('"')).toBe(false);
      expect(/^"\s*[=+\-@]/.test(field)).toBe(false);
      expect(field.slice(1, -1).replaceAll('""', '"').replace(/^'/, '')).toBe(text.replace(/^'/, ''));
    }));
  });
  test('holds the rows and columns as they are shown, and refuses what is too large', () => {
    const shown = systemMatrix(MATRIX, false, false, { kind: 'group' });
    const lines = matrixCsv(shown, 'corner')?.split('\r\n') ?? [];
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('"corner","x","y","z"');
    expect(lines[2]?.startsWith(`"'=1+1","",`)).toBe(true);
    const many = Array.from({ length: 1_000 }, () => shown.rows[0]!);
    expect(matrixCsv({ rows: many, columns: many, cell: () => null }, '')).toBeNull();
  });
});

test('a cell asks for exactly its rows, whatever its ids hold', () => {
  const line = (id: string): ShownLine => ({ id, label: '', detail: '', group: '', members: 1 });
  const options = { byFleet: false, byEnvironment: true, approverRows: 'kind' as const };
  expect(questionOf('system', options, line('a "b" \\'), line('')).filter).toBe('agent:"a \\"b\\" \\\\" -env:*');
  expect(questionOf('class', options, line('a'), line('public')).filter).toBe('mode:read agent:"a" class:"public"');
  expect(questionOf('approver', options, line('data.query'), line('')).filter).toBe('kind:"data.query" -approver:*');
  expect(questionOf('boundary', options, line('ci'), line('low')).filter).toBe('env:"ci" risk:"low"');
});

describe('the grid', () => {
  const grid = (shown = systemMatrix(MATRIX, false, false, { kind: 'group' }), on = { open: vi.fn(), sort: vi.fn() }) => {
    render(<MatrixGrid label="Agents" legend="" shown={shown} size={{ rowHeight: 40, columnWidth: 80, headWidth: 200, headHeight: 100 }} sort={{ kind: 'group' }} opened={null} onOpen={on.open} onSort={on.sort} />);
    return { element: screen.getByRole('grid'), ...on };
  };

  test('draws the few cells in view of hundreds by hundreds', () => {
    const rows = Array.from({ length: 800 }, (_, i) => ({ id: `r${i}`, label: `r${i}`, group: '', clearance: null }));
    const columns = Array.from({ length: 900 }, (_, i) => ({ id: `c${i}`, label: `c${i}`, group: '' }));
    const { element } = grid(systemMatrix({ rows, columns, cells: [cell(0, 0, { reads: 1 })], leftOut: 0, rowsLeftOut: 0 }, false, false, { kind: 'group' }));
    expect([element.getAttribute('aria-rowcount'), element.getAttribute('aria-colcount')]).toEqual(['801', '901']);
    expect(screen.getAllByRole('gridcell').length).toBeLessThan(600);
  });

  test('is moved through by keys, heads included; Enter opens a cell that holds something, and sorts by a head', () => {
    const { element, open, sort } = grid();
    const at = (): string | null | undefined => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label');
    expect(at()).toMatch(/may read/);
    fireEvent.keyDown(element, { key: 'ArrowRight' });
    fireEvent.keyDown(element, { key: 'Enter' });
    expect(open).not.toHaveBeenCalled();
    fireEvent.keyDown(element, { key: 'ArrowDown' });
    fireEvent.keyDown(element, { key: 'Enter' });
    expect(open).toHaveBeenCalledExactlyOnceWith({ row: 1, column: 1 });
    fireEvent.keyDown(element, { key: 'End', ctrlKey: true });
    expect(at()).toMatch(/beyond permission/);
    fireEvent.keyDown(element, { key: 'Home', ctrlKey: true });
    fireEvent.keyDown(element, { key: 'ArrowUp' });
    fireEvent.keyDown(element, { key: 'Enter' });
    expect(sort.mock.calls[0]?.[0]).toMatchObject({ id: 'x' });
  });

  test('names are text, and a mark is a shape and a word beside its colour', () => {
    const { element } = grid();
    expect(element.querySelector('img')).toBeNull();
    expect(element.textContent).toContain(MARKUP);
    const marked = element.querySelector('[data-mark="beyond"]');
    expect([marked?.querySelector('svg') === null, marked?.textContent]).toEqual([false, ' 2beyond 2']);
  });
});
